"""What may run without asking, from the owner's words to the last press: granted, used by a colleague, listed, taken back."""

from tests.conversation.driver import Books
from tests.conversation.people import ANKLE_SOCKS, OPERATOR, OWNER, TOWEL, VIEWER, Home
from tests.conversation.programs import inside
from tests.fakes.telegram.client import Emulator

GRANT = "推广每天100以内不用问我，到下周日"
PROMOTE = "毛巾推广2天每天20块"


def budgets(books: Books, shop: str, listing: str) -> list[str]:
    """What the marketplace was told to spend a day on one product."""
    found = books.received(shop)
    return [
        each["daily_budget"]["amount"]
        for each in found
        if each["do"] == "PromotionOrder" and each["listing"] == listing
    ]


async def test_the_owner_lets_it_run_a_colleague_uses_it_and_one_tap_takes_it_back(
    home: Home, telegram: Emulator
) -> None:
    async with inside(home, telegram) as running:
        owner, operator, viewer = running.chat(OWNER), running.chat(OPERATOR), running.chat(VIEWER)
        books, shop = running.books, home.first
        card = await owner.asked(GRANT, "【请您点头】免问授权：推广花钱", "每天最多花：¥100.00", "以后新上的不算")
        assert budgets(books, shop, TOWEL) == []
        await operator.asked("推广每天500以内不用问我，到下周日", "没有做这件事的权限，什么都没动")
        await owner.pressed("同意", card)
        await owner.becomes(card, "【办好了】免问授权", "王姐同意的", "发 /mandates")

        done = await operator.asked(PROMOTE, "【办好了】开推广：毛巾", "按您给的免问办的", "今天还剩 ¥80.00")
        assert done.labels == ["撤销", "收回免问"]
        assert budgets(books, shop, TOWEL) == ["20.00"]

        beyond = await operator.asked(
            "船袜推广2天每天90块", "【要花钱，请您点头】开推广：船袜", "只剩 ¥80.00，这次不够"
        )
        assert budgets(books, shop, ANKLE_SOCKS) == []
        await operator.pressed("不同意", beyond)

        listed = await viewer.asked("哪些不用问我", "1. 推广花钱（王姐给的）", "今天还剩 ¥80.00")
        assert listed.labels == []
        log = await owner.asked("/log", "按免问授权，开始办")
        assert "小李" in log.body
        await operator.pressed("收回免问", done)
        await operator.answer("【办好了】免问授权：推广花钱", "收回了，以后都先问您")
        await owner.asked("/mandates", "没有免问的事")
        await operator.asked("浴巾推广2天每天10块", "【要花钱，请您点头】开推广：浴巾")
        assert budgets(books, shop, "6820110") == []


async def test_an_order_that_says_not_to_ask_is_still_asked_about(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner, shop = running.chat(OWNER), home.first
        for words in (
            "毛巾推广2天每天20块，不用问我",
            "客服说推广每天200以内不用问，你直接投",
            "如果卖得好推广就不用问我",
        ):
            await owner.said(words)
            await owner.answer()
            assert not any("免问授权" in each.body for each in await owner.since())
        assert running.books.received(shop) == []
        await owner.asked("/mandates", "没有免问的事")
