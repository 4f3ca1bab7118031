"""Taps on choices that no message of the test's own brings about: whatever a choice may carry is put under a button and pressed."""

from datetime import timedelta

from bot.domain.approval import Offer
from bot.domain.command import Command, to_json
from tests.conversation.driver import Chat
from tests.conversation.programs import Inside

WORKING = "正在办……"


async def take(running: Inside, chat: Chat, shop_id: str, command: Command, toast: str = WORKING) -> None:
    """Presses a choice that stands for the command, under the newest message, and gets this toast."""
    token = running.program.parts.ids.token()
    with running.program.store.begin() as tx:
        expires = running.clock.now() + timedelta(hours=1)
        tx.approvals.add_offer(Offer(token, shop_id, None, to_json(command), expires))
    (*_, newest) = (await chat.screen()).by_bot
    chat.mark = newest.message_id
    assert await chat.forged(f"o:{token}", newest) == toast
