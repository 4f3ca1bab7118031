"""Questions about the shop: sales of a period, how things stand, what was done. They read, so unknown small words may stand beside them."""

import re

from bot.domain.command import LogQuery, Query, ReportQuery, StateQuery
from bot.domain.understood import Context, Unclear
from bot.understanding.choices import choices
from bot.understanding.clauses import ASKS, Clause
from bot.understanding.days import week_of
from bot.understanding.period_names import period_name
from bot.understanding.subjects import Scene, Subject, subject_of
from bot.understanding.tokens import AMOUNTS, Period, Role

WRITES = frozenset({Role.UP, Role.DOWN, Role.STOP, Role.RESUME, Role.START, Role.CLEAR, Role.SAME, Role.KEEP})
STATES = frozenset({Role.PRICE, Role.BUDGET, Role.LIMIT, Role.FLOOR, Role.COST, Role.PROMO})
NUMBERS = AMOUNTS - {Role.VAGUE, Role.BROKEN} | {Role.QUANTITY}
SILENT = frozenset({Role.PERIOD, Role.AUX, Role.FILLER, Role.PUNCT, Role.QUESTION, Role.ACK})
LEFT_OVER = frozenset({Role.UNKNOWN, Role.VAGUE, Role.UNDO})
"""What a question has no use for: answering as if it were not there would answer something else."""
HOW = frozenset({"怎么样", "怎样", "如何", "咋样", "咋", "how", "how about", "what about"})
BLOCKED = frozenset({Role.OTHERS, Role.QUOTE, Role.CONDITION, Role.AUTHORITY, Role.OFFER, Role.TENDER})


def is_query(clause: Clause) -> bool:
    """Whether a clause asks about the shop and orders nothing."""
    present = clause.roles
    broken = any(token.value != "ask-date-unclear" for token in clause.of(Role.BROKEN))
    if broken or present & {Role.CLOCK, Role.QUIET} or present & (NUMBERS | WRITES | BLOCKED):
        return False
    if present & ASKS or (Role.PERIOD in present and present <= SILENT | {Role.PROMO, Role.SPEND}):
        return True
    if _counts_orders(clause):
        return True
    if present >= {Role.PROMO, Role.PERIOD, Role.QUESTION} and present <= SILENT | {Role.PROMO, Role.PRODUCT}:
        return True
    how = any(token.text in HOW for token in clause.of(Role.QUESTION))
    if how and Role.PERIOD in present and Role.UNKNOWN not in present:
        return True
    asking = Role.QUESTION in present
    about = bool(present & STATES) or Role.PRODUCT in present
    return asking and about and not present & {Role.SET, Role.PROMOTE, Role.NEGATION, Role.UNKNOWN}


ORDERS = frozenset({"订单", "单子", "退款", "退货", "orders", "order", "refunds", "refund"})


def _counts_orders(clause: Clause) -> bool:
    """「前天订单几笔」 asks for a figure; the same words in an order would be about one order, which we do not handle."""
    words = {token.text for token in clause.of(Role.LISTING)}
    rest = clause.roles - {Role.LISTING}
    return (
        bool(words)
        and words <= ORDERS
        and bool(rest & {Role.PERIOD, Role.QUESTION})
        and rest <= SILENT | {Role.PRODUCT}
    )


def read_query(clause: Clause, scene: Scene) -> Query | Unclear:
    """The query of a clause `is_query` accepted."""
    context = scene.context
    present = clause.roles
    subject = _subject(clause, scene)
    if subject.key:
        offered = [_query(clause, each, context) for each in subject.options]
        return Unclear(subject.key, (("word", subject.word),), choices(offered, context))
    period = _period(clause, context)
    if period.first > context.today:
        return Unclear("ask-date-future")
    query = _query(clause, subject.listings, context)
    unknown = [token.text for token in clause.tokens if token.role in LEFT_OVER]
    if unknown or len({token.value for token in clause.of(Role.PERIOD)}) > 1:
        return Unclear("ask-query", (("text", " ".join(unknown)),), choices([query], context))
    if Role.BROKEN in present:
        return Unclear("ask-date-unclear", (("text", clause.of(Role.BROKEN)[0].text),))
    return query


def _subject(clause: Clause, scene: Scene) -> Subject:
    """Named listings, the ones spoken of when a pronoun says so, else the shop."""
    if clause.roles & {Role.PRODUCT, Role.PRONOUN} and Role.EXCEPT not in clause.roles:
        every = Role.REPORT not in clause.roles
        found = subject_of(clause, scene)
        return found if found.listings or every else Subject()
    return Subject()


def _period(clause: Clause, context: Context) -> Period:
    for token in clause.of(Role.PERIOD):
        if isinstance(token.value, Period):
            return token.value
    if Role.PER_WEEK in clause.roles or any(token.text in {"周报", "weekly report"} for token in clause.tokens):
        return week_of(context.today, 1)
    yesterday = context.today.fromordinal(context.today.toordinal() - 1)
    return Period(yesterday, yesterday) if Role.REPORT in clause.roles else Period(context.today, context.today)


METRICS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ranking", re.compile("最好|最差|最多|排行|排名|爆款|哪个|哪款|best|worst|top")),
    ("profit", re.compile("利润|赚|挣|毛利|profit|earn|margin")),
    ("refunds", re.compile("退款|退货|refund|return")),
    ("orders", re.compile("单|order")),
)
"""What a question about sales is after, by its words; sales when none of them is there."""


def _metric(clause: Clause) -> str:
    if Role.SPENT in clause.roles or Role.PROMO in clause.roles:
        return "ad_spend"
    text = " ".join(token.text for token in clause.tokens if token.role is not Role.PRODUCT)
    return next((name for name, pattern in METRICS if pattern.search(text)), "sales")


def _query(clause: Clause, listings: tuple[str, ...], context: Context) -> Query:
    present = clause.roles
    period = _period(clause, context)
    if Role.LOG in present:
        named = Role.PERIOD in present and period.first == period.last
        return LogQuery(period.first if named else None, listings)
    spent = any(each in token.text for token in clause.of(Role.PROMO) for each in ("spend", "费", "花"))
    if (
        (spent and Role.PERIOD in present)
        or present & {Role.SALES, Role.REPORT, Role.SPENT, Role.LISTING}
        or (Role.PERIOD in present and not present & STATES)
    ):
        metric, called = _metric(clause), period_name(clause, context.today)
        return ReportQuery(period.first, min(period.last, context.today), listings, metric, called)
    return StateQuery(listings)
