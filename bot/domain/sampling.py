"""Repeatable draws: the same key gives the same numbers on every machine and Python, in any order of asking.

A library generator keeps a state that depends on what was drawn before; a simulated day must come out the same whether it is
computed once or after three restarts. So each draw is a hash of its key and position, and all arithmetic is on whole numbers.
"""

from collections.abc import Sequence
from hashlib import blake2b
from math import isqrt
from struct import Struct

MICRO = 1_000_000
"""Means and shares are whole millionths."""
WORD = 64
FINE = 128
"""Bits of a word, and of the sums it is held against: their rounding stays far below one word."""
_EIGHT = Struct(">8Q")
_LARGE_MEAN = 30 * MICRO


class Draws:
    """A stream of 64-bit words named by its key parts (text or whole numbers)."""

    __slots__ = ("_block", "_key", "_next", "_words")

    def __init__(self, *key: str | int) -> None:
        self._key = "\x1f".join(map(str, key)).encode()
        self._next = 0
        self._block = -1
        self._words: tuple[int, ...] = ()

    def at(self, position: int) -> int:
        """The word at a position, whatever was asked before."""
        block, place = divmod(position, 8)
        if block != self._block:
            digest = blake2b(self._key + b"\x1e%d" % block, digest_size=64).digest()
            self._words = _EIGHT.unpack(digest)
            self._block = block
        return self._words[place]

    def word(self) -> int:
        """The next word of the stream."""
        self._next += 1
        return self.at(self._next - 1)

    def below(self, limit: int) -> int:
        """A whole number from 0 to limit - 1, each as likely as the other."""
        return self.word() * limit >> WORD

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both inclusive."""
        return low + self.below(high - low + 1)

    def chance(self, micro: int) -> bool:
        """True in `micro` of a million cases."""
        return self.below(MICRO) < micro

    def pick(self, weights: Sequence[int]) -> int:
        """A position of `weights`, as likely as its weight. Raises ValueError when nothing has a weight."""
        whole = sum(weights)
        if whole <= 0:
            raise ValueError("nothing to pick from")
        left = self.below(whole)
        for position, weight in enumerate(weights):
            if left < weight:
                return position
            left -= weight
        raise AssertionError("the weights changed while picking")

    def poisson(self, mean: int) -> int:
        """How many of many rare events happen, `mean` millionths on average. Above 30 a rounded normal stands in."""
        if mean > _LARGE_MEAN:
            bell = sum(self.below(MICRO) for _ in range(12)) - 6 * MICRO
            return max(0, (mean + isqrt(mean * MICRO) * bell // MICRO + MICRO // 2) // MICRO)
        return poisson(mean, self.word())


def exp_minus(micro: int) -> int:
    """e to the power of minus `micro` millionths, in units of 2**-128: a Taylor series of 1/64 of it, squared six times."""
    part = (micro << FINE) // (MICRO * 64)
    term, result, order = 1 << FINE, 1 << FINE, 0
    while term:
        order += 1
        term = (term * part >> FINE) // order
        result += -term if order % 2 else term
    for _ in range(6):
        result = result * result >> FINE
    return result


def poisson(mean: int, word: int) -> int:
    """The Poisson count whose cumulative chance first passes `word`; a larger mean never gives a smaller count."""
    if word < (1 << WORD) - (mean << WORD) // MICRO:  # e**-m is never below 1 - m: most hours need no series
        return 0
    chance = exp_minus(mean)
    passed, count, place = chance, 0, word << FINE - WORD
    while place >= passed and chance:
        count += 1
        chance = chance * mean // (count * MICRO)
        passed += chance
    return count
