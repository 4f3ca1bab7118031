"""The work log as a merchant reads it: a line for each thing that was done, when, by whom, and with what result."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from bot.domain.chat import Button, Shown
from bot.domain.money import Money, MoneyError
from bot.domain.outcome import LogPage, Tap
from bot.domain.planned import Planned
from bot.domain.policy import Reason
from bot.domain.preview import Preview, RowField, from_record
from bot.domain.worklog import LogLine, Step
from bot.replies import formats
from bot.replies.buttons import packed
from bot.replies.table import row_lines
from bot.replies.texts import Ready, Voice
from bot.replies.why import reason_text
from bot.replies.wording import short_name, title

LONGEST_PAGE = 3600
MOST_ROWS = 2
MAIN_ROWS = frozenset(RowField) - {RowField.TIER, RowField.VARIANT, RowField.TENDER_CALL}
ENDS = frozenset({"done", "effect-refused", "unknown"})
MONEY = re.compile(r"(-?\d+(?:\.\d+)?) ([A-Z]{3})")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?[+-]\d{2}:\d{2}")


def logged_value(written: object) -> object:
    """A value of a reason as the log keeps it, read back: money "5.10 CNY", a number, a day, a moment, or words."""
    text = written if isinstance(written, str) else ""
    if money := MONEY.fullmatch(text):
        try:
            return Money.of(money[1], money[2])
        except MoneyError:
            return text
    if NUMBER.fullmatch(text):
        return Decimal(text)
    if DAY.fullmatch(text):
        return date.fromisoformat(text)
    if MOMENT.fullmatch(text):
        return datetime.fromisoformat(text)
    return written


def _preview(step: Step) -> Preview | None:
    body = dict(step.body)
    if "operation" not in body or "rows" not in body:
        return None
    return from_record({"shop": step.shop_id, "spend": None, **body})


def phrase(voice: Voice, preview: Preview) -> str:
    """The change in one line: its changing rows while they are few, else what it was about."""
    rows = [row for row in preview.rows if row.field in MAIN_ROWS and row.changes]
    if not rows or len(rows) > MOST_ROWS:
        return title(voice, preview)
    return voice.listed([" ".join(row_lines(voice, row)[0].split()) for row in rows])


def _reasons(voice: Voice, body: Mapping[str, Any]) -> str:
    found = [
        reason_text(
            voice, Reason(each["key"], tuple((name, logged_value(value)) for name, value in each["values"].items()))
        )
        for each in body.get("reasons", ())
    ]
    return voice.listed(found) if found else ""


def _who(voice: Voice, step: Step, names: Mapping[str, str]) -> str:
    who = str(dict(step.body).get("by", "")) or names.get(step.actor, "")
    if not who and step.actor:
        return voice.say("log-erased")
    return short_name(who) if who else voice.say("log-nobody")


def _key(voice: Voice, step: Step) -> str:
    """The line's text; what was done only in part, and what no text knows yet, have their own."""
    partly = step.kind == "done" and dict(step.body).get("state") == "partly"
    planned = step.kind == "done" and dict(step.body).get("operation", {}).get("op") == Planned.kind
    word = step.kind == "done" and bool(dict(step.body).get("word"))
    key = "log-done-partly" if partly else "log-plan-kept" if planned else f"log-{step.kind}"
    key = "log-done-by-word" if word and not partly else key
    return key if voice.has(key) else "log-other"


def log_line(voice: Voice, page: LogPage, line: LogLine, names: Mapping[str, str]) -> str:
    """One line, with its time in the shop's zone."""
    step, body = line.step, dict(line.step.body)
    preview = _preview(step)
    reasons = _reasons(voice, body)
    key = "log-refused-plain" if step.kind == "refused" and not reasons else _key(voice, step)
    plain = {name: logged_value(value) for name, value in body.items() if isinstance(value, str | int)}
    values: dict[str, object] = {
        "role": "", "name": "", "file": "", "rows": 0, "day": step.day, "kind": step.kind, **plain,
        "time": Ready(formats.clock(page.shop.local(step.at))),
        "who": Ready(_who(voice, step, names)),
        "what": Ready(phrase(voice, preview) if preview else ""),
        "reason": Ready(reasons),
    }  # fmt: skip
    return voice.fill(key, values)


def _told(lines: Sequence[LogLine]) -> list[LogLine]:
    """Without the lines that say no more than the end of the same run does."""
    ended = {line.step.run_id for line in lines if line.step.kind in ENDS and line.step.run_id}
    return [
        line
        for line in lines
        if line.step.kind != "sent" and not (line.step.kind == "allowed" and line.step.run_id in ended)
    ]


def _newest(lines: Sequence[str]) -> int:
    """How many of the last lines fit on one page."""
    used = 0
    for count, line in enumerate(reversed(lines)):
        used += len(line) + 1
        if used > LONGEST_PAGE:
            return count
    return len(lines)


def _undo_buttons(voice: Voice, page: LogPage, lines: Sequence[LogLine]) -> list[Button]:
    taps: Mapping[str, Tap] = dict(page.undo)
    found: dict[str, Button] = {}
    for line in lines:
        tap, preview = taps.get(line.step.run_id), _preview(line.step)
        if tap is not None and preview is not None and line.step.kind in ENDS:
            at = formats.clock(page.shop.local(line.step.at))
            label = voice.say("log-undo", time=Ready(at), what=Ready(phrase(voice, preview)))
            found[line.step.run_id] = Button(str(label), f"o:{tap.offer_id}")
    return list(found.values())


def log_page(voice: Voice, outcome: LogPage) -> tuple[Shown, ...]:
    """A shop-day, oldest first; when it is too long, its newest lines."""
    kept = _told(outcome.lines)
    day = Ready(formats.full_day(outcome.day, voice.language))
    if not kept:
        return (Shown(voice.say("log-empty", shop=short_name(outcome.shop.name), day=day)),)
    names = dict(outcome.names)
    written = [log_line(voice, outcome, line, names) for line in kept]
    shown = _newest(written)
    head: list[str] = [voice.say("log-head", shop=short_name(outcome.shop.name), day=day)]
    if shown < len(written):
        head.append(voice.say("log-earlier", count=len(written) - shown))
    text = "\n".join([*head, *written[len(written) - shown :]])
    return (Shown(text, packed(_undo_buttons(voice, outcome, kept))),)
