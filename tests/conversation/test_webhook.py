"""The unmodified program with Telegram pushing to it: the same talk, and nothing taken from whoever does not know the secret."""

import socket

import aiohttp

from tests.conversation.conftest import Serve
from tests.conversation.driver import Chat
from tests.conversation.people import OWNER, SLIPPERS, Home
from tests.fakes.telegram.client import Emulator

SECRET = "a-secret-of-forty-characters-for-webhooks"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


def free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def forged(update_id: int) -> dict[str, object]:
    """The owner's order as Telegram would bring it."""
    sender = {"id": OWNER, "is_bot": False, "first_name": "王姐"}
    chat = {"id": OWNER, "type": "private", "first_name": "王姐"}
    message = {"message_id": 900, "date": 1_790_000_000, "from": sender, "chat": chat, "text": "拖鞋降到5块5"}
    return {"update_id": update_id, "message": message}


async def test_the_same_talk_by_webhook(home: Home, telegram: Emulator, serve: Serve) -> None:
    program, owner, port = serve(home), Chat(telegram, OWNER), free_port()
    url = f"http://127.0.0.1:{port}/telegram"
    program.fresh = True
    program.more = {
        "XIAOER_TELEGRAM_WEBHOOK_URL": url,
        "XIAOER_TELEGRAM_WEBHOOK_PORT": str(port),
        "XIAOER_TELEGRAM_WEBHOOK_SECRET": SECRET,
    }
    await program.start()
    await telegram.wait_journal("setWebhook", timeout=30)
    await owner.asked("拖鞋降到5块8", "【办好了】改价：拖鞋")
    card = await owner.asked("船袜推广3天每天30块", "【要花钱，请您点头】")
    press = await owner.press("同意", card)
    assert await owner.toast(press) == "好，这就办。"
    await owner.becomes(card, "【办好了】")
    await telegram.redeliver(press.update_id)
    received = program.books.received(home.first)
    async with aiohttp.ClientSession() as stranger:
        for headers in ({}, {HEADER: "guess"}, {HEADER: SECRET[:-1]}):
            async with stranger.post(url, json=forged(1), headers=headers) as response:
                assert response.status == 401
    await owner.asked("/pending", "没有等您点头的事")
    assert program.books.received(home.first) == received
    assert [each["times"] for each in received] == [1, 1]
    assert program.books.price(home.first, SLIPPERS) == 580
    assert {each["status"] for each in await telegram.deliveries()} == {200}
