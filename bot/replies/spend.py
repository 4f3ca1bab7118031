"""What an operation would spend, beside what is spent, agreed and left: all a merchant needs before a yes."""

from datetime import date, timedelta

from bot.domain.money import Money
from bot.domain.outcome import SpendState
from bot.domain.policy import monday_of
from bot.domain.policy_parts import days_by
from bot.domain.preview import SpendPlan
from bot.replies import formats
from bot.replies.texts import Ready, Voice


def _in_month(plan: SpendPlan, day: date) -> int:
    """Days of the plan in the month of `day`."""
    days = (plan.first + timedelta(days=offset) for offset in range(plan.days))
    return sum(1 for each in days if (each.year, each.month) == (day.year, day.month))


def _in_week(plan: SpendPlan, day: date) -> int:
    """Days of the plan in the week of `day`."""
    return days_by(plan, monday_of).get(monday_of(day), 0)


def _cap(voice: Voice, cap: Money | None) -> str:
    return voice.say("spend-no-cap") if cap is None else voice.money(cap)


def _left(cap: Money, committed: Money, more: Money) -> Money:
    return Money(max((cap - committed - more).minor, 0), cap.currency)


def plan_line(voice: Voice, plan: SpendPlan) -> str:
    """Amount a day, days, from when to when, and all of it."""
    period = Ready(formats.short_period(plan.first, plan.last, voice.language))
    return voice.say("spend-plan", daily=plan.daily, days=plan.days, period=period, whole=plan.whole)


def state_lines(voice: Voice, state: SpendState, plan: SpendPlan | None = None) -> list[str]:
    """Today, this week where it has a cap, and this month against the caps; with a plan also what would be left after it."""
    cap = Ready(_cap(voice, state.daily_cap))
    lines: list[str] = [voice.say("spend-today", spent=state.spent, committed=state.committed, cap=cap)]
    if plan is not None and state.daily_cap is not None:
        today = plan.daily if plan.first <= state.day <= plan.last else plan.daily * 0
        lines.append(voice.say("spend-today-left", left=_left(state.daily_cap, state.committed, today)))
    lines += _week_lines(voice, state, plan)
    month_cap = Ready(_cap(voice, state.monthly_cap))
    lines.append(voice.say("spend-month", committed=state.month_committed, cap=month_cap))
    if plan is not None and state.monthly_cap is not None:
        month = plan.daily * _in_month(plan, state.day)
        lines.append(voice.say("spend-month-left", left=_left(state.monthly_cap, state.month_committed, month)))
    return lines


def _week_lines(voice: Voice, state: SpendState, plan: SpendPlan | None) -> list[str]:
    """Nothing where there is no cap of the week."""
    if state.weekly_cap is None or state.week_committed is None:
        return []
    lines: list[str] = [voice.say("spend-week", committed=state.week_committed, cap=state.weekly_cap)]
    if plan is not None:
        week = plan.daily * _in_week(plan, state.day)
        lines.append(voice.say("spend-week-left", left=_left(state.weekly_cap, state.week_committed, week)))
    return lines


def spend_lines(voice: Voice, plan: SpendPlan | None, state: SpendState | None) -> list[str]:
    """The spending part of a card; nothing where no money is committed."""
    if plan is None:
        return []
    return [plan_line(voice, plan), *(state_lines(voice, state, plan) if state is not None else [])]
