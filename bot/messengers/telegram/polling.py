"""Asks for updates and confirms them only when they are stored, which aiogram's own polling does not do."""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any

from bot.messengers.telegram.patience import Patience

Take = Callable[[Mapping[str, Any]], Awaitable[None]]
"""Stores one raw update before it returns; raising means that it comes again."""

Fetch = Callable[[int | None], Awaitable[list[dict[str, Any]]]]
"""One getUpdates from this offset on."""


async def poll(fetch: Fetch, take: Take, patience: Patience) -> None:
    """Until cancelled. The next getUpdates is what confirms, so it is not made before the whole batch is stored."""
    offset: int | None = None
    while True:
        batch = await patience.until_done("getUpdates", partial(fetch, offset))
        for update in batch:
            await take(update)
        if batch:
            offset = int(batch[-1]["update_id"]) + 1
