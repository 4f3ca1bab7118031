"""The morning's summary: at the shop's hour, once, with a picture, late after downtime, and honest when it is not known to have arrived."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.shop import instant
from tests.conversation.clock import QuickClock
from tests.conversation.driver import Chat
from tests.conversation.people import OTHER, OWNER, Home
from tests.conversation.programs import Inside, inside
from tests.fakes.telegram.client import Emulator

PAST_NINE = 1810.0
STATE = "SELECT state FROM report WHERE shop_id = ? ORDER BY day DESC LIMIT 1"


def morning(home: Home, days: int = 1, speed: float = 10.0) -> QuickClock:
    """A clock that stands at half an hour to nine in the shops' zone, so many days from now."""
    day = datetime.now(UTC).astimezone(ZoneInfo(home.timezone)).date() + timedelta(days=days)
    return QuickClock(speed, instant(day, time(9, 0), home.timezone) - timedelta(minutes=30))


async def begun(running: Inside) -> Chat:
    """The only reader of the other shop, with a chat open."""
    other = running.chat(OTHER)
    await other.asked("/pending", "没有等您点头的事")
    return other


async def reports(chat: Chat) -> int:
    return sum(one.photo is not None for one in (await chat.screen()).by_bot)


async def settled(running: Inside, state: str) -> None:
    """Until the last summary of the other shop is known to be so."""
    for _ in range(400):
        if running.books.rows(STATE, running.home.other) == [(state,)]:
            return
        await running.clock.sleep(1)
    raise AssertionError(running.books.rows(STATE, running.home.other))


async def test_it_comes_at_nine_once_with_a_picture(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram, morning(home)) as running:
        other = await begun(running)
        assert await reports(other) == 0
        running.clock.advance(PAST_NINE)
        report = await other.answer("净卖", "卖得最好", "这是练习店，数字是模拟的")
        assert report.photo is not None
        assert (await telegram.file_bytes(report.photo)).startswith(b"\x89PNG")
        assert "发晚了" not in report.body
        await settled(running, "sent")
        running.clock.advance(3600)
        await other.asked("/pending", "没有等您点头的事")
        assert await reports(other) == 1
        running.clock.advance(23 * 3600)
        await other.answer("净卖")
        assert await reports(other) == 2


async def test_what_it_suggests_is_shown_first_and_done_only_after_a_yes(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram, morning(home)) as running:
        other = await begun(running)
        await other.asked("毛巾成本6块3", "【办好了】改成本：毛巾")
        running.clock.advance(PAST_NINE)
        report = await other.answer("我建议", "毛巾有档价格低于保本价")
        assert running.books.received(home.other) == []
        await other.pressed(report.labels[0], report)
        card = await other.answer("【请您点头】改价：毛巾", "这是我建议的，请您看过再定")
        assert running.books.received(home.other) == []
        await other.pressed("同意", card)
        await other.becomes(card, "【办好了】改价：毛巾")
        assert [each["do"] for each in running.books.received(home.other)] == ["PriceChange"]
        assert await other.pressed(report.labels[0], report) == "这个按钮用过了，不会再办一次。"


async def test_days_without_the_program_are_told_as_missed(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram, morning(home, days=4)) as running:
        other = await begun(running)
        running.clock.advance(3 * 3600)
        await other.answer("净卖", "这些天的日报没发成")
        states = running.books.rows("SELECT state FROM report WHERE shop_id = ? ORDER BY day", home.other)
        assert [state for (state,) in states][:4] == ["sent", "missed", "missed", "missed"]
        await settled(running, "sent")
        assert await reports(other) == 1


async def test_a_file_that_brings_yesterday_brings_its_summary_which_is_not_called_late(
    home: Home, telegram: Emulator
) -> None:
    async with inside(home, telegram, morning(home)) as running:
        other = await begun(running)
        running.clock.advance(PAST_NINE)
        await other.answer("净卖")
        running.clock.advance(3 * 3600)
        yesterday = running.clock.now().astimezone(ZoneInfo(home.timezone)).date() - timedelta(days=1)
        await other.handed(
            "昨天.csv", f"订单号,货号,商品名称,数量,单价,日期,买家\nA1,K1,杯子,2,3.50,{yesterday} 10:00,B1\n".encode()
        )
        await other.answer("导入 1 行")
        summary = await other.answer("我的店", "净卖 ¥7.00")
        assert "这份发晚了" not in summary.body


async def test_who_blocked_the_bot_is_not_written_to_until_back(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram, morning(home)) as running:
        other = await begun(running)
        await telegram.block(OTHER)
        await telegram.wait_confirmed()
        await running.chat(OWNER).asked("/pending", "没有等您点头的事")
        running.clock.advance(PAST_NINE)
        await running.clock.sleep(25)
        assert await telegram.journal("sendPhoto", chat=OTHER) == []
        assert running.books.rows("SELECT reachable FROM person WHERE external_id = ?", str(OTHER)) == [(0,)]
        await telegram.unblock(OTHER)
        await other.answer("净卖")
        assert await reports(other) == 1


async def test_found_blocked_while_sending_is_marked_and_missed(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram, morning(home)) as running:
        await begun(running)
        blocked = "Forbidden: bot was blocked by the user"
        await telegram.faults("sendPhoto", chat=OTHER, kind="error", code=403, description=blocked)
        running.clock.advance(PAST_NINE)
        await settled(running, "missed")
        assert running.books.rows("SELECT reachable FROM person WHERE external_id = ?", str(OTHER)) == [(0,)]
        assert len(await telegram.journal("sendPhoto", chat=OTHER)) == 1


async def test_asked_to_wait_it_waits_and_then_arrives_once(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram, morning(home, speed=1.0)) as running:
        other = await begun(running)
        await telegram.faults("sendPhoto", chat=OTHER, kind="429", retry_after=2)
        running.clock.advance(PAST_NINE)
        await other.answer("净卖")
        first, second = await telegram.journal("sendPhoto", chat=OTHER)
        assert second["real"] - first["real"] >= 2
        assert (await telegram.counters())["too_early"] == 0
        assert await reports(other) == 1


async def test_an_answer_that_never_came_is_told_and_nothing_is_sent_again(home: Home, telegram: Emulator) -> None:
    for kind, arrived in (("502", 0), ("close_after", 1)):
        async with inside(home, telegram, morning(home, days=1 + arrived)) as running:
            other = await begun(running)
            seen = await reports(other)
            await telegram.faults("sendPhoto", chat=OTHER, kind=kind)
            sent = len(await telegram.journal("sendPhoto", chat=OTHER))
            running.clock.advance(PAST_NINE)
            unclear = await other.answer("的日报可能没送到")
            await settled(running, "uncertain")
            running.clock.advance(7200)
            await other.asked("/pending", "没有等您点头的事")
            assert await reports(other) - seen == arrived
            assert len(await telegram.journal("sendPhoto", chat=OTHER)) == sent + 1
            await other.pressed(unclear.labels[0], unclear)
            await other.answer("净卖 ")
