"""What every verb of the command line shares: its settings, errors as one clear line, and a bar for whoever watches."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from bot.errors import SetupError, XiaoerError

if TYPE_CHECKING:
    from bot.settings import Settings

REFUSED = 65
"""Exit code for input that was not taken (EX_DATAERR)."""
Advance = Callable[[int, int], None]
"""Told how much is done, and of how much (0: not known)."""


def say(text: str) -> None:
    """A line on standard output, at once: whoever started us may be waiting for it."""
    typer.echo(text)


@contextmanager
def spoken(language: str = "") -> Iterator[None]:
    """Turn our errors into one clear line and an exit code; without a language, in that of the settings."""
    try:
        yield
    except XiaoerError as error:
        from bot.replies.render import Replies
        from bot.settings import told_language

        line = Replies().line(error.key, error.values, language or told_language())
        typer.secho(line, err=True, fg=typer.colors.RED)
        raise typer.Exit(error.exit_code if isinstance(error, SetupError) else REFUSED) from error


def settings_here() -> "Settings":
    """Read before anything heavy is loaded: what is wrong with them shows at once. The logs are set up by them."""
    from bot.settings import read_settings

    with spoken():
        settings = read_settings()
    from bot.logs import set_up_logs

    set_up_logs(settings.log_level, settings.secrets)
    return settings


@contextmanager
def bar(task: str, quiet: bool = False) -> Iterator[Advance]:
    """A progress bar on standard error; none where nobody watches."""
    if quiet or not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.percentage:>3.0f}%"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        number = progress.add_task(task, total=None)
        yield lambda done, total: progress.update(number, completed=done, total=total or None)
