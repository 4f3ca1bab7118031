"""Plans and settings word for word: when, until when, and what is still to come."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from bot.domain.effect import RunState
from bot.domain.operation import Operation, PriceSet
from bot.domain.outcome import Asked, Executed, LogPage, Outcome, Refused, Said
from bot.domain.outcome_lists import PlanLine, PlansShown, SettingsShown
from bot.domain.planned import Plan, PlanCancel, Planned, PlanState
from bot.domain.policy import Reason
from bot.domain.preferences import Loudness, LoudnessSet, Preferences, QuietHoursSet, ReportTimeSet, Topic
from bot.domain.preview import Preview, Row
from bot.domain.previewing_settings import cancel_rows, loudness_rows, plan_rows, quiet_rows, report_time_rows
from bot.domain.worklog import LogLine, Step
from bot.replies.wording import label_of
from tests.unit.replies.samples import DAY, EN, LOSS, NOW, REPLIES, REPRICE, SHOP, ZH, approval, cny, run, tap

CN = timezone(timedelta(hours=8))
AT, UNTIL = datetime(2025, 6, 22, 0, 0, tzinfo=CN), date(2025, 6, 25)
PLANNED = Planned(REPRICE.operation, AT, UNTIL)
SHOWN = Preview("s1", PLANNED, (*REPRICE.rows, *plan_rows(SHOP, PLANNED)))
PLAN = Plan("run1", "s1", "p1", REPRICE.operation, NOW, AT, UNTIL)
WANTED = Preferences(((Topic.DAILY_REPORT, Loudness.SILENT),), (time(22), time(7, 30)))
TABLE = (
    "拖鞋  ¥6.00 → ¥5.50\n"
    "　每件赚 ¥0.90 → 赚 ¥0.40\n"
    "　≥100件  ¥5.70 → ¥5.23，赚 ¥0.13\n"
    "从 6月22日 00:00 起\n"
    "到 6月25日 24:00 为止，之后恢复原样\n"
)


def text(outcome: Outcome, language: str = "zh-Hans") -> str:
    (shown,) = REPLIES.render(outcome, language)
    return shown.text


def labels(outcome: Outcome, language: str = "zh-Hans") -> list[str]:
    (shown,) = REPLIES.render(outcome, language)
    return [each.label for row in shown.buttons for each in row]


def test_the_card_of_a_plan_is_the_table_of_now_with_its_times_under_it() -> None:
    outcome = Asked(approval(PLANNED), SHOWN, (Reason("policy-planned"),))
    assert text(outcome) == (
        f"【请您点头】定时改价：拖鞋\n{TABLE}\n"
        "为什么问您：这件事到时候才办，那时我会再看一遍价格和规矩，要花钱的会再问您\n\n"
        "点“同意”我就记下，到时候再办；120 分钟不答就算不办。"
    )
    english = text(outcome, "en")
    assert english.startswith("[Your OK needed] Planned: Price: 拖鞋\n")
    assert "\nFrom Jun 22, 00:00\nUntil Jun 25, 24:00, then back as it was\n" in english


def test_the_times_are_those_of_the_shop() -> None:
    elsewhere = Planned(REPRICE.operation, datetime(2025, 6, 21, 16, 0, tzinfo=UTC))
    (start,) = plan_rows(SHOP, elsewhere)
    assert "从 6月22日 00:00 起" in text(Asked(approval(elsewhere), Preview("s1", elsewhere, (start,)), ()))


@pytest.mark.parametrize(
    ("operation", "last"),
    [
        (PLANNED, "记下了，到时候我先看一遍店里再办。要看或取消，发 /plans。"),
        (replace(PLANNED, at=None), "记下了，这就开始，到期我来恢复。要看或取消，发 /plans。"),
    ],
)
def test_an_agreed_plan_is_noted_not_called_done(operation: Planned, last: str) -> None:
    shown = replace(SHOWN, operation=operation)
    outcome = Executed(run(shown, RunState.DONE), shown, (), approval(operation), "老王", tap("button-undo"))
    assert text(outcome).startswith("【记下了】定时改价：拖鞋\n")
    assert text(outcome).endswith(f"\n\n{last}\n老王同意的。")
    assert labels(outcome) == ["撤销"]


def test_moves_for_the_same_times_are_worded_without_them() -> None:
    same, other = (
        replace(tap(""), command=replace(PLANNED, operation=PriceSet(("L1",), cny("5.10")), until=until))
        for until in (UNTIL, None)
    )
    said = labels(Refused(SHOWN, (LOSS,), (same, other)))
    assert said == ["改成 ¥5.10（保本）", "从 6月22日 00:00 起：改成 ¥5.10（保本）"]


@pytest.mark.parametrize(
    ("plan", "chinese", "english"),
    [
        (PLANNED, "从 6月22日 00:00 起，到 6月25日 24:00 为止：改成 ¥5.50", "Set to CN¥5.50 from Jun 22, 00:00, until Jun 25, 24:00"),
        (replace(PLANNED, until=None), "从 6月22日 00:00 起：改成 ¥5.50", "Set to CN¥5.50 from Jun 22, 00:00"),
        (replace(PLANNED, at=None), "到 6月25日 24:00 为止：改成 ¥5.50", "Set to CN¥5.50 until Jun 25, 24:00"),
        (PlanCancel("r1"), "取消定好的事", "Cancel what is planned"),
        (ReportTimeSet(time(8, 30)), "日报改到 08:30", "Daily report at 08:30"),
        (LoudnessSet(Topic.DAILY_REPORT, Loudness.OFF), "日报：不发", "Daily report: not sent"),
        (QuietHoursSet(time(22), time(7)), "免打扰 22:00 到 07:00", "Quiet from 22:00 to 07:00"),
        (QuietHoursSet(None, None), "取消免打扰", "No quiet hours"),
    ],
)  # fmt: skip
def test_labels(plan: Operation, chinese: str, english: str) -> None:
    assert (label_of(ZH, plan), label_of(EN, plan)) == (chinese, english)


@pytest.mark.parametrize(
    ("operation", "rows", "said"),
    [
        (ReportTimeSet(time(8, 30)), report_time_rows(SHOP, ReportTimeSet(time(8, 30))), "改日报时间\n每天日报  09:00 → 08:30"),
        (
            LoudnessSet(Topic.REMINDER, Loudness.OFF),
            loudness_rows(WANTED, LoudnessSet(Topic.REMINDER, Loudness.OFF)),
            "改提醒方式\n提醒  有声音 → 不发",
        ),
        (QuietHoursSet(None, None), quiet_rows(WANTED, QuietHoursSet(None, None)), "改免打扰时间\n免打扰  22:00 到 07:30 → 没定"),
        (PlanCancel("run1"), cancel_rows((PLAN, SHOWN)), "取消定好的事：拖鞋\n拖鞋 定好的事  等着办 → 取消"),
        (
            PlanCancel("run1"),
            cancel_rows((replace(PLAN, state=PlanState.STARTED, run_id="plan-run1"), SHOWN)),
            "取消定好的事：拖鞋\n拖鞋 定好的事  已开始，到期恢复 → 取消",
        ),
    ],
)  # fmt: skip
def test_settings_show_what_was_and_what_is(operation: Operation, rows: tuple[Row, ...], said: str) -> None:
    shown = Preview("s1", operation, rows)
    assert text(Executed(run(shown, RunState.DONE), shown, ())) == f"【办好了】{said}\n\n已经记下。"


def test_the_list_of_plans_says_what_is_still_to_come_and_cancels_by_number() -> None:
    begun = replace(PLAN, state=PlanState.STARTED, run_id="plan-run1")
    names = (("L1", "拖鞋"),)
    lines = (PlanLine(PLAN, names, "老王", tap("")), PlanLine(begun, names, "小李"))
    outcome = PlansShown(SHOP, lines, 2)
    assert text(outcome) == (
        "定好的事：\n"
        "1. 拖鞋：改成 ¥5.50，从 6月22日 00:00 起，到 6月25日 24:00 为止（老王定的）\n"
        "2. 拖鞋：改成 ¥5.50，已经开始，到 6月25日 24:00 为止（小李定的）\n"
        "……还有 2 件"
    )
    assert labels(outcome) == ["取消第 1 件"]
    assert labels(outcome, "en") == ["Cancel no. 1"]
    assert text(PlansShown(SHOP, ())) == "没有定好等着办的事。"


def test_settings_in_one_look_with_what_could_be_otherwise() -> None:
    others = [LoudnessSet(topic, each) for topic in Topic for each in Loudness if each is not WANTED.of(topic)]
    shop = replace(SHOP, limits=replace(SHOP.limits, daily_spend=cny("100")))
    outcome = SettingsShown(shop, WANTED, tuple(replace(tap(""), command=each) for each in others))
    assert text(outcome) == (
        "“老王拖鞋店”的设置：\n"
        "日报：每天 09:00\n"
        "推广最多花：每天 ¥100.00，每周 没定，每月 没定\n"
        "不用问就能办的事：发 /mandates 看\n"
        "规矩：\n"
        "一次改价超过这个就先问：20%\n"
        "一次改价最多：70%\n"
        "一天里加起来改价最多：70%\n"
        "一个商品一天最多改价：10 次\n"
        "一次动的商品超过这个就先问：3 个\n"
        "全部停下又恢复后，这段时间每件事都先问：30 分钟\n\n"
        "给您一个人的：\n"
        "免打扰：22:00 到 07:30，这段时间不出声\n"
        "日报：静音\n"
        "建议：有声音\n"
        "提醒：有声音\n\n"
        "答您的话、等您点头的卡和警报一直有声音。"
    )
    assert labels(outcome)[:3] == ["日报：有声音", "日报：不发", "建议：静音"]
    assert "Quiet hours: not set\n" in text(replace(outcome, preferences=Preferences()), "en")


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
@pytest.mark.parametrize(
    "key",
    [
        "plan-due", "plan-end-due", "plan-waits-stopped", "plan-end-waits-stopped", "plan-missed", "plan-missed-stopped",
        "plan-not-allowed", "plan-end-not-allowed",
    ],
)  # fmt: skip
def test_what_is_told_of_a_plan_names_the_products(key: str, language: str) -> None:
    assert "拖鞋" in text(Said(key, (("names", ("拖鞋",)), ("at", AT))), language)


@pytest.mark.parametrize(
    ("kind", "shown", "said"),
    [
        ("done", SHOWN, "老王：定时改价：拖鞋，定好了"),
        ("plan-dropped", SHOWN, "到时间没有办：定时改价：拖鞋"),
        ("asked", SHOWN, "老王：定时改价：拖鞋，等人点头"),
        ("done", Preview("s1", PlanCancel("run1"), cancel_rows((PLAN, SHOWN))), "老王：拖鞋 定好的事 等着办 → 取消，已办好"),
    ],
)  # fmt: skip
def test_the_log_says_planned_and_not_done(kind: str, shown: Preview, said: str) -> None:
    body = {name: value for name, value in shown.record().items() if name != "shop"}
    step = Step("s1", kind, "p1", NOW, DAY, "r1", ("L1",), tuple({"by": "老王", **body}.items()))
    assert text(LogPage(SHOP, DAY, (LogLine(1, step, "", ""),))).endswith(f"14:03 {said}")
