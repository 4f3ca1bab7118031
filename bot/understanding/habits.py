"""How the shop hand is to speak: when the daily report comes, quiet hours, and which messages come without a sound or not at all."""

from datetime import time

from bot.domain.operation import Operation
from bot.domain.preferences import Loudness, LoudnessSet, QuietHoursSet, ReportTimeSet, Topic
from bot.domain.understood import Context, Unclear
from bot.understanding.clauses import Clause
from bot.understanding.clock_times import hour_of
from bot.understanding.tokens import Quantity, Role

Listings = tuple[str, ...]


def clocks_of(clause: Clause) -> list[time]:
    """Times of day in order, bare hours (「8点」) too."""
    found: list[time] = []
    for token in clause.tokens:
        value = token.value
        if isinstance(value, time):
            found.append(value)
        elif isinstance(value, Quantity) and value.unit == "点":
            hour = hour_of(int(value.number)) if value.number == int(value.number) and value.number < 24 else None
            found += [hour] if hour is not None else []
    return found


def report_time_of(clause: Clause, _listings: Listings, _context: Context) -> Operation | Unclear:
    """「日报改到8点半发」."""
    found = clocks_of(clause)
    return ReportTimeSet(found[0]) if len(found) == 1 else Unclear("ask-report-time")


def quiet_of(clause: Clause, _listings: Listings, _context: Context) -> Operation | Unclear:
    """「晚上10点到早上7点免打扰」, 「日报静音」, 「取消免打扰」."""
    found = clocks_of(clause)
    if Role.REPORT in clause.roles and not found:
        return LoudnessSet(Topic.DAILY_REPORT, Loudness.SILENT)
    if not found and clause.roles & {Role.CLEAR, Role.STOP}:
        return QuietHoursSet(None, None)
    if len(found) != 2 or found[0] == found[1] or clause.roles & {Role.CLEAR, Role.STOP}:
        return Unclear("ask-quiet-hours")
    return QuietHoursSet(found[0], found[1])
