"""The verbs of the command line. Each says in plain words what it did, and ends with an exit code a script can read."""

import asyncio
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from bot.doctor import examine
from bot.domain.outcome import Imported
from bot.errors import InputError, SetupError, XiaoerError
from bot.logs import set_up_logs
from bot.offline import import_into, invite_into, offline, report_of, verify_logs
from bot.ports.importing import ImportAsks
from bot.replies.render import Replies
from bot.serving import chat_here, serve
from bot.settings import Settings, read_settings

app = typer.Typer(
    add_completion=False, no_args_is_help=True, help="Xiaoer, the shop hand in a merchant's messaging app."
)
log_app = typer.Typer(no_args_is_help=True, help="The work log.")
app.add_typer(log_app, name="log")
out = Console(soft_wrap=True, highlight=False)
err = Console(stderr=True, soft_wrap=True, highlight=False)
REFUSED = 65
"""Exit code for input that was not taken (EX_DATAERR)."""


@contextmanager
def spoken(settings: Settings | None = None) -> Iterator[None]:
    """Turn our errors into one clear line and an exit code."""
    language = settings.language if settings else "zh-Hans"
    try:
        yield
    except SetupError as error:
        err.print(Replies().line(error.key, error.values, language), style="red")
        raise typer.Exit(error.exit_code) from error
    except XiaoerError as error:
        err.print(Replies().line(error.key, error.values, language), style="red")
        raise typer.Exit(REFUSED) from error


def _settings() -> Settings:
    with spoken():
        settings = read_settings()
    set_up_logs(settings.log_level)
    return settings


@app.command()
def run() -> None:
    """Serve the chat page on this machine, and Telegram where a token is set."""
    settings = _settings()
    with spoken(settings):
        asyncio.run(serve(settings, out.print))


@app.command()
def chat() -> None:
    """Chat in this terminal."""
    settings = _settings()
    with spoken(settings):
        asyncio.run(chat_here(settings, sys.stdin, lambda text: out.print(text, markup=False)))


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="CSV, CSV.GZ or XLSX of orders, products or ads")],
    shop: Annotated[str, typer.Option(help="Name of the shop; made when it is not there")],
    currency: Annotated[str, typer.Option(help="Currency of a new shop (ISO 4217)")] = "CNY",
    as_json: Annotated[bool, typer.Option("--json", help="Print the counts as JSON")] = False,
    answer: Annotated[list[str] | None, typer.Option(help="Settle a question: FIELD=CHOICE; may be repeated")] = None,
) -> None:
    """Read a file into a shop."""
    settings = _settings()
    replies = Replies()
    with spoken(settings), offline(settings) as program, _bar(as_json) as advance:
        if not file.is_file():
            raise InputError("error-no-such-file", {"path": str(file)})
        answers = dict(each.split("=", 1) for each in answer or [] if "=" in each)
        try:
            result = asyncio.run(import_into(program, file, (shop, currency), answers, advance))
        except ImportAsks as asked:
            for question in asked.questions:
                field = replies.line(question.field_key, {}, settings.language)
                values = {"field": field, "examples": question.examples}
                err.print(replies.line(question.key, values, settings.language))
                err.print(
                    "  --answer " + "  --answer ".join(f'"{question.field}={each}"' for each in question.candidates)
                )
            raise
    if as_json:
        names = ("rows", "imported", "duplicates", "rejected")
        out.print_json(
            json.dumps({name: getattr(result, name) for name in names} | {"seconds": round(result.seconds, 3)})
        )
        return
    outcome = Imported(
        file.name, result.rows, result.imported, result.duplicates, result.rejected, tuple(result.notes.items())
    )
    for shown in replies.render(outcome, settings.language):
        out.print(shown.text, markup=False)
    if result.rejects is not None:
        out.print(str(result.rejects), markup=False)


@contextmanager
def _bar(quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on standard error; none where nobody watches."""
    columns = (TextColumn("{task.percentage:>3.0f}%"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=err, transient=True, disable=quiet or not err.is_terminal) as progress:
        task = progress.add_task("import", total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total or None)


@app.command()
def report(
    shop: Annotated[str, typer.Option(help="Name of the shop")],
    first: Annotated[str, typer.Option("--from", help="First day, YYYY-MM-DD")],
    last: Annotated[str, typer.Option("--to", help="Last day, inclusive")],
    as_json: Annotated[bool, typer.Option("--json", help="Print exact totals as JSON")] = False,
) -> None:
    """Sales of a shop in a period."""
    settings = _settings()
    with spoken(settings), offline(settings) as program:
        totals, words = asyncio.run(report_of(program, shop, _day(first), _day(last)))
    if as_json:
        out.print_json(json.dumps(totals, ensure_ascii=False))
    else:
        out.print(words, markup=False)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise XiaoerError("error-date", {"text": text}) from error


@app.command()
def invite(
    role: Annotated[str, typer.Argument(help="owner, operator or viewer")],
    shop: Annotated[str, typer.Option(help="Name of the shop")],
) -> None:
    """Make a single-use invite, good for two days."""
    settings = _settings()
    with spoken(settings), offline(settings) as program:
        out.print(invite_into(program, role, shop), markup=False)


@app.command()
def doctor() -> None:
    """Check the set-up and say what is missing."""
    with spoken():
        settings = read_settings()
    findings = examine(settings)
    replies = Replies()
    for finding in findings:
        out.print(
            ("✓ " if finding.good else "✗ ") + replies.line(finding.key, finding.values, settings.language),
            markup=False,
        )
    raise typer.Exit(0 if all(each.good or each.optional for each in findings) else 1)


@log_app.command("verify")
def verify(shop: Annotated[str, typer.Option(help="Name of one shop; empty: all")] = "") -> None:
    """Check the hash chain of the work log."""
    settings = _settings()
    replies = Replies()
    with spoken(settings), offline(settings) as program:
        verdicts = verify_logs(program, shop)
    for verdict in verdicts:
        key = "log-chain-holds" if verdict.broken_at is None else "log-chain-broken"
        values = {"shop": verdict.shop, "lines": verdict.lines, "line": verdict.broken_at or 0}
        out.print(replies.line(key, values, settings.language), markup=False)
    raise typer.Exit(1 if any(each.broken_at is not None for each in verdicts) else 0)


def main() -> None:
    """Entry point of the `xiaoer` command."""
    app()
