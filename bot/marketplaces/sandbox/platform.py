"""What happens on the simulated platform without us, by a colleague's hand.

A change takes effect like a write of ours, but it has no effect id and is in no journal of writes.
"""

from dataclasses import replace

from bot.domain.action import TenderOfferChange, TenderWithdrawChange
from bot.domain.effect import Action
from bot.domain.shop import Shop
from bot.errors import MarketplaceRefused
from bot.marketplaces.sandbox import book
from bot.marketplaces.sandbox.changes import CHANGES
from bot.marketplaces.sandbox.shop import Sandbox, hold, simulated_until
from bot.marketplaces.sandbox.terms import Terms, moment_of


class Platform:
    """`await change(shop, action)`: the same change as a write of ours would make, made by somebody else."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    async def change(self, shop: Shop, action: Action) -> None:
        """Raises MarketplaceRefused where the platform would not take it, and for offers in tenders, which are only ours."""
        if isinstance(action, TenderOfferChange | TenderWithdrawChange):
            raise MarketplaceRefused("not_changed_by_others")
        local = shop.local(self._sandbox.clock.now())
        with self._sandbox.up_to_now(shop) as connection:
            hold(connection, shop)
            history = book.histories(connection, shop.id)[action.listing]
            terms: Terms = CHANGES[type(action)](history[-1], action, local.date())
            since = max(moment_of(local), simulated_until(connection, shop))
            book.add_terms(connection, (shop.id, action.listing, len(history) + 1), replace(terms, since=since))
