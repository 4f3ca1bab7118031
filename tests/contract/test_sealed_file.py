"""A sealed file opens with its passphrase, whole and unaltered; memory does not grow with it."""

import io
import random
import tracemalloc

import pytest

from bot.storage.sealed_file import MAGIC, PIECE, TAG, open_sealed, write_sealed
from bot.storage.sealing import BrokenSeal

WORDS = "a passphrase of the house"


def sealed(content: bytes, words: str = WORDS) -> bytes:
    target = io.BytesIO()
    write_sealed(target, io.BytesIO(content), words, {"kind": "test"}, lambda _: None)
    return target.getvalue()


def opened(whole: bytes, words: str = WORDS) -> bytes:
    return b"".join(open_sealed(io.BytesIO(whole), words).pieces)


def body_at(whole: bytes) -> int:
    return len(MAGIC) + 4 + int.from_bytes(whole[len(MAGIC) : len(MAGIC) + 4], "big")


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 17])
def test_every_size_comes_back(size: int) -> None:
    content = random.Random(size).randbytes(size)
    whole = sealed(content)
    told: list[int] = []
    write_sealed(io.BytesIO(), io.BytesIO(content), WORDS, {}, told.append)
    assert opened(whole) == content
    assert told[-1] == size
    assert open_sealed(io.BytesIO(whole), WORDS).about == {"kind": "test"}
    assert content[:64] not in whole or size < 16


def test_it_is_never_the_same_twice_and_needs_its_passphrase() -> None:
    one, two = sealed(b"the same"), sealed(b"the same")
    assert one != two
    for words in ("", WORDS + " ", WORDS.upper()):
        with pytest.raises(BrokenSeal):
            opened(one, words)


def test_cut_short_anywhere_it_does_not_open() -> None:
    whole = sealed(random.Random(1).randbytes(2 * PIECE + 100))
    start = body_at(whole)
    borders = [start + number * (PIECE + TAG) for number in range(3)]
    cuts = [
        *range(0, start, 13),
        *borders,
        *(each - 1 for each in borders),
        *(each + 1 for each in borders),
        len(whole) - 1,
    ]
    for cut in cuts:
        with pytest.raises(BrokenSeal):
            opened(whole[:cut])


def test_pieces_out_of_place_lengthened_or_of_another_file_do_not_open() -> None:
    content = random.Random(2).randbytes(3 * PIECE)
    whole, other = sealed(content), sealed(content)
    start, step = body_at(whole), PIECE + TAG
    head, pieces = whole[:start], [whole[start + n * step : start + (n + 1) * step] for n in range(3)]
    assert opened(head + b"".join(pieces)) == content
    foreign = other[body_at(other) :]
    for wrong in (
        [pieces[1], pieces[0], pieces[2]],
        [pieces[0], pieces[2]],
        [*pieces, pieces[2]],
        [*pieces, b"x"],
        [foreign[:step], *pieces[1:]],
        pieces[:2],
    ):
        with pytest.raises(BrokenSeal):
            opened(head + b"".join(wrong))


def test_a_flipped_byte_is_found() -> None:
    whole = sealed(b"q" * 500)
    for place in range(0, len(whole), 11):
        flipped = bytearray(whole)
        flipped[place] ^= 1
        with pytest.raises(BrokenSeal):
            opened(bytes(flipped))


def test_memory_does_not_grow_with_the_file() -> None:
    class Endless(io.RawIOBase):
        """Forty pieces that nobody keeps."""

        def __init__(self) -> None:
            self.left = 40 * PIECE

        def read(self, size: int = -1) -> bytes:
            given = min(size, self.left)
            self.left -= given
            return b"z" * given

    class Nowhere(io.RawIOBase):
        def write(self, given: object) -> int:
            return len(given)  # type: ignore[arg-type]

    tracemalloc.start()
    write_sealed(Nowhere(), Endless(), WORDS, {}, lambda _: None)  # type: ignore[arg-type]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 * PIECE
