"""A marketplace, in three ports: reading, writing, and spending. Spending is apart so that only one place ever holds it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from bot.domain.action import Action, Spending, Write
from bot.domain.figures import Figures, Sold
from bot.domain.listing import Listing
from bot.domain.shop import Shop
from bot.domain.tender import Tender


class Repeatable(StrEnum):
    """What a marketplace promises about a repeated or unclear call of one kind.

    IDEMPOTENT: the same effect id again does nothing more, so an unclear call may be sent again under it. QUERYABLE: whether it
    was done can be read back, and it is never sent again. BLIND: neither; an unclear outcome is for a human.
    """

    IDEMPOTENT = "idempotent"
    QUERYABLE = "queryable"
    BLIND = "blind"


class EffectSeen(StrEnum):
    """What the marketplace shows of one of our effects."""

    DONE = "done"
    NOT_DONE = "not_done"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a marketplace can do for us. `writes` False: a shop we only read (imported files)."""

    writes: bool
    promotes: bool


class Marketplace(Protocol):
    """Reads. All raise MarketplaceUnavailable when they cannot answer; none changes anything."""

    @property
    def capabilities(self) -> Capabilities: ...

    def repeats(self, action: Action) -> Repeatable:
        """What is promised of calls like this one. Where nothing is written down by the platform, BLIND."""
        ...

    async def listings(self, shop: Shop) -> tuple[Listing, ...]:
        """All listings, those off sale too, in the marketplace's own order. `aliases`, `costs` are what the marketplace knows."""
        ...

    async def listing(self, shop: Shop, listing_id: str) -> Listing | None: ...

    async def figures(self, shop: Shop, first: date, last: date) -> Figures:
        """Sales and ads of the shop-days first..last, inclusive. Days without data count as zero."""
        ...

    async def orders(self, shop: Shop, span: tuple[datetime, datetime], listing_ids: Sequence[str]) -> Sold:
        """Sales lines of these listings in orders placed from the first moment of `span` on and before the second, both aware.

        Orders are as they were placed, cancelled later or not. `told_until` is not after the end of the span. Moments are as exact as
        the marketplace keeps them: a practice shop's to the minute, a file's to the second.
        """
        ...

    async def days(self, shop: Shop) -> tuple[date, date] | None:
        """First and last shop-day with any data; None when there is none."""
        ...

    async def daily_units(self, shop: Shop, listing_ids: Sequence[str], until: date) -> dict[str, int]:
        """Units sold on an average day of the seven shop-days before `until`, per listing, rounded half up."""
        ...

    async def ad_spend(self, shop: Shop, day: date) -> dict[str, int]:
        """Minor units spent on ads on a shop-day, per listing id."""
        ...

    async def tenders(self, shop: Shop) -> tuple[Tender, ...]:
        """Supply tenders that take offers, the one that closes first in front, and lately closed ones that we had an offer in.

        Empty where the marketplace has none.
        """
        ...

    async def seen(self, shop: Shop, effect_id: str, action: Write | Spending) -> EffectSeen:
        """Whether an effect of ours took place, by our effect id or by reading back the state it was to produce."""
        ...


class Writes(Protocol):
    """Writes that spend nothing.

    `apply` returns when the marketplace accepted. Raises MarketplaceRefused (certainly not done), MarketplaceUnavailable
    (certainly not sent) or MarketplaceUnclear (may have been done).
    """

    async def apply(self, shop: Shop, effect_id: str, action: Write) -> None: ...


class AdSpend(Protocol):
    """Writes that commit money or goods. The same promises and errors as `Writes.apply`."""

    async def spend(self, shop: Shop, effect_id: str, action: Spending) -> None: ...


@dataclass(frozen=True, slots=True)
class Connected:
    """All three sides of one marketplace, for whoever puts the program together."""

    reads: Marketplace
    writes: Writes
    spends: AdSpend


class Simulated(Protocol):
    """A practice shop, whose world we make: only the sandbox has this side."""

    async def create(self, shop: Shop) -> None:
        """Fill a new shop with listings and history. A second call changes nothing."""
        ...

    async def advance(self, shop: Shop, to_day: date) -> None:
        """Let the days before `to_day` happen. Days that have happened never change."""
        ...
