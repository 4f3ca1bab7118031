"""Operations on what is on offer: quantity prices, texts of a listing, whether it is for sale, and offers in supply tenders."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.domain.listing import PriceTier
from bot.domain.money import Money
from bot.domain.operation import Operation
from bot.domain.people import Permission


class ListingField(StrEnum):
    """A text of a listing that can be written anew."""

    TITLE = "title"
    DESCRIPTION = "description"
    SELLING_POINTS = "selling_points"


@dataclass(frozen=True, slots=True)
class TierSet(Operation):
    """Quantity prices, ascending by `min_quantity`: each named tier is set or added, the others stay."""

    kind: ClassVar[str] = "price.tier"
    listings: tuple[str, ...]
    tiers: tuple[PriceTier, ...]


@dataclass(frozen=True, slots=True)
class ListingWrite(Operation):
    """Write texts of a listing anew. `text` is the merchant's own wording of the one field; empty: we draft it and show it."""

    kind: ClassVar[str] = "listing.write"
    listings: tuple[str, ...]
    fields: tuple[ListingField, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class ListingPublish(Operation):
    """Put listings on sale."""

    kind: ClassVar[str] = "listing.publish"
    listings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListingUnpublish(Operation):
    """Take listings off sale; their data stay."""

    kind: ClassVar[str] = "listing.unpublish"
    listings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TenderOffer(Operation):
    """Offer `quantity` pieces at `unit_price` in the open tender for a listing (exactly one id). A commitment, never made unasked."""

    kind: ClassVar[str] = "tender.offer"
    permission: ClassVar[Permission] = Permission.SPEND
    listings: tuple[str, ...]
    unit_price: Money
    quantity: int
    unit: str = ""


@dataclass(frozen=True, slots=True)
class TenderWithdraw(Operation):
    """Take back our offer in the tender for a listing."""

    kind: ClassVar[str] = "tender.withdraw"
    listings: tuple[str, ...]
