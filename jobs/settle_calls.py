"""Calls whose outcome is open are read from the marketplace until there is an answer, and whoever asked is told it."""

from bot.app import App, tell_end


async def settle_calls(app: App) -> None:
    await app.settle(tell_end(app.post))
