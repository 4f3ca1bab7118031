"""Tokens and money of model calls, held before a call and settled after it: calls side by side cannot overrun a shop's cap."""

from dataclasses import dataclass
from datetime import date

from bot.domain.model_use import Hold, ModelCaps, Tariff, Tokens
from bot.domain.shop import Shop
from bot.operations.way.house import House


@dataclass(frozen=True, slots=True)
class Ticket:
    """One call that may be made: which shop-day it counts to, what is held, and the guess that was held for it."""

    shop_id: str
    day: date
    hold: Hold
    guess: Tokens


class Meter:
    """A call that does not come back, as after a crash, stays held until the shop-day ends: it may have been paid for."""

    def __init__(self, house: House, tariff: Tariff, caps: ModelCaps) -> None:
        self._house = house
        self._tariff = tariff
        self._caps = caps

    @property
    def currency(self) -> str:
        return self._tariff.currency

    def open(self, shop: Shop, guess: Tokens) -> Ticket | None:
        """None when the shop has used up its day."""
        day = shop.today(self._house.clock.now())
        hold = Hold(guess.total, self._tariff.cost(guess), self._tariff.currency)
        with self._house.store.begin() as tx:
            free = tx.model_use.hold(shop.id, day, hold, self._caps)
        return Ticket(shop.id, day, hold, guess) if free else None

    def close(self, ticket: Ticket, tokens: Tokens | None, failed: bool) -> None:
        """`tokens` as the service told them; None: not told, so the guess counts."""
        used = tokens or ticket.guess
        with self._house.store.begin() as tx:
            tx.model_use.settle(ticket.shop_id, ticket.day, ticket.hold, (used, self._tariff.cost(used)), failed)
