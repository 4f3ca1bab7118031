"""Plans and settings: what may be planned, for when, and until when; what a refused plan could be instead."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from bot.domain.advertising import BudgetScale, LimitScale
from bot.domain.advertising import CapPeriod as Cap
from bot.domain.listing import PriceTier
from bot.domain.moves import moves_near
from bot.domain.operation import (
    BudgetSet,
    CostSet,
    FloorSet,
    LimitSet,
    Operation,
    PriceAdjust,
    PriceScale,
    PriceSet,
    PromotionPause,
    PromotionStart,
    StopAll,
    StopLift,
)
from bot.domain.people import Actor, Permission, Role
from bot.domain.planned import Plan, PlanCancel, Planned, PlanState, inmost, permitted
from bot.domain.policy import Committed, Question, Verdict, VerdictKind
from bot.domain.policy_rules import RULES, decide
from bot.domain.policy_settings import NOT_PLANNED, TAKEN_BACK
from bot.domain.preferences import (
    Loudness,
    LoudnessSet,
    NameForget,
    NameLearn,
    Preferences,
    QuietHoursSet,
    ReportTimeSet,
    Topic,
    UnitLearn,
)
from bot.domain.preview import Preview, RowField
from bot.domain.previewing import View, build_preview
from bot.domain.previewing_settings import without_plan
from bot.domain.selling import TierSet
from tests.unit.domain.samples import (
    ALLOW,
    ASK,
    CASES,
    NOTHING,
    NOW,
    REFUSE,
    RUNNING,
    SHOP,
    SLIPPERS,
    STOPPED,
    TODAY,
    judged,
    preview,
    question,
    view,
    yuan,
)

ZONE = ZoneInfo("Asia/Shanghai")
LOWER = PriceSet(("slipper",), yuan("5.50"))
TOMORROW = datetime(2026, 3, 13, 0, 0, tzinfo=ZONE)
WALL = NOW.astimezone(ZONE)


def keys(verdict: Verdict) -> tuple[VerdictKind, list[str]]:
    return verdict.kind, [each.key for each in verdict.reasons]


@pytest.mark.parametrize(
    ("plan", "verdict"),
    [
        (Planned(LOWER, TOMORROW), (ASK, ["policy-planned"])),
        (Planned(LOWER, None, TODAY), (ASK, ["policy-planned-now"])),
        (Planned(LOWER, TOMORROW, date(2026, 3, 13)), (ASK, ["policy-planned"])),
        (Planned(LOWER, WALL), (ASK, ["policy-planned"])),
        (Planned(LOWER, WALL - timedelta(seconds=1)), (REFUSE, ["policy-plan-past"])),
        (Planned(LOWER, WALL + timedelta(days=366)), (ASK, ["policy-planned"])),
        (Planned(LOWER, WALL + timedelta(days=366, seconds=1)), (REFUSE, ["policy-plan-far"])),
        (Planned(LOWER, None, TODAY - timedelta(days=1)), (REFUSE, ["policy-plan-over"])),
        (Planned(LOWER, TOMORROW, TODAY), (REFUSE, ["policy-plan-order"])),
        (Planned(LOWER, None, TODAY + timedelta(days=366)), (ASK, ["policy-planned-now"])),
        (Planned(LOWER, None, TODAY + timedelta(days=367)), (REFUSE, ["policy-plan-far"])),
        (Planned(LOWER), (REFUSE, ["policy-plan-kind"])),
        (Planned(Planned(LOWER, TOMORROW), TOMORROW), (REFUSE, ["policy-plan-kind"])),
        (Planned(PlanCancel("r1"), TOMORROW), (REFUSE, ["policy-plan-kind"])),
        (Planned(CostSet(("slipper",), yuan("4.00")), TOMORROW), (ASK, ["policy-planned"])),
        (Planned(CostSet(("slipper",), yuan("4.00")), TOMORROW, date(2026, 3, 14)), (REFUSE, ["policy-plan-kept"])),
        (Planned(FloorSet(("slipper",), yuan("5.20")), None, TODAY), (REFUSE, ["policy-plan-kept"])),
        (Planned(PromotionStart(("slipper",), yuan("20.00"), 3), TOMORROW), (ASK, ["policy-planned"])),
        (Planned(PromotionStart(("slipper",), yuan("20.00"), 3), None, TODAY), (REFUSE, ["policy-plan-kept"])),
        (Planned(PromotionStart(("slipper",), yuan("20.00"), 91), TOMORROW), (REFUSE, ["policy-days-invalid"])),
        (Planned(PromotionStart(("slipper",), yuan("0.00"), 3), TOMORROW), (REFUSE, ["policy-budget-invalid"])),
        (Planned(PriceSet(("slipper",), yuan("5.09")), TOMORROW), (REFUSE, ["policy-below-floor"])),
        (Planned(PriceSet(("slipper",), yuan("0.00")), TOMORROW), (REFUSE, ["policy-nonpositive"])),
        (Planned(PriceSet(("slipper",), yuan("60.00")), TOMORROW), (ASK, ["policy-planned"])),
    ],
)  # fmt: skip
def test_what_may_be_planned(plan: Planned, verdict: tuple[VerdictKind, list[str]]) -> None:
    assert keys(judged(plan)) == verdict


@pytest.mark.parametrize(
    "operation",
    [
        StopAll(), StopLift(), LimitSet(yuan("9.00")), LimitScale(Cap.DAY, Decimal(2)), ReportTimeSet(time(8)),
        LoudnessSet(Topic.REMINDER, Loudness.OFF), QuietHoursSet(None, None), NameLearn(("slipper",), "x"),
        NameForget(("slipper",), "x"), UnitLearn("箱", 24, "双"),
    ],
)  # fmt: skip
def test_what_happens_now_or_not_at_all(operation: Operation) -> None:
    assert type(operation) in NOT_PLANNED
    assert keys(judged(Planned(operation, TOMORROW))) == (REFUSE, ["policy-plan-kind"])


@pytest.mark.parametrize(
    "operation",
    [
        LOWER, PriceAdjust(("slipper",), yuan("-0.10")), PriceScale(("slipper",), Decimal("0.95")),
        PromotionPause(("slipper",)), BudgetSet(("slipper",), yuan("9.00")),
    ],
)  # fmt: skip
def test_what_may_be_done_only_until_a_day(operation: Operation) -> None:
    assert type(operation) in TAKEN_BACK
    assert keys(judged(Planned(operation, None, TODAY), RUNNING)) == (ASK, ["policy-planned-now"])


@pytest.mark.parametrize(
    "operation", [TierSet(("case",), (PriceTier(2, yuan("3.00")),)), BudgetScale(("a",), Decimal(2))]
)
def test_a_kind_without_a_rule_is_not_planned_either(operation: Operation) -> None:
    if type(operation) not in RULES:
        assert keys(judged(Planned(operation, TOMORROW))) == (REFUSE, ["policy-empty"])


def test_the_table_is_that_of_now_and_then_the_times() -> None:
    shown = preview(Planned(PriceSet(("case",), yuan("3.70")), TOMORROW.astimezone(UTC), date(2026, 3, 20)))
    now = preview(PriceSet(("case",), yuan("3.70")))
    assert without_plan(shown) == now
    assert shown.rows[: len(now.rows)] == now.rows
    assert [(row.field, row.detail) for row in shown.rows[len(now.rows) :]] == [
        (RowField.PLAN_START, "2026-03-13T00:00:00+08:00"), (RowField.PLAN_END, "2026-03-20"),
    ]  # fmt: skip
    assert (shown.spend, shown.listings) == (None, ("case",))


def test_what_the_shop_already_is_may_still_be_planned() -> None:
    same = PriceSet(("slipper",), SLIPPERS.price)
    assert not preview(same).changes
    assert preview(Planned(same, TOMORROW)).changes


def test_a_refused_plan_could_be_a_cheaper_loss_at_the_same_time() -> None:
    plan = Planned(PriceSet(("slipper",), yuan("5.00")), TOMORROW, date(2026, 3, 20))
    asked = question(plan)
    moves = moves_near(asked, decide(asked))
    assert moves == tuple(replace(plan, operation=PriceSet(("slipper",), yuan(each))) for each in ("5.10", "5.55"))
    assert {judged(each).kind for each in moves} == {ASK}


def test_while_stopped_nothing_new_is_planned_but_plans_are_cancelled() -> None:
    asked = question(Planned(LOWER, TOMORROW), shop=STOPPED)
    verdict = decide(asked)
    assert keys(verdict) == (REFUSE, ["policy-stopped"])
    assert moves_near(asked, verdict) == (StopLift(),)
    assert cancel(PlanState.WAITING, shop=STOPPED).kind is ALLOW


def cancel(state: PlanState, run_id: str | None = None, shop: object = SHOP) -> Verdict:
    plan = Plan("r1", "s1", "p1", LOWER, NOW, TOMORROW, state=state, run_id=run_id)
    looked = View(SHOP if shop is SHOP else STOPPED, TODAY, {}, plans={"r1": (plan, preview(Planned(LOWER, TOMORROW)))})
    return decide(Question(looked.shop, build_preview(looked, PlanCancel("r1")), NOTHING, NOW))


@pytest.mark.parametrize(
    ("state", "run_id", "kind"),
    [
        (PlanState.WAITING, None, ALLOW), (PlanState.STARTED, "plan-r1", ALLOW), (PlanState.STARTED, None, REFUSE),
        (PlanState.ENDED, "plan-r1", REFUSE), (PlanState.CANCELLED, None, REFUSE), (PlanState.FAILED, None, REFUSE),
    ],
)  # fmt: skip
def test_what_is_still_to_come_may_be_cancelled(state: PlanState, run_id: str | None, kind: VerdictKind) -> None:
    verdict = cancel(state, run_id)
    assert keys(verdict) == (kind, ["policy-plan-gone"] if kind is REFUSE else [])


def test_a_plan_that_is_not_there_cannot_be_cancelled() -> None:
    assert keys(judged(PlanCancel("r9"))) == (REFUSE, ["policy-plan-gone"])


@pytest.mark.parametrize(
    ("operation", "kind"),
    [
        (ReportTimeSet(time(8)), ALLOW), (LoudnessSet(Topic.DAILY_REPORT, Loudness.OFF), ALLOW),
        (QuietHoursSet(time(22), time(7)), ALLOW), (QuietHoursSet(None, None), ALLOW),
        (QuietHoursSet(time(22), time(22)), REFUSE), (QuietHoursSet(time(0), time(0)), REFUSE),
        (QuietHoursSet(time(22), None), REFUSE), (QuietHoursSet(None, time(7)), REFUSE),
    ],
)  # fmt: skip
@pytest.mark.parametrize("shop", [SHOP, STOPPED])
def test_settings_go_at_once_also_while_stopped(operation: Operation, kind: VerdictKind, shop: object) -> None:
    verdict = judged(operation, shop=SHOP if shop is SHOP else STOPPED)
    assert keys(verdict) == (kind, ["policy-quiet-invalid"] if kind is REFUSE else [])


@pytest.mark.parametrize(
    ("operation", "before", "after"),
    [
        (ReportTimeSet(time(8, 30)), "09:00", "08:30"),
        (LoudnessSet(Topic.DAILY_REPORT, Loudness.SILENT), "off", "silent"),
        (LoudnessSet(Topic.REMINDER, Loudness.SILENT), "on", "silent"),
        (QuietHoursSet(time(23), time(6, 30)), "22:00-07:00", "23:00-06:30"),
        (QuietHoursSet(None, None), "22:00-07:00", ""),
    ],
)
def test_a_setting_shows_what_it_was(operation: Operation, before: str, after: str) -> None:
    own = Preferences(((Topic.DAILY_REPORT, Loudness.OFF),), (time(22), time(7)))
    (row,) = build_preview(replace(view(()), preferences=own), operation).rows
    assert (row.state_before, row.state_after) == (before, after)


@pytest.mark.parametrize(
    ("quiet", "inside", "outside"),
    [
        ((time(22), time(7)), [time(22), time(23, 59), time(0), time(6, 59)], [time(7), time(12), time(21, 59)]),
        ((time(12), time(14)), [time(12), time(13, 59)], [time(11, 59), time(14), time(0)]),
        (None, [], [time(0), time(12)]),
    ],
)
def test_quiet_hours_may_pass_midnight(
    quiet: tuple[time, time] | None, inside: list[time], outside: list[time]
) -> None:
    wanted = Preferences(((Topic.SUGGESTION, Loudness.OFF),), quiet)
    for at in inside:
        assert wanted.now(Topic.DAILY_REPORT, at) is wanted.now(None, at) is Loudness.SILENT
    for at in outside:
        assert wanted.now(Topic.DAILY_REPORT, at) is wanted.now(None, at) is Loudness.ON
    assert {wanted.now(Topic.SUGGESTION, at) for at in (*inside, *outside)} == {Loudness.OFF}


INNER = [
    (LOWER, {Role.OWNER, Role.OPERATOR}),
    (PromotionStart(("slipper",), yuan("20.00"), 3), {Role.OWNER, Role.OPERATOR}),
    (PromotionPause(("slipper",)), {Role.OWNER, Role.OPERATOR}),
    (LimitSet(yuan("9.00")), {Role.OWNER}),
    (Planned(LimitSet(yuan("9.00"))), {Role.OWNER}),
    (LoudnessSet(Topic.REMINDER, Loudness.OFF), {Role.OWNER, Role.OPERATOR}),
]


@pytest.mark.parametrize(("operation", "roles"), INNER)
@pytest.mark.parametrize("role", [*Role, None])
def test_a_plan_needs_its_own_right_and_that_of_what_it_does(
    operation: Operation, roles: set[Role], role: Role | None
) -> None:
    assert permitted(Actor("p", "s", role), Planned(operation, TOMORROW)) is (role in roles)


def test_what_a_plan_would_do_in_the_end() -> None:
    assert inmost(Planned(Planned(LOWER, TOMORROW))) == inmost(LOWER) == LOWER


SETTINGS = {
    (ReportTimeSet, Role.OWNER): True, (ReportTimeSet, Role.OPERATOR): False, (ReportTimeSet, Role.VIEWER): False,
    (LoudnessSet, Role.OWNER): True, (LoudnessSet, Role.OPERATOR): True, (LoudnessSet, Role.VIEWER): True,
    (QuietHoursSet, Role.OWNER): True, (QuietHoursSet, Role.OPERATOR): True, (QuietHoursSet, Role.VIEWER): True,
    (PlanCancel, Role.OWNER): True, (PlanCancel, Role.OPERATOR): True, (PlanCancel, Role.VIEWER): False,
}  # fmt: skip


@pytest.mark.parametrize(("pair", "may"), list(SETTINGS.items()))
def test_who_may_change_settings(pair: tuple[type[Operation], Role], may: bool) -> None:
    assert Actor("p", "s", pair[1]).may(pair[0].permission) is may
    assert not Actor("p", "s", None).may(pair[0].permission)
    assert pair[0].permission in Permission


def test_a_plan_is_judged_by_the_shops_own_clock() -> None:
    """A practice shop that is three days ahead."""
    ahead = replace(SHOP, clock_offset_days=3)
    plan = Planned(LOWER, TOMORROW)
    shown = Preview("s1", plan, build_preview(view((SLIPPERS, CASES), ahead), plan).rows)
    assert keys(decide(Question(ahead, shown, Committed({}, {}), NOW))) == (REFUSE, ["policy-plan-past"])
