"""What runs by the clock, and how often. The tick only asks "is anything due?"; what is due is rows in the store."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.app import App
from jobs.daily_reports import send_due_reports, settle_reports
from jobs.due_plans import due_plans
from jobs.expire_cards import expire_cards
from jobs.keep_books import keep_books
from jobs.settle_calls import settle_calls
from jobs.stop_sweep import stop_sweep
from jobs.unclear_calls import ask_about_calls, compare_words
from jobs.watch_shops import watch_shops

Work = Callable[[App], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Job:
    """`every` is in seconds, counted from the end of one run to the start of the next: runs of one job never overlap."""

    name: str
    every: float
    work: Work


TIMETABLE = (
    Job("expire_cards", 5, expire_cards),
    Job("due_plans", 5, due_plans),
    Job("settle_calls", 15, settle_calls),
    Job("ask_about_calls", 10, ask_about_calls),
    Job("compare_words", 60, compare_words),
    Job("stop_sweep", 30, stop_sweep),
    Job("daily_reports", 20, send_due_reports),
    Job("settle_reports", 10, settle_reports),
    Job("keep_books", 900, keep_books),
    Job("watch_shops", 60, watch_shops),
)
