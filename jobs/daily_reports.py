"""The daily summary: at the shop's hour, once per shop-day, late after downtime, and never skipped silently.

The row that says "this day's report is being sent" is written in the transaction that puts the messages into the outbox.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.app import Address, App, Told, offer
from bot.domain.command import ReportQuery
from bot.domain.outcome import Said
from bot.domain.people import Actor, Membership, Person
from bot.domain.preferences import Loudness, ReportTimeSet, Topic
from bot.domain.report import DailyReport
from bot.domain.shop import Shop, instant
from bot.domain.worklog import Step
from bot.errors import MarketplaceUnavailable
from bot.ports.queues import Lane, OutboxState
from bot.ports.store import ReportState, Transaction

LATE_AFTER = timedelta(hours=2)
MOST_MISSED = 31
SETTLED = frozenset({OutboxState.SENT, OutboxState.UNKNOWN, OutboxState.DEAD})


async def send_due_reports(app: App) -> None:
    """Every shop whose hour has come today and whose report has not gone out."""
    with app.house.store.begin() as tx:
        shops = tx.shops.all()
    for shop in shops:
        due = instant(_today(app, shop), shop.report_at, shop.timezone)
        if _shop_now(app, shop) >= due:
            await _send(app, shop, due)


async def report_now(app: App, shop_id: str) -> None:
    """Today's summary at once, unless it has gone out already: for a practice shop whose clock was moved."""
    with app.house.store.begin() as tx:
        shop = tx.shops.get(shop_id)
    if shop is not None:
        await _send(app, shop, due=None)


def _late(app: App, shop: Shop, due: datetime) -> bool:
    """A practice shop's is never late, for its clock is moved by hand, and neither is one whose data a file brought only today, or whose
    hour was changed today.
    """
    return _shop_now(app, shop) - due > LATE_AFTER and not (shop.sandbox or _just_changed(app, shop))


def _just_changed(app: App, shop: Shop) -> bool:
    today = _today(app, shop)
    with app.house.store.begin() as tx:
        return any(_moves_report(line.step) for line in tx.worklog.read(shop.id, today, today))


def _moves_report(step: Step) -> bool:
    operation = dict(step.body).get("operation", {})
    return step.kind == "imported" or (step.kind == "done" and operation.get("op") == ReportTimeSet.kind)


def _today(app: App, shop: Shop) -> date:
    return shop.today(app.house.clock.now())


def _shop_now(app: App, shop: Shop) -> datetime:
    return app.house.clock.now() + timedelta(days=shop.clock_offset_days)


async def _send(app: App, shop: Shop, due: datetime | None) -> None:
    """Today's report, unless it has gone out. `due`: when it should have; None when it was asked for."""
    today = _today(app, shop)
    with app.house.store.begin() as tx:
        if tx.reports.state(shop.id, today) is not None:
            return
        readers = _readers(app, tx, shop)
        last = tx.reports.last(shop.id)
        wanted = any(_wants(tx, shop, person, Topic.DAILY_REPORT) for _, person in readers)
    if not readers:
        return
    if not wanted:
        _pass_over(app, shop, today)
        return
    missed = _missed_days(last, today) if app.house.market(shop).capabilities.writes else ()
    try:
        if not await app.reports.has_news(shop, _covered(today)):
            return
        late = due is not None and _late(app, shop, due)
        report, proposals = await app.reports.daily(shop, _covered(today), Told(tuple(map(_covered, missed)), late))
    except MarketplaceUnavailable:
        return
    now = app.house.clock.now()
    with app.house.store.begin() as tx:
        if not tx.reports.claim(shop.id, today, now):
            return
        for day in missed:
            if tx.reports.claim(shop.id, day, now):
                tx.reports.settle(shop.id, day, ReportState.MISSED)
        for membership, person in readers:
            actor = Actor(person.id, shop.id, membership.role, person.name)
            own = proposals if _wants(tx, shop, person, Topic.SUGGESTION) else ()
            outcome = app.reports.offered(tx, replace(report, suggestions=len(own)), own, actor)
            key = _key(shop.id, today, person)
            app.post.tell(tx, outcome, Address.of(person, key, Lane.REPORT, shop.id, Topic.DAILY_REPORT))
        tx.worklog.append(Step(shop.id, "reported", "", now, today, body=_log_body(report)))


def _wants(tx: Transaction, shop: Shop, person: Person, topic: Topic) -> bool:
    return tx.preferences.of(shop.id, person.id).of(topic) is not Loudness.OFF


def _pass_over(app: App, shop: Shop, today: date) -> None:
    """Nobody wants this day's report: that is written down, so that the day is not told as missed later."""
    with app.house.store.begin() as tx:
        if tx.reports.claim(shop.id, today, app.house.clock.now()):
            tx.reports.settle(shop.id, today, ReportState.MISSED)


def _covered(day: date) -> date:
    """The shop-day that the report of a morning tells of."""
    return day - timedelta(days=1)


def _log_body(report: DailyReport) -> tuple[tuple[str, object], ...]:
    return (("day", report.day.isoformat()), ("net", str(report.figures.totals.net)))


def _missed_days(last: date | None, today: date) -> tuple[date, ...]:
    """Days without a row since the last report. A shop that never had one has missed nothing."""
    if last is None:
        return ()
    gap = (today - last).days - 1
    return tuple(today - timedelta(days=back) for back in range(min(gap, MOST_MISSED), 0, -1))


def _readers(app: App, tx: Transaction, shop: Shop) -> list[tuple[Membership, Person]]:
    """Members who can be reached now."""
    return [(member, person) for member, person in _served(app, tx, shop) if person.reachable]


def _served(app: App, tx: Transaction, shop: Shop) -> list[tuple[Membership, Person]]:
    """Members in messengers we serve: any other would keep the message, and the report open, for ever."""
    found = [(each, tx.people.person(each.person_id)) for each in tx.people.members(shop.id)]
    return [(member, person) for member, person in found if person is not None and person.messenger in app.messengers]


def _key(shop_id: str, day: date, person: Person) -> str:
    return f"report-{shop_id}-{day}-{person.id}"


async def settle_reports(app: App) -> None:
    """What became of the reports under way: sent, or unclear, which the merchant is told with a way to see it again."""
    with app.house.store.begin() as tx:
        for shop_id, day in tx.reports.in_state(ReportState.SENDING):
            shop = tx.shops.get(shop_id)
            if shop is not None:
                _settle_one(app, tx, shop, day)


def _settle_one(app: App, tx: Transaction, shop: Shop, day: date) -> None:
    readers = _served(app, tx, shop)
    states = {person.id: tx.outbox.state_of(f"{_key(shop.id, day, person)}.0") for _, person in readers}
    known = [state for state in states.values() if state is not None]
    if any(state not in SETTLED for state in known):
        return
    unclear = [pair for pair in readers if states[pair[1].id] is OutboxState.UNKNOWN]
    if unclear:
        tx.reports.settle(shop.id, day, ReportState.UNCERTAIN)
        _tell_unclear(app, tx, shop, day, unclear)
    else:
        arrived = OutboxState.SENT in known
        tx.reports.settle(shop.id, day, ReportState.SENT if arrived else ReportState.MISSED)


def _tell_unclear(app: App, tx: Transaction, shop: Shop, day: date, unclear: list[tuple[Membership, Person]]) -> None:
    covered = _covered(day)
    for membership, person in unclear:
        actor = Actor(person.id, shop.id, membership.role, person.name)
        tap = offer(tx, app.house, actor, ReportQuery(covered, covered))
        said = Said("report-uncertain", (("day", covered),), (tap,))
        app.post.tell(tx, said, Address.of(person, f"{_key(shop.id, day, person)}-unclear", shop_id=shop.id))
