"""One amount against an earlier one, said so that a zero or a negative base never makes a misleading percentage."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.replies import formats
from bot.replies.texts import Ready, Voice

TIMES_FROM = Decimal(10)
"""From ten times the base on, a multiple is easier to read than a percentage."""


class Direction(StrEnum):
    """NONE: there is no base that a percentage could be of."""

    MORE = "more"
    LESS = "less"
    TIMES = "times"
    SAME = "same"
    NOTHING = "nothing"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Comparison:
    """`share` is the change as a positive share of the base, `times` the multiple of it; both zero without a usable base."""

    direction: Direction
    base: Decimal
    share: Decimal = Decimal(0)
    times: Decimal = Decimal(0)


def compare(now: Decimal, base: Decimal) -> Comparison:
    """Percentages are only of a positive base, and only to a result that is not negative."""
    if now == base and base != 0:
        return Comparison(Direction.SAME, base)
    if base == 0:
        return Comparison(Direction.NOTHING, base)
    if base < 0 or now < 0:
        return Comparison(Direction.AMOUNT, base)
    ratio = now / base
    if ratio >= TIMES_FROM:
        return Comparison(Direction.TIMES, base, times=ratio.quantize(Decimal("0.1" if ratio < 100 else "1")))
    return Comparison(Direction.MORE if ratio > 1 else Direction.LESS, base, share=abs(ratio - 1))


def versus(voice: Voice, comparison: Comparison, than: str, currency: str) -> Ready:
    """The comparison as a clause; `than` is what it is compared with, in words."""
    return voice.say(
        f"versus-{comparison.direction.value}",
        than=Ready(than),
        percent=Ready(formats.percent(comparison.share, voice.language)),
        times=comparison.times,
        amount=Ready(voice.exact(comparison.base, currency)),
    )
