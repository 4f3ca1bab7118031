"""The log lines of the program hold what is on the list and nothing else, whoever writes them and whatever goes wrong."""

import json
import subprocess
import sys

from bot.logs import ALLOWED
from tests.conversation.commandline import ROOT, SECRET

WRITER = """
import logging, sys
import structlog
from bot.logs import set_up_logs
set_up_logs(sys.argv[1])
log = structlog.get_logger("orders")
structlog.contextvars.bind_contextvars(shop="s-1", token=sys.argv[2])
log.debug("looked", row=1)
log.info("sent", row=2, attempt=1, token=sys.argv[2], text=sys.argv[2], url="https://api/bot" + sys.argv[2])
log.bind(password=sys.argv[2]).warning("slow", seconds=2.5)
try:
    raise KeyError("row")
except KeyError:
    log.exception("failed", row=3, payload={"secret": sys.argv[2]})
logging.getLogger("httpx").info("GET https://api/bot%s", sys.argv[2])
logging.getLogger("sqlalchemy.engine").info("INSERT %s", sys.argv[2])
logging.getLogger("aiogram").warning("plain warning")
"""


def written(level: str) -> tuple[list[dict[str, object]], list[str]]:
    """What a process writes: lines of ours, and lines of libraries."""
    done = subprocess.run(
        [sys.executable, "-c", WRITER, level, SECRET], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == ""
    assert SECRET not in done.stderr
    lines = done.stderr.splitlines()
    return [json.loads(line) for line in lines if line.startswith("{")], [
        line for line in lines if not line.startswith("{")
    ]


def test_only_what_is_listed_gets_out() -> None:
    ours, others = written("INFO")
    stamped = [line.pop("timestamp") for line in ours]
    assert [str(each).endswith("Z") for each in stamped] == [True] * 3
    trace = str(ours[2].pop("exception"))
    assert trace.startswith("Traceback")
    assert trace.endswith("KeyError")
    assert ours == [
        {"event": "sent", "level": "info", "shop": "s-1", "row": 2, "attempt": 1},
        {"event": "slow", "level": "warning", "shop": "s-1", "seconds": 2.5},
        {"event": "failed", "level": "error", "shop": "s-1", "row": 3},
    ]
    assert others == ["WARNING aiogram plain warning"]


def test_more_is_said_where_more_is_asked_for_but_of_the_same_kinds() -> None:
    ours, others = written("debug")
    assert [line["event"] for line in ours] == ["looked", "sent", "slow", "failed"]
    assert {name for line in ours for name in line} <= ALLOWED
    assert others == ["WARNING aiogram plain warning"]
    assert [line["event"] for line in written("ERROR")[0]] == ["failed"]


CANARIES = {
    "token": "1234567890:AAcanaryBotTokenAAcanaryBotToken00",
    "web": "canary-web-key-5d1f",
    "llm": "sk-canary-llm-key-5d1f",
    "hook": SECRET,
    "master": "Y2FuYXJ5Y2FuYXJ5Y2FuYXJ5Y2FuYXJ5Y2FuYXJ5Y2E=",
    "market": "canary-shop-secret-77ab",
    "person": "金丝雀女士",
    "phone": "13800138000",
}
EVERY_WAY = """
import asyncio, json, logging, sqlite3, sys
import structlog
from sqlalchemy.exc import IntegrityError
from bot.domain.secret import Secret
from bot.errors import MarketplaceRefused, SecretError, SetupError
from bot.logs import ALLOWED, set_up_logs
from bot.settings import Settings
canaries = json.loads(sys.argv[1])
settings = Settings(_env_file=None, TELEGRAM_BOT_TOKEN=canaries["token"], web_key=canaries["web"], llm_key=canaries["llm"],
    telegram_webhook_secret=canaries["hook"], secret_key=canaries["master"])
set_up_logs("DEBUG", settings.secrets)
log = structlog.get_logger("way")
given = {k: v for k, v in canaries.items() if k in ("token", "web", "llm", "hook", "master")}
for field in ALLOWED - {"event", "exception"}:
    for value in given.values():
        log.warning("listed", **{field: f"GET https://api/bot{value}/getMe"})
for name, value in canaries.items():
    log.warning("unlisted", sender_name=value, text=value, payload={"a": value}, **{name: value})
    log.warning("kinds", detail=Secret(value), note={"a": value}, reason=[Secret(value)])
    for error in (KeyError(value), ValueError(f"no {value}"), OSError(2, value, value), RuntimeError({"a": value}),
                  IntegrityError("INSERT " + value, (value,), sqlite3.IntegrityError(value)), MarketplaceRefused(value),
                  SecretError(values={"name": "token", "was": value}), SetupError("error-secret-file", {"file": value})):
        try:
            try:
                raise error
            except Exception as inner:
                raise LookupError(value) from inner
        except LookupError:
            log.exception("failed", row=1, error=value if name in given else "x")
            logging.getLogger("aiogram").exception("Failed %s", value)
            logging.getLogger("asyncio").error(f"Task exception was never retrieved\\nfuture: <Task {value}>", exc_info=True)
            logging.getLogger("aiohttp").error(f"Unhandled exception: {error!r} '{value}'")
    logging.getLogger("sqlalchemy").warning("parameters: %s", value)
    print(settings, repr(settings), file=sys.stderr)
raise RuntimeError(" ".join(canaries.values()))
"""


def test_no_canary_gets_out_by_any_way() -> None:
    """Every secret of the settings in every field, and what is in no setting in every error and every line of a library."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", EVERY_WAY, json.dumps(CANARIES)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert [name for name, value in CANARIES.items() if value in done.stderr + done.stdout] == []
    lines = done.stderr.splitlines()
    assert sum(line.startswith("{") for line in lines) > 200
    assert sum(line.startswith("ERROR aiogram") for line in lines) == 8 * len(CANARIES)
    assert lines[-1] == "RuntimeError"
    assert sum("IntegrityError" in line for line in lines) >= len(CANARIES)
    assert any("SetupError: error-secret-file" in line for line in lines)
