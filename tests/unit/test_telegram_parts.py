"""How a text is cut into Telegram's messages: nothing lost, nothing too wide, no character broken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.chat import Button, Shown
from bot.errors import Rejected
from bot.messengers.telegram.parts import Part, PartKind, Sent, lay_out, reference, referenced, split, width


@given(st.text(alphabet="ab \n货😀", max_size=200), st.integers(min_value=4, max_value=20))
def test_pieces_fit_and_hold_everything_but_line_ends_at_the_cuts(text: str, limit: int) -> None:
    pieces = split(text, limit)
    assert all(width(piece) <= limit for piece in pieces)
    assert "".join(pieces).replace("\n", "") == text.replace("\n", "")


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", ("",)),
        ("1234567890", ("1234567890",)),
        ("line one\ntwo", ("line one", "two")),
        ("ab cd efghijk", ("ab cd", " efghijk")),
        ("12345678901", ("1234567890", "1")),
        ("😀😀😀😀😀😀", ("😀😀😀😀😀", "😀")),
    ],
)
def test_cuts(text: str, pieces: tuple[str, ...]) -> None:
    assert split(text, 10) == pieces


def test_a_picture_and_a_file_carry_the_caption_on_the_last() -> None:
    rows = ((Button("Yes", "y"),),)
    photo, file = lay_out(Shown("both", rows, picture=b"png", file=b"csv", file_name="a.csv"))
    assert photo == Part(PartKind.PHOTO, content=b"png", name="picture.png")
    assert file == Part(PartKind.DOCUMENT, "both", rows, b"csv", "a.csv")


def test_a_text_for_too_many_messages_is_refused_whole() -> None:
    assert len(lay_out(Shown("x" * 40_960))) == 10
    with pytest.raises(Rejected):
        lay_out(Shown("x" * 40_961))


@pytest.mark.parametrize("text", ["t:12", "p:12,t:13", "d:1,t:2,t:3"])
def test_a_reference_reads_back(text: str) -> None:
    assert reference(referenced(text)) == text


def test_a_reference_of_parts() -> None:
    assert reference([Sent(PartKind.PHOTO, 3), Sent(PartKind.TEXT, 4)]) == "p:3,t:4"


@pytest.mark.parametrize("text", ["", "12", "x:12", "t:", "t:1,", "t:1:2"])
def test_what_is_no_reference(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        referenced(text)
