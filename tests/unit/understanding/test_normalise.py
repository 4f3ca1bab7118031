"""One spelling for all: what is mapped, what is dropped, what stays, and the way back to the raw text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.normalise import normalise


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("拖鞋降到５．５元", "拖鞋降到5.5元"),
        ("￥９．９", "¥9.9"),
        ("ＡＢＣ％", "abc%"),
        ("把拖鞋降到五塊五", "把拖鞋降到五块五"),
        ("月餅禮盒出價一塊二", "月饼礼盒出价一块二"),
        ("停掉所有推廣", "停掉所有推广"),
        ("5\u200b块\u200d5", "5块5"),
        ("\u202e拖鞋\u202c 5块\u2066", "拖鞋 5块"),
        ("降 5 毛", "降 5毛"),
        ("拖鞋\u3000五块", "拖鞋 五块"),
        ("Set Mug TO 8", "set mug to 8"),
        ("the mug’s price", "the mug's price"),
        ("5，200", "5，200"),
        ("一\r二", "一\n二"),
    ],
)
def test_spelling(raw: str, text: str) -> None:
    assert normalise(raw).text == text


@pytest.mark.parametrize("char", ["²", "½", "①", "٥", "५", "Ⅷ"])
def test_foreign_digits_stay_what_they_are(char: str) -> None:
    assert normalise(f"5{char}").text == f"5{char.lower()}"


def test_offsets_lead_back_to_the_raw_text() -> None:
    raw = "把\u200b拖鞋降到５\u200b块５"
    normal = normalise(raw)
    start = normal.text.index("5块5")
    low, high = normal.raw_span(start, start + 3)
    assert normal.text == "把拖鞋降到5块5"
    assert raw[low:high] == "５\u200b块５"


@given(st.text(max_size=200))
def test_every_character_has_its_place(raw: str) -> None:
    normal = normalise(raw)
    assert len(normal.offsets) == len(normal.text) + 1
    assert list(normal.offsets) == sorted(normal.offsets)
    assert normal.offsets[-1] == len(raw)
