"""The shop as an operation finds it: what previews are made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.domain.floor import CostSheet, margin
from bot.domain.listing import Listing, ListingField
from bot.domain.mandate import Standing
from bot.domain.money import Money
from bot.domain.operation import Operation
from bot.domain.planned import Plan
from bot.domain.preferences import Preferences
from bot.domain.preview import Preview, Row, SpendPlan
from bot.domain.shop import Shop
from bot.domain.tender import Tender
from bot.domain.words import TaughtWord

ENDLESS_DAYS = 30
Built = tuple[tuple[Row, ...], SpendPlan | None]
"""What a builder makes: the rows of the table, and the spend."""


def endless_until(today: date) -> date:
    """Last day we take on for a promotion without an end: money that nobody ends must come up for approval again."""
    return today + timedelta(days=ENDLESS_DAYS - 1)


@dataclass(frozen=True, slots=True)
class View:
    """The shop as it is now.

    `units` are average daily units by listing; `held` is budget still open today by listing; `sold` are units of the last seven
    days by listing. `tenders` are those open now, by listing; `drafts` are texts drafted by us, by listing and field.
    """

    shop: Shop
    today: date
    listings: Mapping[str, Listing]
    units: Mapping[str, int] = field(default_factory=dict)
    held: Mapping[str, Money] = field(default_factory=dict)
    sold: Mapping[str, int] = field(default_factory=dict)
    tenders: Mapping[str, Tender] = field(default_factory=dict)
    drafts: Mapping[tuple[str, ListingField], str] = field(default_factory=dict)
    plans: Mapping[str, tuple[Plan, Preview]] = field(default_factory=dict)
    """Plans by id, each with the preview its card showed."""
    preferences: Preferences = field(default_factory=Preferences)
    """Those of whoever asks."""
    words: tuple[TaughtWord, ...] = ()
    """What the shop taught us, oldest first."""
    mandates: tuple[Standing, ...] = ()
    """What may run without asking now, oldest first."""

    def chosen(self, operation: Operation) -> tuple[Listing, ...]:
        return tuple(self.listings[each] for each in operation.targets if each in self.listings)


def margin_of(price: Money | None, costs: CostSheet | None) -> Money | None:
    """What one unit at `price` earns; None where price or cost is unknown."""
    return None if price is None or costs is None else margin(price, costs)
