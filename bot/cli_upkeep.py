"""The verbs that look after an installation: replace the key, copy and restore the data, hand out and erase what is kept of somebody."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.machine import SystemClock
from bot.terminal import bar, say, settings_here, spoken

if TYPE_CHECKING:
    from bot.upkeep.restoring import Restored

app = typer.Typer()


@app.command("rotate-key")
def rotate_key() -> None:
    """Replace the master key of stored secrets; may be cut off and started again."""
    settings = settings_here()
    from bot.replies.render import Replies
    from bot.upkeep.rotating import rotate

    with spoken(settings.language), bar("rotate") as advance:
        count = rotate(settings, advance)
    say(Replies().line("upkeep-key-replaced", {"count": count}, settings.language))


@app.command()
def backup(
    to: Annotated[Path | None, typer.Option(help="File or folder; empty: backups in the data folder")] = None,
) -> None:
    """Copy the database, encrypted, while the program runs."""
    settings = settings_here()
    from bot.replies.render import Replies
    from bot.upkeep.copying import back_up

    with spoken(settings.language), bar("backup") as advance:
        copied = back_up(settings, to, SystemClock(), advance)
    values = {"file": str(copied.path), "megabytes": copied.size // 1_000_000 + 1}
    say(Replies().line("upkeep-copied", values, settings.language))


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A copy that xiaoer backup made")],
    folder: Annotated[Path | None, typer.Option("--into", help="Another data folder than that of the settings")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Also where data are; they are kept beside")] = False,
) -> None:
    """Put a copy back; what happened since it was made is listed, and nothing of it is done twice."""
    settings = settings_here()
    from bot.build import Parts
    from bot.replies.render import Replies
    from bot.upkeep.restoring import Source, into, restore

    with spoken(settings.language), bar("restore") as advance:
        restored = restore(into(settings, folder), Source(file, replace), Parts(), advance)
    for key, values in told_gap(restored):
        say(Replies().line(key, values, settings.language))


def told_gap(restored: "Restored") -> Iterator[tuple[str, dict[str, object]]]:
    """The lines that tell what is missing and what is not known."""
    gap = restored.gap
    copied, until = gap.restoration.copied_at, gap.restoration.restored_at
    fresh = restored.kept is None
    yield "upkeep-restored-fresh" if fresh else "upkeep-restored", {"copied": copied, "kept": str(restored.kept or "")}
    counts = {"epoch": gap.restoration.epoch, "messages": gap.messages, "unsent": gap.unsent}
    yield "upkeep-gap", {"copied": copied, "restored": until, **counts}
    for each in gap.shops:
        open_ = {"cards": each.cards, "unclear": each.unclear, "plans": each.plans, "held": each.held}
        yield "upkeep-gap-shop", {"shop": each.name, **open_}
    if restored.secretless:
        yield "upkeep-gap-secrets", {"count": restored.secretless}
    if restored.erased:
        yield "upkeep-gap-erased", {"count": restored.erased}


SHOP = Annotated[str, typer.Option(help="Name or id of a shop")]
PERSON = Annotated[str, typer.Option(help="A person: messenger:account, such as telegram:123456789, or our id")]


@app.command("export-data")
def export_data(
    to: Annotated[Path, typer.Option(help="The zip file to write")], shop: SHOP = "", person: PERSON = ""
) -> None:
    """Hand out everything kept of one shop or one person, as JSON and CSV."""
    settings = settings_here()
    from bot.offline import offline
    from bot.upkeep.handing_out import hand_out, whom

    with spoken(settings.language), offline(settings) as program:
        count = hand_out(program, whom(program, shop, person), to)
        say(program.replies.line("upkeep-handed-out", {"file": str(to), "rows": count}, settings.language))


@app.command()
def erase(
    shop: SHOP = "",
    person: PERSON = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do it; without, only say what would be done")] = False,
) -> None:
    """Erase one shop or one person for good."""
    settings = settings_here()
    from bot.offline import offline
    from bot.upkeep.erasing import erase_now, planned
    from bot.upkeep.handing_out import whom

    with spoken(settings.language), offline(settings) as program:
        of = whom(program, shop, person)
        plan = planned(program, of)
        for table, rows in plan.rows.items():
            say(f"{table}: {rows}")
        if yes:
            erase_now(program, of)
        key = "upkeep-erased" if yes else "upkeep-would-erase"
        say(program.replies.line(key, {"name": shop or person}, settings.language))
        for each in plan.older:
            say(program.replies.line("upkeep-older", {"file": str(each)}, settings.language))
