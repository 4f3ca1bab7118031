"""The terms a listing is offered on from a moment on. Kept as a history, so that an hour simulated late uses what held then.

A moment is a whole number of minutes on the shop's own wall clock: proleptic day number x 1440 + minute of the day.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain.listing import PromotionState

DAY = 1440
HOUR = 60


def beginning(day: date) -> int:
    """The first moment of a day."""
    return day.toordinal() * DAY


def moment_of(local: datetime) -> int:
    """The moment of a wall-clock time; seconds are dropped."""
    return beginning(local.date()) + local.hour * HOUR + local.minute


def day_of(moment: int) -> date:
    return date.fromordinal(moment // DAY)


class Shelf(StrEnum):
    """Whether a listing can be bought. DRAFT: it never could yet."""

    ON = "on"
    OFF = "off"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Terms:
    """How a listing is offered since `since`. Amounts in minor units; `tiers` are (from pieces, unit price).

    `bid` None is the platform's automatic bid; a text that is None is the one the listing opened with.
    """

    since: int
    price: int
    tiers: tuple[tuple[int, int], ...] = ()
    promotion: PromotionState = PromotionState.OFF
    budget: int = 0
    until: date | None = None
    bid: int | None = None
    shelf: Shelf = Shelf.ON
    title: str | None = None
    description: str | None = None
    selling_points: str | None = None

    @property
    def on_sale(self) -> bool:
        return self.shelf is Shelf.ON

    def unit_price(self, units: int) -> int:
        """What one piece costs in an order of `units`, before a variant's surcharge."""
        fitting = [price for least, price in self.tiers if units >= least]
        return fitting[-1] if fitting else self.price

    def runs(self, day: date) -> bool:
        """Whether ads are shown on a day."""
        return self.state(day) is PromotionState.RUNNING

    def state(self, day: date) -> PromotionState:
        """The promotion's state on a day: past its last day it is off."""
        ended = self.until is not None and day > self.until
        return PromotionState.OFF if ended else self.promotion


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of an hour with the same terms: moments start..end, end excluded."""

    start: int
    end: int
    terms: Terms


def at(history: Sequence[Terms], moment: int) -> Terms:
    """The terms in force at a moment; before the first ones, the first ones."""
    held = history[0]
    for each in history:
        if each.since > moment:
            break
        held = each
    return held


def pieces(history: Sequence[Terms], start: int, end: int) -> Iterator[Piece]:
    """The span start..end cut where the terms change."""
    if len(history) == 1:
        yield Piece(start, end, history[0])
        return
    cuts = sorted({each.since for each in history if start < each.since < end})
    for low, high in zip([start, *cuts], [*cuts, end], strict=True):
        yield Piece(low, high, at(history, low))
