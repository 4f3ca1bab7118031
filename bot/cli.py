"""The verbs of the command line. Each says in plain words what it did, and ends with an exit code a script can read."""

import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli_upkeep import app as upkeep
from bot.errors import InputError
from bot.terminal import bar, say, settings_here, spoken

if TYPE_CHECKING:
    from bot.ports.importing import ImportAsks, ImportCounts
    from bot.replies.render import Replies

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Xiaoer, the shop hand in a merchant's messaging app.",
)
log_app = typer.Typer(no_args_is_help=True, help="The work log.")
app.add_typer(log_app, name="log")
app.add_typer(upkeep)
OURS_ONLY = 0o077
"""What is made here is a merchant's business: nobody else on the machine reads it."""


@app.command()
def run() -> None:
    """Serve the chat page on this machine, and Telegram where a token is set."""
    settings = settings_here()
    import asyncio

    from bot.serving import serve

    with spoken(settings.language):
        asyncio.run(serve(settings, say))


@app.command()
def chat() -> None:
    """Chat in this terminal."""
    settings = settings_here()
    import asyncio

    from bot.serving import chat_here

    with spoken(settings.language):
        asyncio.run(chat_here(settings, sys.stdin, say))


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="CSV, CSV.GZ or XLSX of orders, products or ads")],
    shop: Annotated[str, typer.Option(help="Name of the shop; made when it is not there")],
    currency: Annotated[str, typer.Option(help="Currency of a new shop (ISO 4217); CNY where none is given")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print the counts as JSON")] = False,
    answer: Annotated[list[str] | None, typer.Option(help="Settle a question: FIELD=CHOICE; may be repeated")] = None,
) -> None:
    """Read a file into a shop."""
    settings = settings_here()
    import asyncio

    from bot.offline import Named, import_into, offline
    from bot.ports.importing import ImportAsks

    with spoken(settings.language), offline(settings) as program, bar("import", as_json) as advance:
        try:
            result = asyncio.run(import_into(program, file, Named(shop, currency), _answers(answer or []), advance))
        except ImportAsks as asked:
            _ask(asked, program.replies, settings.language)
            raise
    if as_json:
        names = ("rows", "imported", "duplicates", "rejected")
        say(json.dumps({name: getattr(result, name) for name in names} | {"seconds": round(result.seconds, 3)}))
    else:
        _tell(file.name, result, program.replies, settings.language)
    if result.rejects is not None:
        typer.echo(str(result.rejects), err=as_json)


def _answers(given: list[str]) -> dict[str, str]:
    for each in given:
        if "=" not in each:
            raise InputError("error-answer-form", {"answer": each})
    return dict(each.split("=", 1) for each in given)


def _ask(asked: "ImportAsks", replies: "Replies", language: str) -> None:
    """What must be answered, each with the very options that answer it."""
    for question in asked.questions:
        field = replies.line(question.field_key, {}, language)
        values = {"field": field, "examples": question.examples}
        typer.echo(replies.line(question.key, values, language), err=True)
        options = [f'  --answer "{question.field}={each}"' for each in question.candidates]
        typer.echo("".join(options), err=True)


def _tell(name: str, result: "ImportCounts", replies: "Replies", language: str) -> None:
    from bot.domain.outcome import Imported

    counts = (result.rows, result.imported, result.duplicates, result.rejected)
    for shown in replies.render(Imported(name, *counts, tuple(result.notes.items())), language):
        say(shown.text)


@app.command()
def report(
    shop: Annotated[str, typer.Option(help="Name of the shop")],
    first: Annotated[str, typer.Option("--from", help="First day, YYYY-MM-DD")],
    last: Annotated[str, typer.Option("--to", help="Last day, inclusive")],
    as_json: Annotated[bool, typer.Option("--json", help="Print exact totals as JSON")] = False,
) -> None:
    """Sales of a shop in a period."""
    settings = settings_here()
    import asyncio

    from bot.offline import figures_of, offline, report_of

    with spoken(settings.language), offline(settings) as program:
        period = _day(first), _day(last)
        if as_json:
            say(json.dumps(asyncio.run(figures_of(program, shop, *period)), ensure_ascii=False, indent=2))
        else:
            say(asyncio.run(report_of(program, shop, *period)))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError("error-date", {"text": text}) from error


@app.command()
def understand(
    file: Annotated[
        str,
        typer.Argument(help="JSON lines with text and context, or text alone with --tokens; - reads standard input"),
    ],
    out: Annotated[Path | None, typer.Option(help="Where the answers go; standard output where none is given")] = None,
    score: Annotated[
        bool, typer.Option("--score", help="Count right, harmless and harmful; exit code 1 on any harmful")
    ] = False,
    tokens: Annotated[
        bool, typer.Option("--tokens", help="Find numbers, money, percentages and dates instead")
    ] = False,
) -> None:
    """Read messages of a file as the shop hand would, without a network and without acting on them."""
    from bot.phrases.running import Asked, run_file
    from bot.replies.render import Replies
    from bot.settings import told_language

    language = told_language()
    with spoken(language):
        tally = run_file(Asked(file, out, score, tokens))
    if tally is None:
        return
    replies = Replies()
    for group, right, harmless, harmful, lines in tally.rows():
        values = {"group": group, "right": right, "harmless": harmless, "harmful": harmful, "lines": lines}
        say(replies.line("score-row", values, language))
    raise typer.Exit(1 if tally.harmful else 0)


@app.command()
def invite(
    role: Annotated[str, typer.Argument(help="owner, operator or viewer")],
    shop: Annotated[str, typer.Option(help="Name of the shop")],
) -> None:
    """Make a single-use invite, good for two days."""
    settings = settings_here()
    from bot.offline import invite_into, offline

    with spoken(settings.language), offline(settings) as program:
        say(invite_into(program, role, shop))


@app.command()
def doctor() -> None:
    """Check the set-up and say what is missing."""
    settings = settings_here()
    from bot.doctor import examine
    from bot.replies.render import Replies

    findings, replies = examine(settings), Replies()
    for finding in findings:
        mark = "✓" if finding.good else "–" if finding.optional else "✗"
        say(f"{mark} {replies.line(finding.key, finding.values, settings.language)}")
    raise typer.Exit(0 if all(each.good or each.optional for each in findings) else 1)


@app.command()
def simulate(
    seeds: Annotated[str, typer.Option(help="Which schedules: FIRST..LAST, both counted")] = "0..9",
    kind: Annotated[
        str, typer.Option(help="How the marketplace treats a repeated write: idempotent, queryable, blind")
    ] = "idempotent",
    mutant: Annotated[str, typer.Option(help="Switch one seeded bug on: its violations must be found")] = "",
    mutants: Annotated[bool, typer.Option("--mutants", help="List the seeded bugs")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object")] = False,
) -> None:
    """Run days of a made-up world through the whole program on a clock of its own, and check what must never happen."""
    from bot.settings import told_language
    from bot.trial.verb import Wanted, lines, mutant_lines, run_all
    from bot.trial.verb import as_json as written

    if mutants:
        for line in mutant_lines():
            say(line)
        return
    wanted = Wanted(seeds, kind, mutant)
    with spoken(told_language()), bar("simulate", as_json) as advance:
        total = len(wanted.range())
        summary = run_all(wanted, lambda result: advance(result.seed - wanted.range()[0] + 1, total))
    for line in (written(wanted, summary),) if as_json else lines(wanted, summary):
        say(line)
    raise typer.Exit(1 if summary.violations else 0)


@log_app.command("verify")
def verify(shop: Annotated[str, typer.Option(help="Name of one shop; empty: all")] = "") -> None:
    """Check the hash chain of the work log."""
    settings = settings_here()
    from bot.offline import offline, verify_logs

    with spoken(settings.language), offline(settings) as program:
        verdicts = verify_logs(program, shop)
    for verdict in verdicts:
        key = "log-chain-holds" if verdict.broken_at is None else "log-chain-broken"
        values = {"shop": verdict.shop, "lines": verdict.lines, "line": verdict.broken_at or 0}
        say(program.replies.line(key, values, settings.language))
    if not verdicts:
        say(program.replies.line("log-chain-none", {}, settings.language))
    raise typer.Exit(1 if any(each.broken_at is not None for each in verdicts) else 0)


def main() -> None:
    """Entry point of the `xiaoer` command."""
    os.umask(OURS_ONLY)
    app()
