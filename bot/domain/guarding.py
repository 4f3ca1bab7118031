"""Operations on the shop's own rules: how far one change may go, how often, and which listings nobody of us may touch."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from bot.domain.money import Money
from bot.domain.operation import Operation
from bot.domain.people import Permission

WIDEST_CHANGE = Decimal("0.95")
MOST_CHANGES = 100
MOST_LISTINGS = 10_000
LONGEST_COOL_DOWN = 1440


@dataclass(frozen=True, slots=True)
class GuardSet(Operation):
    """The rules that changes are judged by; None in a field leaves that rule as it is. Shares are Decimal (0.30 = 30 %).

    `ask_change` and `ask_listings`: beyond them it is asked. `step_change` (one change), `day_change` (all changes of one shop-day
    together), `changes_a_day` (of one listing), `listings_at_once` and `operation_spend` (one operation, in all): beyond them it is
    refused. `cool_down`: for so many minutes after a stop was lifted everything is asked about.
    """

    kind: ClassVar[str] = "guard.set"
    permission: ClassVar[Permission] = Permission.SETTINGS
    ask_change: Decimal | None = None
    step_change: Decimal | None = None
    day_change: Decimal | None = None
    changes_a_day: int | None = None
    ask_listings: int | None = None
    listings_at_once: int | None = None
    cool_down: int | None = None
    operation_spend: Money | None = None


@dataclass(frozen=True, slots=True)
class ListingProtect(Operation):
    """Nothing of ours changes these listings outside any more, whoever asks."""

    kind: ClassVar[str] = "listing.protect"
    listings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListingUnprotect(Operation):
    """They may be changed again."""

    kind: ClassVar[str] = "listing.unprotect"
    permission: ClassVar[Permission] = Permission.SETTINGS
    listings: tuple[str, ...]
