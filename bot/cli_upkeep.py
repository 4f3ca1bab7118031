"""The verbs that look after an installation: replace the key, copy and restore the data, hand out and erase what is kept of somebody."""

from pathlib import Path
from typing import Annotated

import typer

from bot.machine import SystemClock
from bot.terminal import bar, say, settings_here, spoken

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
