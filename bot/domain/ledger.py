"""Budget as double entry: reserved by an approval, then posted or voided, once. Nothing is ever edited."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.money import Money


class Account(StrEnum):
    """Where budget is. Committed spend of a day is RESERVED plus SPENT (an unknown outcome stays RESERVED)."""

    BUDGET = "budget"
    RESERVED = "reserved"
    SPENT = "spent"


class EntryKind(StrEnum):
    RESERVE = "reserve"
    POST = "post"
    VOID = "void"


MOVES: dict[EntryKind, tuple[Account, Account]] = {
    EntryKind.RESERVE: (Account.BUDGET, Account.RESERVED),
    EntryKind.POST: (Account.RESERVED, Account.SPENT),
    EntryKind.VOID: (Account.RESERVED, Account.BUDGET),
}
"""From which account to which each kind of entry moves its amount."""


FENCE = "fence-"
"""Effect ids that begin so hold what is left of a cap after a restore, until the marketplace's own figures of the day were read."""


@dataclass(frozen=True, slots=True)
class Reservation:
    """Budget of one effect on one shop-day. `open` is what is still held; `posted` what was really spent."""

    effect_id: str
    shop_id: str
    day: date
    reserved: Money
    posted: Money
    voided: Money

    @property
    def open(self) -> Money:
        return self.reserved - self.posted - self.voided
