"""Bugs in the daily report."""

from datetime import UTC
from typing import Any

from bot.delivery.carrying import Carrier
from bot.delivery.sender import Sender
from bot.errors import SendUnknown
from bot.ports.queues import OutboxState
from bot.storage.reports import SqlReports
from bot.trial.mutants.switch import Mutant, giving
from jobs import daily_reports


def _resends(recover: Any) -> Any:
    def mutant(self: Any) -> None:
        with self._store.begin() as tx:
            for row in tx.outbox.interrupted(self._messenger.name):
                tx.outbox.postpone(row.id, self._clock.now())

    return mutant


def _tries_again(send: Any) -> Any:
    async def mutant(self: Any, row: Any, shown: Any) -> Any:
        outcome = await send(self, row, shown)
        if getattr(outcome, "state", None) is OutboxState.UNKNOWN:
            raise SendUnknown
        return outcome

    return mutant


def _by_utc(today: Any) -> Any:
    return lambda app, shop: app.house.clock.now().astimezone(UTC).date()


def _claimed_first(send: Any) -> Any:
    """The day is marked before anything is composed, in a transaction of its own."""

    async def mutant(app: Any, shop: Any, due: Any) -> None:
        with app.house.store.begin() as tx:
            if not tx.reports.claim(shop.id, shop.today(app.house.clock.now()), app.house.clock.now()):
                return
        await send(app, shop, due)

    return mutant


REPORTS = (
    Mutant("report-resent", "a message that a crash cut off is sent again", ((Sender, "recover", _resends),)),
    Mutant("unclear-resent", "a message without an answer is sent again", ((Carrier, "_send", _tries_again),)),
    Mutant("report-not-claimed", "a day's report is not marked", ((SqlReports, "claim", giving(True)),)),
    Mutant(
        "report-not-settled", "what became of a report is never written down", ((SqlReports, "settle", giving(None)),)
    ),
    Mutant(
        "missed-days-forgotten",
        "days without a report are not written down",
        ((daily_reports, "_missed_days", giving(())),),
    ),
    Mutant(
        "report-claimed-before",
        "a day is marked before its report is composed",
        ((daily_reports, "_send", _claimed_first),),
    ),
    Mutant("report-day-by-utc", "a report belongs to the day in UTC", ((daily_reports, "_today", _by_utc),)),
    Mutant("no-reports", "reports are never sent", ((daily_reports, "_readers", giving([])),)),
)
