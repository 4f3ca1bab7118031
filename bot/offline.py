"""Verbs that work on the data without serving anybody: import, report, invite, verify. They hold the data folder alone."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.app import log
from bot.build import Parts, Program, build
from bot.domain.money import EXPONENTS
from bot.domain.outcome import PeriodReported
from bot.domain.people import Actor, Role
from bot.domain.shop import Shop
from bot.domain.worklog import LogLine, first_break
from bot.errors import InputError, SetupError
from bot.holding import alone
from bot.insights.totals_json import report_json
from bot.marketplaces.files.rows import COMMAND_LIMITS
from bot.ports.importing import ImportCounts, Progress
from bot.settings import Settings

HOME_CURRENCY = "CNY"


@contextmanager
def offline(settings: Settings) -> Iterator[Program]:
    """The program without messengers or jobs."""
    with alone(settings.data_dir):
        program = build(settings, Parts(file_limits=COMMAND_LIMITS))
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


@dataclass(frozen=True, slots=True)
class Named:
    """The shop an import is for, as a person calls it. `currency` empty: the shop's own, CNY for a new one."""

    shop: str
    currency: str = ""


async def import_into(
    program: Program, path: Path, named: Named, answers: Mapping[str, str], progress: Progress
) -> ImportCounts:
    """Read a file into a shop, made when it is not there. A new shop is not kept when the file is refused.

    Raises what the import raises.
    """
    shop, fresh = _files_shop(program, named)
    _look_at(path)
    rejects = _rejects_beside(program.settings.data_dir / "rejects" / shop.id, path)
    try:
        result = await program.app.importer.read(shop, path, rejects, answers, progress)
    finally:
        if fresh and await program.app.house.market(shop).listings(shop):
            with program.store.begin() as tx:
                tx.shops.save(shop)
    with program.store.begin() as tx:
        tx.shops.save(shop)
        counts = {"rows": result.rows, "imported": result.imported, "rejected": result.rejected}
        log(tx, shop, "imported", program.parts.clock.now(), file=path.name, **counts)
    return result


def _files_shop(program: Program, named: Named) -> tuple[Shop, bool]:
    """The shop, and whether it is a new one."""
    name, currency = named.shop.strip(), named.currency.strip().upper()
    if currency and currency not in EXPONENTS:
        raise InputError("error-currency", {"currency": currency, "known": " ".join(EXPONENTS)})
    with program.store.begin() as tx:
        shop = tx.shops.by_name(name)
    if shop is None:
        if not name:
            raise InputError("error-shop-without-name")
        settings, token = program.settings, program.parts.ids.token()
        return Shop(token, name, "files", currency or HOME_CURRENCY, settings.timezone, settings.language), True
    if shop.marketplace != "files":
        raise InputError("error-shop-not-from-files", {"name": name})
    if currency not in {"", shop.currency}:
        raise InputError("error-shop-currency", {"name": name, "kept": shop.currency, "currency": currency})
    return shop, False


def _look_at(path: Path) -> None:
    """Raises InputError for a file that is not there, is no file, or may not be read."""
    try:
        with path.open("rb"):
            return
    except FileNotFoundError as error:
        raise InputError("error-no-such-file", {"path": str(path)}) from error
    except OSError as error:
        raise InputError("error-file-closed", {"path": str(path), "reason": error.strerror or ""}) from error


def _rejects_beside(folder: Path, path: Path) -> Path:
    """Where the lines that are not taken go. Those of an earlier import of the file are gone: they would pass for this one's."""
    rejects = folder / f"{path.name}.rejects.csv"
    try:
        rejects.parent.mkdir(parents=True, exist_ok=True)
        rejects.unlink(missing_ok=True)
    except OSError as error:
        raise SetupError("error-data-folder", {"folder": str(folder), "reason": error.strerror or ""}, 73) from error
    return rejects


async def figures_of(program: Program, name: str, first: date, last: date) -> dict[str, Any]:
    """Exact totals of a period, for programs."""
    shop = _reported(program, name, first, last)
    return report_json(await program.app.house.market(shop).figures(shop, first, last))


async def report_of(program: Program, name: str, first: date, last: date) -> str:
    """The report of a period in words."""
    shop = _reported(program, name, first, last)
    outcome: PeriodReported = await program.app.reports.period(shop, first, last, ())
    return "\n".join(each.text for each in program.replies.render(outcome, program.settings.language))


def _reported(program: Program, name: str, first: date, last: date) -> Shop:
    if last < first:
        raise InputError("error-period", {"first": first, "last": last})
    return _shop(program, name)


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
