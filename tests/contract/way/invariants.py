"""What must hold after every story, whatever happened in it. One function, used by every test of the way and by the machine."""

from collections import defaultdict
from datetime import date, datetime

from sqlalchemy import select

from bot.domain.action import Spending
from bot.domain.actions import actions_of
from bot.domain.approval import ApprovalState
from bot.domain.effect import Effect, EffectState, PromotionOrder, Run, RunState
from bot.domain.ledger import MOVES
from bot.domain.mandate import Standing
from bot.domain.operation import PromotionPause
from bot.domain.preview import from_record
from bot.domain.worklog import first_break
from bot.marketplaces.sandbox import tables
from bot.operations.way.repeating import MOST_SENT
from bot.ports.marketplace import Repeatable
from bot.ports.store import Transaction
from bot.storage.engine import begin
from bot.storage.tables.budget import ledger_entry
from tests.contract.way.bench import SHOP, Way

ENDED = {
    RunState.DONE: "done",
    RunState.PARTLY: "done",
    RunState.REFUSED: "effect-refused",
    RunState.UNKNOWN: "unknown",
}
OPEN = {EffectState.PENDING, EffectState.SENDING, EffectState.UNKNOWN}
NOT_OURS = ("adopted-", "beyond-", "fence-")
"""Budget that nobody approved: campaigns that ran before us, what the platform charged beyond, and what a restore holds back."""


async def check(way: Way) -> None:
    """Raises AssertionError naming what does not hold."""
    books_balance(way)
    caps_hold(way)
    log_tells_all(way)
    cards_match(way)
    await marketplace_agrees(way)


def books_balance(way: Way) -> None:
    """Every entry moves one amount between the two accounts of its kind, and no account of a reservation goes below nothing."""
    with begin(way.now.store.engine) as connection:
        rows = connection.execute(select(ledger_entry).where(ledger_entry.c.shop_id == SHOP.id)).all()
    accounts: dict[str, int] = defaultdict(int)
    for row in rows:
        assert (row.credit, row.debit) == MOVES[row.kind]
        accounts[row.debit] += row.amount_minor
        accounts[row.credit] -= row.amount_minor
    assert sum(accounts.values()) == 0
    with way.now.store.begin() as tx:
        for each in tx.ledger.reservations(SHOP.id, date(2026, 1, 1), date(2027, 1, 1)):
            assert each.reserved.minor >= 0, each
            assert min(each.posted.minor, each.voided.minor, each.open.minor) >= 0, each


def caps_hold(way: Way) -> None:
    """What was approved never adds up to more than the cap of a day or month, budgets held back excepted."""
    days: dict[date, int] = defaultdict(int)
    months: dict[date, int] = defaultdict(int)
    with way.now.store.begin() as tx:
        for each in tx.ledger.reservations(SHOP.id, date(2026, 1, 1), date(2027, 1, 1)):
            if not each.effect_id.startswith(NOT_OURS):
                days[each.day] += (each.reserved - each.voided).minor
                months[each.day.replace(day=1)] += (each.reserved - each.voided).minor
    limits = SHOP.limits
    assert limits.daily_spend is not None
    assert limits.monthly_spend is not None
    assert max(days.values(), default=0) <= limits.daily_spend.minor, dict(days)
    assert max(months.values(), default=0) <= limits.monthly_spend.minor, dict(months)


def log_tells_all(way: Way) -> None:
    """The chain holds, and every run is there from its question or allowance to its end, each step once and in order."""
    lines = way.log()
    assert first_break(lines) is None
    kinds: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        kinds[line.step.run_id].append(line.step.kind)
    for run in way.runs():
        steps = [each for each in kinds[run.id] if each != "undone" and not each.startswith("call-")]
        effects = way.effects(run.id)
        start = ["asked", "approved"] if "asked" in steps else ["allowed-mandate" if run.mandate_id else "allowed"]
        if run.state in ENDED:
            end = (["sent"] if effects else []) + [ENDED[run.state]]
            unclear = (["sent"] if effects else []) + ["unknown"]
            possible = [start + end, start + unclear + end]
            if restored(way):
                looked_up = ["unknown"] if run.state is RunState.UNKNOWN else ["unknown", *end]
                possible += [start + looked_up, ["asked", *looked_up]]
            assert steps in possible, (run.id, run.state, steps)
        elif run.state is RunState.SENDING:
            assert steps == start, (run.id, steps)
        else:
            assert steps[0] == "asked", (run.id, steps)
            assert not effects, run


def restored(way: Way) -> bool:
    """Whether an older copy was put in place: then a card may have been answered in the lost time, and is looked up."""
    return any(line.step.kind == "restored" for line in way.log())


def cards_match(way: Way) -> None:
    """A run asked about was executed only with its card approved, for exactly what it showed, once, by whoever might."""
    back = restored(way)
    with way.now.store.begin() as tx:
        for run in tx.runs.recent(SHOP.id, 10_000):
            approval = tx.approvals.of_run(SHOP.id, run.id)
            shown = actions_of(from_record(run.preview))
            assert tuple(each.action for each in tx.runs.effects(SHOP.id, run.id)) in ((), shown), run
            executed = run.state in ENDED or run.state is RunState.SENDING
            if run.mandate_id is not None:
                assert approval is None, run
                _mandate_matches(tx, run)
                continue
            if approval is None:
                assert not any(isinstance(each.action, Spending) for each in tx.runs.effects(SHOP.id, run.id)), run
                continue
            assert (approval.digest, approval.operation) == (run.digest, run.operation)
            looked_up = executed and approval.state is ApprovalState.VOID and back
            assert looked_up or executed == (approval.state is ApprovalState.APPROVED), (run.state, approval.state)
            if executed and not looked_up:
                assert approval.decided_at is not None
                assert approval.created_at <= approval.decided_at < approval.expires_at


def _mandate_matches(tx: Transaction, run: Run) -> None:
    """What ran without asking was within a mandate that an owner signed, that stood then, and whose bounds hold over all its runs."""
    mandate = tx.mandates.get(SHOP.id, run.mandate_id or "")
    assert mandate is not None, run
    signed = tx.approvals.of_run(SHOP.id, mandate.id)
    assert signed is None or signed.state is ApprovalState.APPROVED
    assert mandate.granted_at <= run.created_at, run
    assert mandate.revoked_at is None or run.created_at <= mandate.revoked_at, run
    assert SHOP.today(run.created_at) <= mandate.until, run
    assert set(run.operation.targets) <= set(mandate.listings), run
    use = tx.mandates.use(mandate)
    assert use.times <= mandate.uses, run
    for day in use.by_day:
        assert mandate.cap is None or Standing(mandate, use).used(day, SHOP.currency) <= mandate.cap, (run, day)


async def marketplace_agrees(way: Way) -> None:
    """The marketplace got every effect at most once and nothing else; what it shows is what we call done."""
    effects: dict[str, Effect] = {}
    runs: dict[str, Run] = {}
    for run in way.runs():
        runs[run.id] = run
        effects |= {each.id: each for each in way.effects(run.id)}
    journal = {each.effect_id: each for each in await way.journal() if each.effect_id not in way.by_hand}
    for effect_id, accepted in journal.items():
        most = MOST_SENT if way.promise in (None, Repeatable.IDEMPOTENT) else 1
        assert accepted.received <= most, f"sent too often: {effect_id}"
        assert accepted.action == effects[effect_id].action
    with begin(way.now.store.engine) as connection:
        shown = set(connection.scalars(select(tables.terms.c.effect_id).where(tables.terms.c.effect_id.is_not(None))))
        shown |= set(connection.scalars(select(tables.offers.c.effect_id)))
    shown -= way.by_hand
    read = {each.id for each in effects.values() if each.state not in OPEN and not each.said}
    assert {each.id for each in effects.values() if each.state is EffectState.DONE and not each.said} == shown & read
    for each in effects.values():
        if each.state is EffectState.PENDING or (
            each.state is EffectState.REFUSED and each.note != "not-applied" and not each.said
        ):
            assert each.id not in journal, each
        if each.state is EffectState.REFUSED:
            assert not _held(way, each), f"refused, but its budget is held: {each}"
        elif isinstance(each.action, PromotionOrder) and each.state is EffectState.DONE:
            assert _was_held(way, each) or _covered(way, each, each.settled_at), each
        elif isinstance(each.action, PromotionOrder) and each.state in OPEN:
            assert _held(way, each) or each.action.until < SHOP.today(way.at()) or _covered(way, each, way.at()), each
        if isinstance(runs[each.run_id].operation, PromotionPause):
            assert not _held(way, each)


def _held(way: Way, effect: Effect) -> bool:
    with way.now.store.begin() as tx:
        held = tx.ledger.reservations(SHOP.id, date(2026, 1, 1), date(2027, 1, 1))
    return any(each.effect_id == effect.id and each.open.minor > 0 for each in held)


def _was_held(way: Way, effect: Effect) -> bool:
    with way.now.store.begin() as tx:
        held = tx.ledger.reservations(SHOP.id, date(2026, 1, 1), date(2027, 1, 1))
    return any(each.effect_id == effect.id and each.reserved.minor > 0 for each in held)


def _covered(way: Way, effect: Effect, at: datetime | None) -> bool:
    """Other budget of the listing stands for the day: a promotion paused and resumed within it."""
    today = SHOP.today(at or way.at())
    with way.now.store.begin() as tx:
        held = tx.ledger.reservations(SHOP.id, today, today)
    others = [each for each in held if each.effect_id != effect.id]
    return any(
        each.effect_id.endswith(f"@{effect.action.listing}") and (each.reserved - each.voided).minor > 0
        for each in others
    )
