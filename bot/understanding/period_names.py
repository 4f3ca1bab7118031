"""What a merchant calls a period, as one name for all ways of saying it."""

import re
from datetime import date, timedelta

from bot.understanding.clauses import Clause
from bot.understanding.tokens import Period, Role

NAMES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("today", r"今天|今日|今儿|today"),
        ("yesterday", r"昨天|昨日|昨儿|昨儿个|昨晚|寻日|琴日|yesterday"),
        ("day_before_yesterday", r"前天|前日|day before yesterday"),
        ("last_week", r"上(?:个|一)?(?:周|星期|礼拜)|last week|the previous week"),
        ("this_week", r"(?:本|这|这个|这一)(?:周|星期|礼拜)|this week"),
        ("last_month", r"上个?月(?:份)?|last month|(?:the )?previous month"),
        ("this_month", r"(?:本|这个?)月(?:份)?|this month"),
        ("this_year", r"今年|this year"),
        ("last_year", r"去年|last year"),
    )
)


def period_name(clause: Clause, today: date) -> str:
    """The name of the clause's one period; empty for plain dates. "The last 7 days" are called by their number."""
    tokens = [token for token in clause.of(Role.PERIOD) if isinstance(token.value, Period)]
    if not tokens:
        return _unsaid(clause)
    found = next((name for name, pattern in NAMES if pattern.fullmatch(tokens[0].text)), "")
    return found or _recent(tokens[0].value, today)


def _recent(value: object, today: date) -> str:
    """Days up to yesterday, counted."""
    if not isinstance(value, Period) or value.last != today - timedelta(days=1):
        return ""
    days = (value.last - value.first).days + 1
    return f"last_{days}_days" if days > 1 else ""


def _unsaid(clause: Clause) -> str:
    """Which day a question without one is about: reports come about yesterday, other figures are today's."""
    if Role.PER_WEEK in clause.roles or any(token.text in {"周报", "weekly report"} for token in clause.tokens):
        return "last_week"
    return "yesterday" if Role.REPORT in clause.roles else "today"
