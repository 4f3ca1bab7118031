"""Settings by tapping: another hour for the report, how loudly it comes, and all of it taken back."""

from datetime import time, timedelta
from typing import Any

from bot.domain.preferences import QuietHoursSet, ReportTimeSet
from tests.conversation.driver import Chat
from tests.conversation.offering import take
from tests.conversation.people import OPERATOR, OTHER, VIEWER, Home
from tests.conversation.programs import Inside, inside
from tests.conversation.test_daily import morning, reports
from tests.fakes.telegram.client import Emulator

DAY = timedelta(days=1).total_seconds()
HALF_HOUR, HOUR = 1800, 3600


async def sounds(telegram: Emulator, chat: Chat) -> list[Any]:
    """Of each summary sent to a chat, whether it asked for no sound."""
    sent = await telegram.journal("sendPhoto", chat=chat.place)
    return [str(each["params"].get("disable_notification", "")).lower() == "true" for each in sent]


async def until(running: Inside, chat: Chat, count: int) -> None:
    """Until so many summaries have come to a chat."""
    for _ in range(600):
        if await reports(chat) == count:
            return
        await running.clock.sleep(1)
    raise AssertionError(await reports(chat))


async def test_another_hour_for_the_report_and_back(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram, morning(home)) as running:
        other = running.chat(OTHER)
        await other.asked("/settings", "日报：每天 09:00", "免打扰：没定", "日报：有声音")
        await take(running, other, home.other, ReportTimeSet(time(10)))
        done = await other.answer("【办好了】改日报时间", "09:00 → 10:00")
        running.clock.advance(HOUR)
        await other.asked("/settings", "日报：每天 10:00")
        assert await reports(other) == 0
        running.clock.advance(HALF_HOUR + 30)
        await until(running, other, 1)
        await other.pressed("撤销", done)
        await other.answer("【办好了】改日报时间", "10:00 → 09:00")
        running.clock.advance(DAY - HOUR)
        await until(running, other, 2)
        running.clock.advance(HOUR + 60)
        await other.asked("/settings", "日报：每天 09:00")
        assert await reports(other) == 2


async def test_silent_then_not_at_all_while_colleagues_go_on_getting_it(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram, morning(home)) as running:
        viewer, operator = running.chat(VIEWER), running.chat(OPERATOR)
        await operator.asked("/pending", "没有等您点头的事")
        settings = await viewer.asked("/settings", "“练习店”的设置", "日报：有声音")
        await viewer.pressed("日报：静音", settings)
        await viewer.answer("【办好了】改提醒方式", "日报  有声音 → 静音")
        running.clock.advance(HALF_HOUR + 30)
        await until(running, viewer, 1)
        await until(running, operator, 1)
        assert (await sounds(telegram, viewer), await sounds(telegram, operator)) == ([True], [False])

        settings = await viewer.asked("/settings", "日报：静音")
        await viewer.pressed("日报：不发", settings)
        await viewer.answer("【办好了】改提醒方式", "日报  静音 → 不发")
        running.clock.advance(DAY)
        await until(running, operator, 2)
        assert await reports(viewer) == 1

        settings = await viewer.asked("/settings", "日报：不发")
        await viewer.pressed("日报：静音", settings)
        silent = await viewer.answer("【办好了】改提醒方式", "日报  不发 → 静音")
        await viewer.pressed("日报：有声音", settings)
        loud = await viewer.answer("【办好了】改提醒方式", "日报  静音 → 有声音")
        assert await viewer.pressed("撤销", silent) == "正在办……"
        moved = await viewer.answer("【请您点头】改提醒方式", "那之后店里又变过")
        await viewer.pressed("不同意", moved)
        assert await viewer.pressed("撤销", loud) == "正在办……"
        await viewer.answer("【办好了】改提醒方式", "日报  有声音 → 静音")
        running.clock.advance(DAY)
        await until(running, viewer, 2)
        assert await sounds(telegram, viewer) == [True, True]


async def test_quiet_hours_take_the_sound_of_the_report_but_not_of_answers(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram, morning(home)) as running:
        other = running.chat(OTHER)
        await other.asked("/settings", "免打扰：没定")
        await take(running, other, home.other, QuietHoursSet(time(8), time(12)))
        await other.answer("【办好了】改免打扰时间", "没定 → 08:00 到 12:00")
        running.clock.advance(HALF_HOUR + 30)
        await until(running, other, 1)
        await other.asked("/settings", "免打扰：08:00 到 12:00")
        answers = await telegram.journal("sendMessage", chat=OTHER)
        assert await sounds(telegram, other) == [True]
        assert not any("disable_notification" in each["params"] for each in answers)


async def test_whoever_is_not_the_owner_leaves_the_hour_alone(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        operator = running.chat(OPERATOR)
        await operator.asked("/settings", "日报：每天 09:00")
        await take(running, operator, home.first, ReportTimeSet(time(10)), "您没有这个权限，什么都没动。")
        await operator.asked("/settings", "日报：每天 09:00")
