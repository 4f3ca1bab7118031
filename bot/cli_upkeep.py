"""The verbs that look after an installation: replace the key, copy and restore the data, hand out and erase what is kept of somebody."""

import typer

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
