"""`xiaoer doctor`: looks at the set-up as it is and says in plain words what is missing or weak."""

import re
import shutil
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.errors import SetupError
from bot.holding import alone
from bot.settings import Settings
from bot.storage.store import open_store

NEEDED_PYTHON = (3, 11)
FREE_BYTES = 500_000_000
SHORTEST_WEB_KEY = 16
TOKEN = re.compile(r"[0-9]+:\S+")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `optional`: its absence is worth a word but no failure."""

    good: bool
    key: str
    values: dict[str, object] = field(default_factory=dict)
    optional: bool = False


def examine(settings: Settings) -> list[Finding]:
    """All findings, the most basic first. Changes nothing but making the data folder and its database."""
    return [found for check in CHECKS if (found := check(settings)) is not None]


def _python(_: Settings) -> Finding:
    found = ".".join(str(part) for part in sys.version_info[:3])
    return Finding(sys.version_info[:2] >= NEEDED_PYTHON, "doctor-python", {"version": found})


def _folder(settings: Settings) -> Finding:
    folder = settings.data_dir
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        free = shutil.disk_usage(folder).free
    except OSError:
        return Finding(False, "doctor-folder-bad", {"folder": str(folder)})
    key = "doctor-folder" if free >= FREE_BYTES else "doctor-folder-full"
    return Finding(free >= FREE_BYTES, key, {"folder": str(folder), "free": free // 1_000_000})


def _database(settings: Settings) -> Finding | None:
    """Opened only where nobody else is at it: a second connection from outside could cost a running program its journal."""
    try:
        with alone(settings.data_dir):
            open_store(settings.database).close()
    except SetupError as error:
        if error.key == "error-data-folder":
            return None
        if error.key == "error-already-running":
            return Finding(True, "doctor-running")
        return Finding(False, error.key, error.values)
    return Finding(True, "doctor-database")


def _web_port(settings: Settings) -> Finding:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.web_host, settings.web_port))
        except OSError:
            return Finding(False, "doctor-port-taken", {"port": str(settings.web_port)}, optional=True)
    return Finding(True, "doctor-port", {"port": str(settings.web_port)})


def _loopback(settings: Settings) -> Finding:
    local = settings.web_host in {"127.0.0.1", "localhost", "::1"}
    return Finding(
        local, "doctor-web-local" if local else "doctor-web-open", {"host": settings.web_host}, optional=True
    )


def _web_key(settings: Settings) -> Finding | None:
    """Worth a line only where a key is set and is too short."""
    given = settings.web_key.get_secret_value()
    return Finding(False, "doctor-web-key-short") if 0 < len(given) < SHORTEST_WEB_KEY else None


def _telegram(settings: Settings) -> Finding:
    token = settings.telegram_bot_token.get_secret_value()
    if not token:
        return Finding(False, "doctor-telegram-missing", optional=True)
    shaped = TOKEN.fullmatch(token) is not None
    return Finding(shaped, "doctor-telegram" if shaped else "doctor-telegram-odd")


def _admins(settings: Settings) -> Finding:
    count = len(settings.admin_accounts)
    missing = bool(settings.telegram_bot_token.get_secret_value()) and not count
    return Finding(
        not missing, "doctor-admins-missing" if missing else "doctor-admins", {"count": count}, optional=True
    )


CHECKS: tuple[Callable[[Settings], Finding | None], ...] = (
    _python,
    _folder,
    _database,
    _web_port,
    _loopback,
    _web_key,
    _telegram,
    _admins,
)
