"""Supply tenders: a buyer calls for a large quantity of something we sell, and suppliers offer a price until the call closes."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.money import Money


class TenderState(StrEnum):
    """OPEN takes offers. WON and LOST: it has closed, and so our offer in it came out."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Offered:
    """What we offer in a tender: so many pieces at so much each."""

    unit_price: Money
    quantity: int


@dataclass(frozen=True, slots=True)
class Tender:
    """A call for `quantity` pieces like a listing's, open on the shop-days `opens`..`closes`.

    `unit` is the word the buyer counts in (empty: not told); `highest_price` is the most a piece may cost (None: not told).
    `offer` is ours, if we made one and did not take it back.
    """

    id: str
    listing: str
    quantity: int
    unit: str
    highest_price: Money | None
    opens: date
    closes: date
    offer: Offered | None = None
    state: TenderState = TenderState.OPEN

    @property
    def open(self) -> bool:
        return self.state is TenderState.OPEN
