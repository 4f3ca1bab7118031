"""What every use case is given: the store, the clock, ids and the marketplaces. Spending is not among it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.domain.outcome import Outcome
from bot.domain.people import Actor
from bot.domain.shop import Shop
from bot.errors import NotAllowed
from bot.ports.machine import Clock, Ids
from bot.ports.marketplace import AdSpend, Marketplace, Writes
from bot.ports.store import Store, Transaction

Told = Callable[[Transaction, Outcome], None]
"""Writes an outcome into the outbox inside the transaction that makes it true."""


@dataclass(frozen=True, slots=True)
class House:
    """Ports shared by all use cases. `markets` are the reading sides by marketplace kind."""

    store: Store
    clock: Clock
    ids: Ids
    markets: Mapping[str, Marketplace]

    def market(self, shop: Shop) -> Marketplace:
        return self.markets[shop.marketplace]

    def shop(self, shop_id: str) -> Shop:
        """The shop as it is stored now. Raises NotAllowed when there is none: nobody is in a shop that is not there."""
        with self.store.begin() as tx:
            return self.shop_in(tx, shop_id)

    def shop_in(self, tx: Transaction, shop_id: str) -> Shop:
        """The same inside a transaction."""
        shop = tx.shops.get(shop_id)
        if shop is None:
            raise NotAllowed
        return shop


@dataclass(frozen=True, slots=True)
class Hands:
    """The writing sides by marketplace kind. `build` hands this to the executor and to nobody else."""

    writes: Mapping[str, Writes] = field(default_factory=dict)
    spends: Mapping[str, AdSpend] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Request:
    """One asked-for operation. `run_id` derives from the message or the slot, so the same request never runs twice.

    `force_ask` makes policy's allowance a question, with this text key as the reason.
    """

    actor: Actor
    run_id: str
    origin: str
    told: Told
    force_ask: str = ""
