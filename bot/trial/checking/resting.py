"""What must hold when the faults have stopped and everything had time to come to an end."""

import json
from datetime import UTC, date, datetime, timedelta

from bot.domain.shop import Shop, instant
from bot.domain.worklog import GENESIS, LogLine, Step, chain_hash
from bot.ports.marketplace import Repeatable
from bot.trial.checking.evidence import Evidence

REPORT_ENDS = frozenset({"sent", "uncertain", "missed"})
SLACK = timedelta(hours=2, minutes=30)
LOST = frozenset({"unknown", "dead"})


def judge(seen: Evidence) -> None:
    """Adds what does not hold to the world's violations."""
    for check in (
        effects_agree,
        runs_ended,
        updates_answered,
        presses_answered,
        reports_complete,
        chain_holds,
        log_complete,
    ):
        check(seen)


def effects_agree(seen: Evidence) -> None:
    """What the marketplace did and what we call done are the same, one to one; a blind marketplace leaves some of it unclear.

    What a person said of an unclear call stands as their word, right or wrong.
    """
    stored = dict(seen.rows.all("SELECT id, state FROM effect"))
    said = {effect for (effect,) in seen.rows.all("SELECT id FROM effect WHERE note LIKE 'said-%'")}
    done = {each.effect for each in seen.market.done}
    for effect in sorted(done - set(stored)):
        seen.world.violate("M5", f"{effect} was done and is nowhere in our rows")
    for effect, state in sorted(stored.items()):
        open_for_good = state == "unknown" and seen.world.kind is Repeatable.BLIND
        if (state == "done") != (effect in done) and not open_for_good and effect not in said:
            seen.world.violate("M5", f"{effect} is {state}, done at the marketplace: {effect in done}")


def runs_ended(seen: Evidence) -> None:
    """Nothing is still being sent, and what stays unclear is so because nobody can tell, with its budget held."""
    open_runs = seen.rows.all("SELECT id, state FROM run WHERE state IN ('sending', 'unknown') ORDER BY number")
    for run, state in open_runs:
        if state == "sending" or seen.world.kind is not Repeatable.BLIND:
            seen.world.violate("M6", f"{run} is still {state}")
    for effect, state in seen.rows.all(
        "SELECT id, state FROM effect WHERE state IN ('pending', 'sending') ORDER BY number"
    ):
        seen.world.violate("M6", f"{effect} is still {state}")


def updates_answered(seen: Evidence) -> None:
    """Whatever the messenger was told that we have is in the inbox, has ended, and was answered."""
    rows = {uid: (number, state) for number, uid, state in seen.rows.all("SELECT id, uid, state FROM inbox")}
    if len(rows) > len(seen.post.brought):
        seen.world.violate("R1", f"{len(rows)} messages are stored, {len(seen.post.brought)} were ever brought")
    for uid, incoming in seen.post.accepted.items():
        if uid not in rows:
            seen.world.violate("R1", f"{uid} was taken and is nowhere: {incoming.text or incoming.data}")
            continue
        number, state = rows[uid]
        if state not in ("handled", "dead"):
            seen.world.violate("R1", f"{uid} is still {state}: {incoming.text or incoming.data}")
        query = "SELECT COUNT(*) FROM outbox WHERE key LIKE ? AND state IN ('sent', 'unknown')"
        if not incoming.press_ref and not seen.rows.number(query, f"m{number}.%"):
            seen.world.violate("R1", f"{uid} was never answered: {incoming.text}")


def presses_answered(seen: Evidence) -> None:
    for incoming in seen.post.accepted.values():
        if incoming.press_ref and incoming.press_ref not in seen.post.toasts:
            seen.world.violate(
                "R2", f"the press {incoming.uid} of {incoming.sender} was never answered: {incoming.data}"
            )


def reports_complete(seen: Evidence) -> None:
    """From a shop's first report on every day has a row, up to the last day that was due, and every row has an end."""
    for shop in seen.cast.shops:
        rows = seen.rows.all("SELECT day, state FROM report WHERE shop_id = ? ORDER BY day", shop.id)
        days = {date.fromisoformat(day): state for day, state in rows}
        if not days:
            seen.world.violate("R3", f"{shop.id} never had a report")
            continue
        first, last = min(days), last_due(shop, seen.world.utc)
        wanted = [first + timedelta(days=each) for each in range((last - first).days + 1)]
        for day in wanted:
            if days.get(day) not in REPORT_ENDS:
                seen.world.violate("R3", f"{shop.id} {day}: {days.get(day)}")


def last_due(shop: Shop, now: datetime) -> date:
    """The last day whose report must be out by now."""
    day = shop.today(now)
    while instant(day, shop.report_at, shop.timezone) + SLACK > now:
        day -= timedelta(days=1)
    return day


def chain_holds(seen: Evidence) -> None:
    """Each line follows the one before it, and its hash says so."""
    lines = lines_of(seen)
    for shop in seen.cast.shops:
        previous = GENESIS
        for number, line in enumerate(lines.get(shop.id, []), 1):
            if (line.seq, line.previous) != (number, previous) or line.hash != chain_hash(
                line.seq, line.step, previous
            ):
                seen.world.violate("M5", f"the log of {shop.id} breaks at line {number}")
                break
            previous = line.hash


def lines_of(seen: Evidence) -> dict[str, list[LogLine]]:
    found: dict[str, list[LogLine]] = {}
    query = "SELECT shop_id, seq, kind, actor, at, day, run_id, listings, body, previous, hash FROM worklog ORDER BY shop_id, seq"
    for shop, seq, kind, actor, at, day, run, listings, body, previous, digest in seen.rows.all(query):
        moment = datetime.fromtimestamp(0, UTC) + timedelta(microseconds=at)
        pairs = tuple((name, value) for name, value in json.loads(body))
        step = Step(shop, kind, actor, moment, date.fromisoformat(day), run, tuple(json.loads(listings)), pairs)
        found.setdefault(shop, []).append(LogLine(seq, step, previous, digest))
    return found


def log_complete(seen: Evidence) -> None:
    """Whatever was done at the marketplace stands in the log from its beginning to its end."""
    runs = {(each.shop, each.effect.partition("#")[0]) for each in seen.market.done}
    for shop, run in sorted(runs):
        kinds = [
            kind for (kind,) in seen.rows.all("SELECT kind FROM worklog WHERE shop_id = ? AND run_id = ?", shop, run)
        ]
        begun, ended = {"allowed", "approved"} & set(kinds), {"done", "unknown", "effect-refused"} & set(kinds)
        if not begun or not ended or "sent" not in kinds:
            seen.world.violate("M5", f"the log of {run} of {shop} is not whole: {kinds}")
        if kinds.count("approved") > 1 or kinds.count("done") > 1:
            seen.world.violate("M5", f"the log of {run} of {shop} says a thing twice: {kinds}")
