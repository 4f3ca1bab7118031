"""When an order is to begin and to end: taken out of a clause before the rest is read. What could mean two days is asked.

「下周一起」 begins, 「到周五」 ends with that day, 「6月20号到25号」 does both, 「明天」 and 「今晚8点」 begin. A day in an order is the
next such day.
"""

from dataclasses import dataclass
from datetime import date, datetime, time

from bot.domain.operation import Operation
from bot.domain.planned import Planned
from bot.domain.understood import Context, Unclear
from bot.understanding.clauses import Clause
from bot.understanding.clock_times import hour_of
from bot.understanding.dates_ahead import ahead
from bot.understanding.tokens import Period, Quantity, Role, Token

LEADS = frozenset({Role.FROM, Role.SINCE, Role.UNTIL, Role.TO, Role.START})
TRAILS = frozenset({
    "起", "起效", "生效", "开始生效", "起生效", "起算", "开始", "为止", "截止", "结束", "止", "onwards", "onward",
})  # fmt: skip
BEGINS = frozenset(
    {
        "于",
        "从",
        "from",
        "由",
        "自",
        "自从",
        "on",
        "starting",
        "starting from",
        "beginning",
        "as of",
        "effective",
        "with effect from",
        "effective from",
        "as from",
        "开始",
    }
)
ENDS = frozenset({
    "到", "至", "直到", "截止", "截至", "截止到", "一直到", "until", "till", "through", "thru", "to", "up to and including",
    "ending", "ends",
})  # fmt: skip
TIMELY = frozenset({Role.PERIOD, Role.CLOCK})


@dataclass(frozen=True, slots=True)
class When:
    """`at` None: now. `until` None: for good."""

    at: datetime | None = None
    until: date | None = None

    def plans(self, operation: Operation) -> Operation:
        """The operation at its time."""
        return operation if self.at is None and self.until is None else Planned(operation, self.at, self.until)


@dataclass(frozen=True, slots=True)
class Span:
    """tokens[start:end] tell one day or days, with a time of day or without; `begins`, `ends`: what the words around it say."""

    start: int
    end: int
    period: Period
    clock: time | None
    begins: bool
    ends: bool


def timed(clause: Clause, context: Context) -> tuple[Clause, When] | Unclear:
    """The clause without its time, and that time."""
    spans: list[Span] = []
    at = 0
    while at < len(clause.tokens):
        found = _span(clause.tokens, at, context) if _starts(clause.tokens, at) else None
        if isinstance(found, Unclear):
            return found
        if found is not None:
            spans.append(found)
        at = found.end if found is not None else at + 1
    if not spans:
        return clause, When()
    when = _when(spans, context)
    if isinstance(when, Unclear):
        return when
    taken = {index for span in spans for index in range(span.start, span.end)}
    left = tuple(token for index, token in enumerate(clause.tokens) if index not in taken)
    return Clause(left), when


def _starts(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a date or time begins here, with the word that leads it."""
    if tokens[at].role in TIMELY:
        return True
    led = tokens[at].role in LEADS or tokens[at].text in BEGINS | ENDS
    return led and at + 1 < len(tokens) and tokens[at + 1].role in TIMELY


def _span(tokens: tuple[Token, ...], start: int, context: Context) -> Span | Unclear:
    lead = tokens[start].text if tokens[start].role not in TIMELY else ""
    at = start + 1 if lead else start
    early = tokens[at].role is Role.CLOCK
    clock, at = _clock(tokens, at, ()) if early else (None, at)
    days = [token for token in tokens[at : at + 1] if token.role is Role.PERIOD]
    at += len(days)
    if clock is None:
        clock, at = _clock(tokens, at, tuple(days))
    trail = tokens[at] if at < len(tokens) and _trails(tokens, at) else None
    at += 1 if trail is not None else 0
    text = " ".join(token.text for token in tokens[start:at])
    period = _days(days, clock, context)
    if period is None:
        return Unclear("ask-date-unclear", (("text", text),))
    trails_off = trail is not None and trail.role is Role.UNTIL
    ends = lead in ENDS or tokens[start].role is Role.UNTIL or trails_off
    begins = lead in BEGINS or (trail is not None and not trails_off)
    if begins and ends:
        return Unclear("ask-when")
    return Span(start, at, period, clock, begins, ends)


def _trails(tokens: tuple[Token, ...], at: int) -> bool:
    """起 after a date; 开始 only where it does not start a promotion, and 起 not before a name (「起价」 is a word of its own)."""
    return tokens[at].text in TRAILS


def _clock(tokens: tuple[Token, ...], at: int, days: tuple[Token, ...]) -> tuple[time | None, int]:
    """A time of day at `at`, and where it ends. After a day a bare 「8点」 is one too; after 今晚 it is in the evening."""
    if at >= len(tokens):
        return None, at
    token = tokens[at]
    clock = token.value if token.role is Role.CLOCK else None
    count = token.value
    if days and isinstance(count, Quantity) and count.unit == "点" and count.number == int(count.number):
        clock = hour_of(int(count.number)) if count.number < 24 else None
    if not isinstance(clock, time):
        return None, at
    late = bool(days) and days[0].text.endswith(("晚", "夜", "tonight")) and clock.hour < 12
    return (clock.replace(hour=clock.hour + 12) if late else clock), at + 1


def _days(days: list[Token], clock: time | None, context: Context) -> Period | None:
    if not days:
        today = context.today
        return Period(today, today) if clock is not None and clock > context.now.time() else None
    value = days[0].value
    return ahead(days[0].text, value, context.today) if isinstance(value, Period) else None


def _when(spans: list[Span], context: Context) -> When | Unclear:
    """One beginning and one end at the most."""
    begin = [span for span in spans if not span.ends]
    end = [span for span in spans if span.ends]
    if len(begin) > 1 or len(end) > 1:
        return Unclear("ask-when")
    until = _until(end[0], context) if end else None
    if isinstance(until, Unclear):
        return until
    if not begin:
        return When(None, until)
    return _from(begin[0], until, context)


def _until(span: Span, context: Context) -> date | Unclear:
    """The last day. An end in the middle of a day is none of ours: prices go back at the end of a day."""
    if span.clock is not None:
        return Unclear("ask-until-day")
    last = span.period.last
    return last if last >= context.today else Unclear("ask-date-past")


def _from(span: Span, until: date | None, context: Context) -> When | Unclear:
    first = span.period.first
    at = datetime.combine(first, span.clock or time(0), tzinfo=context.now.tzinfo)
    whole_day_today = first == context.today and span.clock is None
    if whole_day_today and (span.begins or span.period.last > first):
        at = context.now
    elif whole_day_today:
        return Unclear("ask-only-today")
    elif at <= context.now:
        return Unclear("ask-date-past")
    lasting = span.period.last if span.period.last > first and not span.begins else None
    if lasting is not None and until is not None:
        return Unclear("ask-when")
    end = until or lasting
    if end is not None and end < at.date():
        return Unclear("ask-date-past")
    return When(None if at <= context.now else at, end)
