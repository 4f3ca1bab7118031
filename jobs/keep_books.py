"""The ledger against the marketplace's own figures: running campaigns counted, finished days closed."""

from bot.app import App
from bot.errors import MarketplaceUnavailable


async def keep_books(app: App) -> None:
    with app.house.store.begin() as tx:
        shops = tx.shops.all()
    for shop in shops:
        try:
            await app.ledger(shop)
        except MarketplaceUnavailable:
            continue
