"""A product on offer as the marketplace shows it, joined with what the shop knows about it (cost, floor, nicknames)."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bot.domain.floor import CostSheet, effective_floor
from bot.domain.money import Money


@dataclass(frozen=True, slots=True)
class PriceTier:
    """From `min_quantity` units in one order, each costs `price`."""

    min_quantity: int
    price: Money


@dataclass(frozen=True, slots=True)
class Variant:
    """One SKU of a listing (a colour, a size). `surcharge` is added to the listing's price."""

    id: str
    name: str
    surcharge: Money
    stock: int


class PromotionState(StrEnum):
    OFF = "off"
    RUNNING = "running"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Promotion:
    """A listing's ad campaign. `until` is its last shop-day, inclusive; budgets are per shop-day."""

    state: PromotionState
    daily_budget: Money
    until: date | None = None


class ListingField(StrEnum):
    """A text of a listing that can be written anew. The value is the name of the listing's attribute."""

    TITLE = "title"
    DESCRIPTION = "description"
    SELLING_POINTS = "selling_points"


TITLE_WIDTH = 60
"""Most that a title takes, as `title_width` counts it."""


def title_width(text: str) -> int:
    """How much of a title's room a text takes: a Latin letter one, any other character two, as marketplaces count bytes."""
    return sum(1 if each.isascii() else 2 for each in text)


@dataclass(frozen=True, slots=True)
class Listing:
    """A product on offer. `price` is the unit price of one piece; `tiers` are the quantity prices, ascending.

    `costs`, `own_floor`, `bid_cap` and `aliases` are the shop's own knowledge; a marketplace may supply first values for some.
    `bid` is what one click may cost now, None where the marketplace does not tell. What is not `on_sale` cannot be bought;
    what is `protected` is changed by nobody of us.
    """

    id: str
    title: str
    price: Money
    aliases: tuple[str, ...] = ()
    tiers: tuple[PriceTier, ...] = ()
    variants: tuple[Variant, ...] = ()
    stock: int = 0
    costs: CostSheet | None = None
    own_floor: Money | None = None
    promotion: Promotion | None = None
    bid: Money | None = None
    bid_cap: Money | None = None
    on_sale: bool = True
    description: str = ""
    selling_points: str = ""
    protected: bool = False

    def text(self, field: ListingField) -> str:
        """What one of its texts says now."""
        return str(getattr(self, field.value))

    @property
    def floor(self) -> Money | None:
        """Lowest price that may be set: the stricter of full cost and the merchant's own floor. None: unknown."""
        return effective_floor(self.costs, self.own_floor)

    @property
    def name(self) -> str:
        """What the merchant calls it: the first nickname, else the title."""
        return self.aliases[0] if self.aliases else self.title

    @property
    def promoted(self) -> bool:
        return self.promotion is not None and self.promotion.state is PromotionState.RUNNING

    def priced(self, price: Money) -> "Listing":
        """The listing at a new unit price; tiers keep their ratio to it, rounded half up to the minor unit."""
        tiers = tuple(
            PriceTier(tier.min_quantity, Money(_ratio(tier.price.minor, price.minor, self.price.minor), price.currency))
            for tier in self.tiers
        )
        return replace(self, price=price, tiers=tiers)


def _ratio(tier: int, new: int, old: int) -> int:
    """tier x new / old in whole minor units, half up."""
    return (2 * tier * new + old) // (2 * old)
