"""Money is spent on one good press and on nothing else: every other press gets a short answer, and the marketplace nothing."""

import asyncio
from typing import Any

from tests.conversation.conftest import Talk
from tests.conversation.driver import Books
from tests.conversation.people import OPERATOR, OTHER, OWNER, STRANGER, VIEWER
from tests.conversation.programs import Served
from tests.fakes.telegram.shown import Shown

ASKED = "【要花钱，请您点头】开推广"
ALREADY = "这张卡王姐已经处理过了。"
FORGED = "这个按钮我不认识，什么都没动。"
NOT_ALLOWED = "您没有这个权限，什么都没动。"


def orders(books: Books, shop: str, listing: str) -> list[dict[str, Any]]:
    """The promotions the marketplace received for one product."""
    found = books.received(shop)
    return [each for each in found if each["do"] == "PromotionOrder" and each["listing"] == listing]


def data_of(card: Shown, label: str = "同意") -> str:
    found = next(each.data for each in card.buttons if each.text == label)
    assert found is not None
    return found


async def test_a_card_asks_a_press_spends_once_and_the_card_says_so(served: Served, chat: Talk) -> None:
    owner, books, shop = chat(OWNER), served.books, served.home.first
    card = await owner.asked("船袜推广3天每天30块", ASKED)
    for words in (
        "每天最多 ¥30.00 × 3 天",
        "一共最多 ¥90.00",
        "今天：已花 ¥",
        "上限 ¥300.00",
        "同意后今天还剩 ¥131.00",
    ):
        assert words in card.body
    assert "点“同意”才开始花钱；120 分钟不答就算不花。" in card.body
    assert card.labels == ["同意", "不同意"]
    assert orders(books, shop, "6820104") == []
    assert books.held(shop) == 0

    press = await owner.press("同意", card)
    assert await owner.toast(press) == "好，这就办。"
    done = await owner.becomes(card, "【办好了】开推广：船袜", "店里已经是新的", "王姐同意的")
    assert done.labels == ["撤销"]
    assert len(await owner.since()) == 1
    received = orders(books, shop, "6820104")
    assert [(each["daily_budget"]["amount"], each["times"]) for each in received] == [("30.00", 1)]
    assert books.held(shop) == 9000

    again = await owner.telegram.press_again(press, 3)
    assert [await owner.toast(each) for each in again] == [ALREADY] * 3
    await owner.telegram.redeliver(press.update_id)
    assert await owner.forged(data_of(card, "不同意"), card) == ALREADY
    assert len(await owner.telegram.answers(press)) == 1
    assert orders(books, shop, "6820104") == received
    assert books.held(shop) == 9000
    assert len(await owner.since()) == 1


async def test_nobody_else_can_press_it(served: Served, chat: Talk) -> None:
    owner, books, shop = chat(OWNER), served.books, served.home.first
    before = books.received(shop)
    card = await owner.asked("浴巾推广2天每天10块", ASKED)
    approve = data_of(card)
    viewer, other, stranger = chat(VIEWER), chat(OTHER), chat(STRANGER)
    await viewer.asked("/pending", "等您点头")
    await other.asked("/pending", "没有等您点头的事")
    await stranger.asked("你好", "我是小二")
    assert await viewer.forged(approve) == NOT_ALLOWED
    assert await other.forged(approve) == FORGED
    assert await stranger.forged(approve) == "这个按钮不是给您的，什么都没动。"
    for data in ("a:AAAAAAAAAAAAAAAAAAAAAA:y", f"{approve}!", "a::y", "o:AAAAAAAAAAAAAAAAAAAAAA", "price 1", "同意"):
        assert await owner.forged(data) == FORGED
    assert len(await stranger.since()) == 1
    assert books.received(shop) == before
    assert "【要花钱，请您点头】" in (await owner.becomes(card, ASKED)).body
    assert await owner.pressed("不同意", card) == "好，不办了。"
    await owner.becomes(card, "【没有办】", "王姐没同意，店里什么都没动")
    assert await owner.forged(approve, card) == ALREADY
    assert books.received(shop) == before


async def test_two_people_press_at_the_same_moment(served: Served, chat: Talk) -> None:
    owner, operator, books = chat(OWNER), chat(OPERATOR), served.books
    card = await owner.asked("抱枕推广2天每天10块", ASKED)
    shown = await operator.asked("/pending", ASKED, "抱枕")
    held = books.held(served.home.first)
    toasts = await asyncio.gather(owner.pressed("同意", card), operator.pressed("同意", shown))
    first, second = sorted(toasts, key=lambda toast: toast != "好，这就办。")
    assert first == "好，这就办。"
    assert second in {ALREADY, "这张卡小李已经处理过了。"}
    await owner.becomes(card, "【办好了】开推广：抱枕")
    await operator.becomes(shown, "【办好了】开推广：抱枕")
    assert [each["times"] for each in orders(books, served.home.first, "6820118")] == [1]
    assert books.held(served.home.first) == held + 2000


async def test_a_message_delivered_twice_asks_once_and_two_taps_spend_once(served: Served, chat: Talk) -> None:
    owner, books = chat(OWNER), served.books
    said = await owner.said("地垫推广2天每天10块")
    assert said.update_id is not None
    await owner.telegram.redeliver(said.update_id)
    card = await owner.answer(ASKED)
    presses = await asyncio.gather(*(owner.press("同意", card) for _ in range(5)))
    toasts = [await owner.toast(each) for each in presses]
    assert sorted(toasts) == sorted(["好，这就办。", *[ALREADY] * 4])
    await owner.becomes(card, "【办好了】开推广：地垫")
    await owner.telegram.redeliver(said.update_id)
    await owner.asked("/pending", "没有等您点头的事")
    await owner.telegram.wait_confirmed()
    assert [one.body.splitlines()[0] for one in (await owner.screen()).by_bot if "地垫" in one.body] == [
        "【办好了】开推广：地垫"
    ]
    assert [each["times"] for each in orders(books, served.home.first, "6820119")] == [1]


async def test_yes_in_words_counts_while_one_card_waits(served: Served, chat: Talk) -> None:
    operator, books = chat(OPERATOR), served.books
    before = books.received(served.home.first)
    await operator.asked("同意", "现在没有等您点头的事")
    first = await operator.asked("围巾推广2天每天5块", ASKED)
    second = await operator.asked("手套推广2天每天5块", ASKED)
    await operator.asked("同意", "有 2 张卡在等")
    assert books.received(served.home.first) == before
    await operator.pressed("不同意", second)
    await operator.said("同意")
    await operator.becomes(first, "【办好了】开推广：围巾", "小李同意的")
    assert len(orders(books, served.home.first, "6820122")) == 1
    assert books.received(served.home.first)[:-1] == before
