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
    assert trace.endswith("KeyError: 'row'")
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
