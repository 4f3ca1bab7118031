"""The work log in the chat: times in the shop's zone, names, amounts read back from the written form, undo buttons."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from bot.domain.command import Undo
from bot.domain.money import Money
from bot.domain.outcome import LogPage, Tap
from bot.domain.preview import Preview
from bot.domain.worklog import LogLine, Step
from bot.replies.log import logged_value
from tests.unit.replies.samples import BELOW, DAY, NOW, PRICE, PROMOTE, REPLIES, REPRICE, SHOP


def body_of(preview: Preview) -> dict[str, Any]:
    return {name: value for name, value in preview.record().items() if name != "shop"}


def line(kind: str, run: str = "", **body: object) -> LogLine:
    return LogLine(1, Step("s1", kind, "p1", NOW, DAY, run, ("L1",), tuple(body.items())), "", "")


def page(
    *lines: LogLine, names: tuple[tuple[str, str], ...] = (("p1", "老王"),), undo: tuple[tuple[str, Tap], ...] = ()
) -> LogPage:
    return LogPage(SHOP, DAY, lines, names, undo)


def text(outcome: LogPage, language: str = "zh-Hans") -> str:
    (shown,) = REPLIES.render(outcome, language)
    return shown.text


def test_a_day_word_for_word() -> None:
    reasons = [
        {
            "key": "policy-below-floor",
            "values": {"name": "拖鞋", "price": "5.00 CNY", "floor": "5.10 CNY", "loss": "0.10 CNY"},
        }
    ]
    outcome = page(
        line("refused", "r0", by="老王", **body_of(BELOW), reasons=reasons),
        line("asked", "r1", by="老王", **body_of(REPRICE)),
        line("approved", "r1", by="小李", **body_of(REPRICE)),
        line("sent", "r1", by="老王"),
        line("done", "r1", by="老王", **body_of(REPRICE), state="done"),
        line("allowed", "r2", by="老王", **body_of(PROMOTE)),
        line("done", "r2", by="老王", **body_of(PROMOTE), state="partly"),
        line("stopped", "r3", by="老王"),
        line("invited", by="老王", role="operator"),
        undo=(("r1", Tap("o1", "button-undo", (), Undo("r1"))),),
    )
    (shown,) = REPLIES.render(outcome, "zh-Hans")
    assert shown.text == (
        "老王拖鞋店 2025年6月3日周二 做过的事：\n"
        "14:03 老王：拖鞋 ¥6.00 → ¥5.00，没改。拖鞋卖 ¥5.00 低于保本价 ¥5.10，卖一件亏 ¥0.10\n"
        "14:03 老王：拖鞋 ¥6.00 → ¥5.50，等人点头\n"
        "14:03 小李同意：拖鞋 ¥6.00 → ¥5.50\n"
        "14:03 老王：拖鞋 ¥6.00 → ¥5.50，已办好\n"
        "14:03 老王：拖鞋 推广 没开 → 推广中，每天最多 ¥30.00，只办成一部分\n"
        "14:03 老王：全部停下\n"
        "14:03 老王发了邀请（运营）"
    )
    assert [[(each.label, each.data) for each in row] for row in shown.buttons] == [
        [("撤销 14:03 拖鞋 ¥6.00 → ¥5.50", "o:o1")]
    ]


def test_an_empty_day_says_so() -> None:
    assert text(page()) == "老王拖鞋店 2025年6月3日周二 没有做过什么。"


def test_who_did_it_comes_from_the_line_then_from_the_names_and_else_it_was_us() -> None:
    assert text(page(line("stopped", by="小李"))).endswith("14:03 小李：全部停下")
    assert text(page(line("stopped"))).endswith("14:03 老王：全部停下")
    assert text(page(line("stopped"), names=())).endswith("14:03 数据已删除的人：全部停下")
    ours = replace(line("stopped"), step=replace(line("stopped").step, actor=""))
    assert text(page(ours, names=())).endswith("14:03 小二：全部停下")


def test_an_unknown_kind_is_shown_not_lost() -> None:
    assert text(page(line("something-new")), "en").endswith("14:03 老王: something-new")


def test_a_refusal_without_written_reasons_is_still_a_line() -> None:
    assert text(page(line("refused", "r0", by="老王", **body_of(BELOW)))).endswith("拖鞋 ¥6.00 → ¥5.00，没改")


def test_many_rows_are_told_by_what_it_was_about() -> None:
    rows = tuple(replace(PRICE, listing=f"L{number}", name=f"商品{number}") for number in range(5))
    many = Preview("s1", REPRICE.operation, rows)
    assert text(page(line("done", "r1", by="老王", **body_of(many), state="done"))).endswith(
        "14:03 老王：改价：5 个商品，已办好"
    )


def test_a_long_day_keeps_its_newest_lines() -> None:
    lines = [
        line("done", f"r{number}", by=f"人{number:03d}", **body_of(REPRICE), state="done") for number in range(300)
    ]
    said = text(page(*lines))
    assert len(said) <= 4000
    assert "人299" in said
    assert "人000" not in said
    shown = said.count("14:03")
    assert f"（前面还有 {300 - shown} 条" in said


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("5.10 CNY", Money(510, "CNY")),
        ("-0.10 CNY", Money(-10, "CNY")),
        ("0.0833", Decimal("0.0833")),
        ("2025-06-03", date(2025, 6, 3)),
        ("2025-06-03 14:03:05.351496+08:00", datetime(2025, 6, 3, 14, 3, 5, 351496, timezone(timedelta(hours=8)))),
        ("拖鞋 12", "拖鞋 12"),
        ("12 XXX", "12 XXX"),
        (3, 3),
    ],
)
def test_values_of_the_log_are_read_back(written: object, value: object) -> None:
    assert logged_value(written) == value
