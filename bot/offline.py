"""Verbs that work on the data without serving anybody: import, report, invite, verify. They hold the data folder alone."""

import fcntl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.app import log
from bot.build import Program, build
from bot.domain.outcome import PeriodReported
from bot.domain.people import Actor, Role
from bot.domain.shop import Shop
from bot.domain.worklog import LogLine, first_break
from bot.errors import InputError, SetupError
from bot.insights.totals_json import report_json
from bot.ports.importing import ImportCounts, Progress
from bot.settings import Settings


@contextmanager
def alone(settings: Settings) -> Iterator[None]:
    """Hold the data folder's lock. Raises SetupError when another process of ours has it: SQLite is written by one only."""
    folder = settings.data_dir
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = (folder / "lock").open("w")
    except OSError as error:
        raise SetupError("error-data-folder", {"folder": str(folder), "reason": error.strerror or ""}, 73) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise SetupError("error-already-running", {"folder": str(folder)}, 75) from error
        yield


@contextmanager
def offline(settings: Settings) -> Iterator[Program]:
    """The program without messengers or jobs."""
    with alone(settings):
        program = build(settings)
        try:
            yield program
        finally:
            program.store.close()


def _shop(program: Program, name: str) -> Shop:
    with program.store.begin() as tx:
        shop = tx.shops.by_name(name)
    if shop is None:
        raise InputError("error-no-such-shop", {"name": name})
    return shop


async def import_into(
    program: Program, path: Path, named: tuple[str, str], answers: Mapping[str, str], progress: Progress
) -> ImportCounts:
    """Read a file into the shop of this (name, currency), made when it is not there. Raises what the import raises."""
    shop, fresh = _files_shop(program, *named)
    rejects = program.settings.data_dir / "rejects" / f"{path.name}.rejects.csv"
    rejects.parent.mkdir(parents=True, exist_ok=True)
    if fresh:
        with program.store.begin() as tx:
            tx.shops.save(shop)
    result = await program.app.importer.read(shop, path, rejects, answers, progress)
    with program.store.begin() as tx:
        counts = {"rows": result.rows, "imported": result.imported, "rejected": result.rejected}
        log(tx, shop, "imported", program.parts.clock.now(), file=path.name, **counts)
    return result


def _files_shop(program: Program, name: str, currency: str) -> tuple[Shop, bool]:
    with program.store.begin() as tx:
        shop = tx.shops.by_name(name)
    if shop is None:
        return Shop(
            program.parts.ids.token(), name, "files", currency, program.settings.timezone, program.settings.language
        ), True
    if shop.marketplace != "files":
        raise InputError("error-shop-not-from-files", {"name": name})
    return shop, False


async def report_of(program: Program, name: str, first: date, last: date) -> tuple[dict[str, Any], str]:
    """Exact totals of a period, and the report in words."""
    if last < first:
        raise InputError("error-period", {"first": first, "last": last})
    shop = _shop(program, name)
    figures = await program.app.house.market(shop).figures(shop, first, last)
    outcome: PeriodReported = await program.app.reports.period(shop, first, last, ())
    shown = program.replies.render(outcome, program.settings.language)
    return report_json(figures), "\n".join(each.text for each in shown)


def invite_into(program: Program, role: str, name: str) -> str:
    """A token for `/start <token>` in any messenger."""
    wanted = next((each for each in Role if each.value == role), None)
    if wanted is None:
        raise InputError("error-no-such-role", {"role": role})
    shop = _shop(program, name)
    with program.store.begin() as tx:
        outcome = program.app.people.invite(tx, Actor("", shop.id, None, is_admin=True), shop, wanted)
    return "\n".join(each.text for each in program.replies.render(outcome, program.settings.language))


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether one shop's chain holds; `broken_at` is the first line that does not fit."""

    shop: str
    lines: int
    broken_at: int | None


def verify_logs(program: Program, name: str) -> list[Verdict]:
    """Walk the chains of one shop or of all."""
    with program.store.begin() as tx:
        shops = tx.shops.all()
    if name:
        shops = (_shop(program, name),)
    verdicts = []
    for shop in shops:
        count = 0

        def counted(lines: Any) -> Iterator[LogLine]:
            nonlocal count
            for line in lines:
                count += 1
                yield line

        with program.store.begin() as tx:
            broken = first_break(counted(tx.worklog.chain(shop.id)))
        verdicts.append(Verdict(shop.name, count, broken))
    return verdicts
