"""A plan from its card to its end: agreed to, due, carried out, taken back; also over a time without the program."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.approval import Offer
from bot.domain.command import to_json
from bot.domain.money import Money
from bot.domain.operation import PriceSet
from bot.domain.planned import Planned
from bot.marketplaces.sandbox.faults import Fault, FaultKind
from bot.storage.store import open_store
from tests.conversation.clock import QuickClock
from tests.conversation.conftest import Serve
from tests.conversation.driver import Chat
from tests.conversation.offering import take
from tests.conversation.people import ANKLE_SOCKS, OPERATOR, OWNER, VIEWER, Home
from tests.conversation.programs import Inside, inside
from tests.conversation.test_restart import applied
from tests.fakes.telegram.client import Emulator

CHEAPER = PriceSet((ANKLE_SOCKS,), Money.of("8.50", "CNY"))
NOTHING = "没有定好等着办的事"


def midnight(home: Home, days: int = 1) -> datetime:
    """The start of a day to come, in the shops' zone."""
    zone = ZoneInfo(home.timezone)
    return datetime.combine(today(home) + timedelta(days=days), time(0), tzinfo=zone)


def today(home: Home) -> date:
    return datetime.now(UTC).astimezone(ZoneInfo(home.timezone)).date()


async def go_to(running: Inside, when: datetime) -> None:
    running.clock.advance((when - running.clock.now()).total_seconds() + 6)


def prices(running: Inside) -> list[str]:
    """What the marketplace was told to ask, in order."""
    found = running.books.received(running.home.first)
    return [each["after"]["amount"] for each in found if each["do"] == "PriceChange"]


async def agreed(running: Inside, chat: Chat, plan: Planned) -> None:
    """Asked for by a tap, agreed to on its card."""
    await chat.asked("/plans", NOTHING)
    await take(running, chat, running.home.first, plan)
    card = await chat.answer("【请您点头】定时改价：船袜", "¥8.80 → ¥8.50")
    assert await chat.pressed("同意", card) == "好，这就办。"
    await chat.becomes(card, "【记下了】定时改价：船袜", "王姐同意的")


async def test_a_plan_is_agreed_to_comes_due_and_is_taken_back(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner, begins = running.chat(OWNER), midnight(home)
        await agreed(running, owner, Planned(CHEAPER, begins, begins.date()))
        listed = await owner.asked("/plans", "1. 船袜：改成 ¥8.50", "00:00 起", "24:00 为止", "王姐定的")
        assert listed.labels == ["取消第 1 件"]
        assert (await running.chat(VIEWER).asked("/plans", "1. 船袜")).labels == []
        assert running.books.price(home.first, ANKLE_SOCKS) == 880
        await go_to(running, begins)
        await owner.answer("定好的时间到了（船袜）")
        done = await owner.answer("【办好了】改价：船袜", "¥8.80 → ¥8.50", "店里已经是新的")
        assert done.labels == ["撤销"]
        assert running.books.price(home.first, ANKLE_SOCKS) == 850
        await owner.asked("/plans", "1. 船袜", "已经开始")
        await go_to(running, begins + timedelta(days=1))
        await owner.answer("恢复原样（船袜）")
        await owner.answer("【办好了】恢复原价：船袜", "¥8.50 → ¥8.80")
        await owner.asked("/plans", NOTHING)
        running.clock.advance(3600)
        await owner.asked("/pending", "没有等您点头的事")
        assert prices(running) == ["8.50", "8.80"]


async def test_a_plan_without_a_beginning_begins_with_the_yes_and_one_word_takes_it_back(
    home: Home, telegram: Emulator
) -> None:
    async with inside(home, telegram) as running:
        owner = running.chat(OWNER)
        await agreed(running, owner, Planned(CHEAPER, None, today(home)))
        await owner.answer("【办好了】改价：船袜", "¥8.80 → ¥8.50")
        await owner.asked("撤销", "【办好了】恢复原价：船袜")
        await go_to(running, midnight(home))
        await owner.asked("/plans", NOTHING)
        assert prices(running) == ["8.50", "8.80"]


async def test_a_colleague_cancels_it_and_a_stopped_shop_waits(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner, operator = running.chat(OWNER), running.chat(OPERATOR)
        await agreed(running, owner, Planned(CHEAPER, midnight(home)))
        listed = await operator.asked("/plans", "1. 船袜")
        await operator.pressed("取消第 1 件", listed)
        await operator.answer("【办好了】取消定好的事：船袜", "等着办 → 取消")
        await agreed(running, owner, Planned(CHEAPER, midnight(home)))
        await operator.asked("/stop", "已经全部停下")
        await go_to(running, midnight(home))
        await owner.answer("现在是全部停下，先不办")
        assert prices(running) == []
        lift = await owner.asked("恢复工作", "【请您点头】恢复工作")
        await owner.pressed("同意", lift)
        fresh = await owner.answer("【请您点头】改价：船袜", "刚恢复工作")
        assert prices(running) == []
        await owner.pressed("同意", fresh)
        await owner.becomes(fresh, "【办好了】改价：船袜")
        assert prices(running) == ["8.50"]


async def test_what_came_due_while_the_program_was_down_is_done_once_it_is_back(home: Home, telegram: Emulator) -> None:
    begins = midnight(home)
    async with inside(home, telegram) as running:
        await agreed(running, running.chat(OWNER), Planned(CHEAPER, begins, begins.date()))
    for hours, words in ((3, "【办好了】改价：船袜"), (40, "【办好了】恢复原价：船袜")):
        later = QuickClock(start=begins + timedelta(hours=hours))
        async with inside(home, telegram, later) as running:
            await running.chat(OWNER).answer(words)
    async with inside(home, telegram, QuickClock(start=begins + timedelta(hours=41))) as running:
        await running.chat(OWNER).asked("/plans", NOTHING)
        assert prices(running) == ["8.50", "8.80"]
        assert [each["times"] for each in running.books.received(home.first)] == [1, 1]


async def test_killed_in_the_middle_of_a_plan_it_is_finished_once(home: Home, telegram: Emulator, serve: Serve) -> None:
    """kill -9 after the marketplace has it and before it said so."""
    owner, token = Chat(telegram, OWNER), "k" * 22
    store = open_store(f"sqlite:///{home.folder / 'xiaoer.db'}")
    with store.begin() as tx:
        plan = to_json(Planned(CHEAPER, None, today(home)))
        tx.approvals.add_offer(Offer(token, home.first, None, plan, datetime.now(UTC) + timedelta(hours=1)))
    store.close()
    faulty, program = serve(home), serve(home)
    faulty.fault = Fault(FaultKind.SLOW_ANSWER, seconds=60)
    await faulty.start()
    listed = await owner.asked("/plans", NOTHING)
    await owner.forged(f"o:{token}", listed)
    card = await owner.answer("【请您点头】定时改价：船袜")
    await owner.press("同意", card)
    await applied(faulty.books, home.first)
    faulty.kill()
    await program.start()
    await owner.answer("【办好了】改价：船袜", "店里已经是新的")
    await owner.asked("/plans", "1. 船袜", "已经开始")
    assert [each["times"] for each in program.books.received(home.first)] == [1]
    assert len([one for one in (await owner.screen()).by_bot if "【办好了】改价：船袜" in one.body]) == 1
