"""Whoever works on a data folder holds it alone: SQLite is written by one process only, and every chat has one answerer."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import SetupError


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Holds the folder's lock, making the folder where it is not there. Raises SetupError when another process of ours has it."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = (folder / "lock").open("w")
    except OSError as error:
        raise SetupError("error-data-folder", {"folder": str(folder), "reason": error.strerror or ""}, 73) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise SetupError("error-already-running", {"folder": str(folder)}, 75) from error
        except OSError as error:
            raise SetupError(
                "error-data-folder", {"folder": str(folder), "reason": error.strerror or ""}, 73
            ) from error
        yield
