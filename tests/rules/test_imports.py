"""Who may import whom: one table, no exceptions. A room that is not in the table may not exist."""

import ast
import sys
from pathlib import Path

import pytest

from tests.rules.source import EVERYTHING, REPOSITORY, Module, dotted, imports, modules, plant, within

CORE = ("bot.domain", "bot.ports", "bot.errors")
FACE = ("bot.app", *CORE)

ROOMS: dict[str, tuple[str, ...]] = {
    "bot": (),
    "bot.domain": (),
    "bot.errors": ("bot.domain",),
    "bot.ports": ("bot.domain", "bot.errors"),
    "bot.machine": (),
    "bot.logs": (),
    "bot.understanding": CORE,
    "bot.insights": ("bot.domain",),
    "bot.operations": (),
    "bot.operations.way": CORE,
    "bot.operations.*": (*CORE, "bot.insights", "bot.operations.way"),
    "bot.replies": ("bot.domain", "bot.errors"),
    "bot.delivery": CORE,
    "bot.messengers": (),
    "bot.messengers.files": ("bot.errors",),
    "bot.messengers.*": (*CORE, "bot.messengers.files"),
    "bot.messengers.console": (
        *CORE,
        "bot.messengers.files",
        "bot.messengers.console_lines",
        "bot.messengers.console_screen",
    ),
    "bot.marketplaces": (),
    "bot.marketplaces.*": (*CORE, "bot.storage.engine", "bot.storage.columns"),
    "bot.models": CORE,
    "bot.storage": CORE,
    "bot.app": (*CORE, "bot.understanding", "bot.insights", "bot.operations", "bot.replies", "bot.delivery"),
    "bot.settings": ("bot.errors", "bot.domain.money"),
    "bot.holding": ("bot.errors",),
    "bot.build": ("bot", "handlers", "jobs"),
    "bot.faces": ("bot.build", "bot.settings", "bot.messengers", "bot.replies.texts", *FACE),
    "bot.offline": ("bot.build", "bot.holding", "bot.settings", "bot.insights", "bot.marketplaces.files", *FACE),
    "bot.serving": ("bot.build", "bot.faces", "bot.holding", "bot.settings", "bot.delivery", *FACE),
    "bot.doctor": ("bot.holding", "bot.settings", "bot.storage", *FACE),
    "bot.phrases": ("bot.understanding", *CORE),
    "bot.upkeep": ("bot.build", "bot.holding", "bot.settings", "bot.storage", *FACE),
    "bot.terminal": ("bot.logs", "bot.settings", "bot.replies.render", *FACE),
    "bot.cli_upkeep": (
        "bot.build",
        "bot.offline",
        "bot.machine",
        "bot.upkeep",
        "bot.terminal",
        "bot.replies.render",
        *FACE,
    ),
    "bot.trial": (
        "bot.build",
        "bot.settings",
        "bot.storage",
        "bot.replies.render",
        "bot.trial.mutants",
        *FACE,
    ),
    "bot.trial.mutants": ("bot", "handlers", "jobs"),
    "bot.cli": (
        "bot.cli_upkeep",
        "bot.terminal",
        "bot.phrases",
        "bot.trial",
        "bot.doctor",
        "bot.offline",
        "bot.serving",
        "bot.logs",
        "bot.settings",
        "bot.replies.render",
        *FACE,
    ),
    "bot.__main__": ("bot.cli",),
    "handlers": FACE,
    "jobs": FACE,
    "tests": ("bot", "handlers", "jobs"),
}
"""Room -> what of ours its modules may import, besides their own room. `x.*`: each child of x is a room of its own."""

LIBRARIES: dict[str, tuple[str, ...]] = {
    "bot.understanding.normalise": ("opencc",),
    "bot.understanding.products": ("rapidfuzz",),
    "bot.understanding.sounds": ("pypinyin",),
    "bot.replies.formats": ("babel",),
    "bot.replies.texts": ("fluent", "structlog"),
    "bot.replies.chart": ("PIL",),
    "bot.delivery": ("structlog",),
    "bot.messengers.console": ("structlog",),
    "bot.messengers.telegram": ("aiogram", "structlog"),
    "bot.messengers.telegram.network": ("aiohttp",),
    "bot.messengers.telegram.webhook": ("aiohttp",),
    "bot.messengers.web": ("aiohttp", "structlog"),
    "bot.marketplaces.files": ("sqlalchemy",),
    "bot.marketplaces.files.xlsx_rows": ("openpyxl",),
    "bot.marketplaces.sandbox": ("sqlalchemy",),
    "bot.models": (),
    "bot.models.answers": ("openai",),
    "bot.models.network": ("openai", "httpx2"),
    "bot.models.proposing": ("openai",),
    "bot.storage": ("sqlalchemy",),
    "bot.storage.failures": ("sqlalchemy", "psycopg"),
    "bot.storage.keyring": (),
    "bot.storage.migrations": ("sqlalchemy", "alembic"),
    "bot.storage.sealed_file": ("cryptography",),
    "bot.storage.sealing": ("cryptography",),
    "bot.settings": ("pydantic", "pydantic_settings"),
    "bot.build": ("structlog",),
    "bot.logs": ("structlog",),
    "bot.cli": ("typer", "rich", "structlog"),
    "bot.cli_upkeep": ("typer",),
    "bot.terminal": ("typer", "rich"),
    "bot.upkeep": ("pydantic", "sqlalchemy"),
    "bot.doctor": ("typer", "rich"),
    "bot.trial": (),
    "bot.trial.disk": ("sqlalchemy",),
    "bot.trial.quiet": ("structlog",),
    "bot.trial.lives": ("pydantic",),
    "bot.trial.mutants": ("sqlalchemy",),
    "handlers.boundary": ("structlog",),
    "jobs": ("structlog",),
}
"""Module or package -> outside libraries it may import; the longest name that fits counts, none fitting means none allowed."""

ANYTHING_OUTSIDE = ("tests",)


def room_of(name: str) -> str:
    """The room a module is in: the longest row that fits; a child of an `x.*` row is named by the child. Empty: none."""
    fitting = [room for room in ROOMS if not room.endswith(".*") and room != "bot" and within(name, room)]
    best = max(fitting, key=len, default="bot" if name == "bot" else "")
    if f"{best}.*" in ROOMS and name != best:
        return ".".join(name.split(".")[: best.count(".") + 2])
    return best


def row_of(room: str) -> tuple[str, ...]:
    return ROOMS[room] if room in ROOMS else ROOMS[f"{room.rpartition('.')[0]}.*"]


def libraries_of(name: str) -> tuple[str, ...]:
    return LIBRARIES[max((each for each in LIBRARIES if within(name, each)), key=len)] if _listed(name) else ()


def _listed(name: str) -> bool:
    return any(within(name, each) for each in LIBRARIES)


def _judge(module: Module, target: str) -> str:
    """What is wrong with this import; empty when it is allowed."""
    if target.startswith("."):
        return f"imports {target}: relative"
    top = target.partition(".")[0]
    if top in EVERYTHING:
        room = room_of(module.name)
        allowed = any(within(target, each) for each in (room, *row_of(room)))
        return "" if allowed else f"imports {target}"
    if top in sys.stdlib_module_names or room_of(module.name) in ANYTHING_OUTSIDE:
        return ""
    return "" if top in libraries_of(module.name) else f"imports the library {top}"


def _hidden(module: Module) -> list[int]:
    """Lines that import by a string, which no table can see."""
    calls = [node for node in module.nodes if isinstance(node, ast.Call)]
    named = [each for each in calls if dotted(each.func).rpartition(".")[2] in ("import_module", "__import__")]
    return [each.lineno for each in named]


def breaches(root: Path) -> list[str]:
    """Every import the tables do not allow, as `module: what`."""
    found = []
    every = modules(root, EVERYTHING)
    known = frozenset(each.name for each in every)
    for module in every:
        if not room_of(module.name):
            found.append(f"{module.name}: in no room")
            continue
        wrong = {_judge(module, target) for target, _ in imports(module, known)} - {""}
        found += [f"{module.name}: {each}" for each in sorted(wrong)]
        if not within(module.name, "tests") and _hidden(module):
            found.append(f"{module.name}: imports by a string")
    return found


def test_every_import_is_in_the_table() -> None:
    assert breaches(REPOSITORY) == []


PLANTED = [
    ("bot/domain/money.py", "import sqlalchemy", "bot.domain.money: imports the library sqlalchemy"),
    ("bot/domain/money.py", "from bot.errors import X", "bot.domain.money: imports bot.errors"),
    ("bot/domain/money.py", "from .people import X", "bot.domain.money: imports .people: relative"),
    ("bot/domain/money.py", "def f():\n    from bot.build import X", "bot.domain.money: imports bot.build"),
    ("bot/domain/money.py", "import importlib\nimportlib.import_module(n)", "bot.domain.money: imports by a string"),
    ("bot/ports/store.py", "from bot.app import X", "bot.ports.store: imports bot.app"),
    (
        "bot/understanding/dates.py",
        "from bot.operations.undo import X",
        "bot.understanding.dates: imports bot.operations.undo",
    ),
    ("bot/understanding/dates.py", "import opencc", "bot.understanding.dates: imports the library opencc"),
    ("bot/insights/plan.py", "from bot.ports.store import X", "bot.insights.plan: imports bot.ports.store"),
    (
        "bot/operations/way/house.py",
        "from bot.operations.undo import X",
        "bot.operations.way.house: imports bot.operations.undo",
    ),
    (
        "bot/operations/way/house.py",
        "from bot.insights.plan import X",
        "bot.operations.way.house: imports bot.insights.plan",
    ),
    (
        "bot/operations/submit.py",
        "from bot.operations import undo",
        "bot.operations.submit: imports bot.operations.undo",
    ),
    ("bot/operations/submit.py", "from bot.storage.store import X", "bot.operations.submit: imports bot.storage.store"),
    ("bot/replies/cards.py", "from bot.ports.store import X", "bot.replies.cards: imports bot.ports.store"),
    ("bot/delivery/sender.py", "import bot.storage.store", "bot.delivery.sender: imports bot.storage.store"),
    (
        "bot/messengers/web/hub.py",
        "import bot.messengers.console",
        "bot.messengers.web.hub: imports bot.messengers.console",
    ),
    ("bot/messengers/web/hub.py", "from handlers.gate import X", "bot.messengers.web.hub: imports handlers.gate"),
    ("bot/messengers/web/hub.py", "import aiogram", "bot.messengers.web.hub: imports the library aiogram"),
    (
        "bot/marketplaces/files/a.py",
        "import bot.marketplaces.sandbox.b",
        "bot.marketplaces.files.a: imports bot.marketplaces.sandbox.b",
    ),
    ("bot/marketplaces/files/a.py", "import bot.storage.store", "bot.marketplaces.files.a: imports bot.storage.store"),
    ("bot/models/lazy.py", "import openai", "bot.models.lazy: imports the library openai"),
    ("bot/understanding/model.py", "import openai", "bot.understanding.model: imports the library openai"),
    ("bot/models/lazy.py", "from bot.storage.store import X", "bot.models.lazy: imports bot.storage.store"),
    ("bot/operations/undo.py", "from bot.models import X", "bot.operations.undo: imports bot.models"),
    ("bot/storage/store.py", "import bot.operations.undo", "bot.storage.store: imports bot.operations.undo"),
    ("bot/app.py", "from bot.storage.store import X", "bot.app: imports bot.storage.store"),
    ("bot/app.py", "from bot.settings import X", "bot.app: imports bot.settings"),
    ("handlers/text.py", "from jobs.timetable import X", "handlers.text: imports jobs.timetable"),
    ("handlers/text.py", "from bot.operations.undo import X", "handlers.text: imports bot.operations.undo"),
    ("handlers/text.py", "from bot.messengers.web.hub import X", "handlers.text: imports bot.messengers.web.hub"),
    ("jobs/reports.py", "import handlers.text", "jobs.reports: imports handlers.text"),
    ("jobs/reports.py", "from bot.settings import X", "jobs.reports: imports bot.settings"),
    ("jobs/reports.py", "from bot import build", "jobs.reports: imports bot.build"),
    ("bot/__main__.py", "import bot.storage.store", "bot.__main__: imports bot.storage.store"),
    ("bot/cli.py", "import bot.storage.store", "bot.cli: imports bot.storage.store"),
    ("bot/storage/store.py", "from bot.settings import X", "bot.storage.store: imports bot.settings"),
    ("bot/surprise.py", "", "bot.surprise: in no room"),
]
NEIGHBOURS = {
    "bot/build.py": "",
    "bot/operations/undo.py": "from bot.operations.way.house import House\nfrom bot.insights.plan import X\n",
    "bot/messengers/telegram/adapter.py": "import aiogram\nfrom bot.messengers.files import safe_name\n",
    "handlers/gate.py": "from bot.app import App\n",
    "tests/conversation/chat.py": "import telegram\nfrom bot.build import build\n",
}


@pytest.mark.parametrize(("path", "text", "breach"), PLANTED, ids=[each[2] for each in PLANTED])
def test_a_planted_breach_is_found_and_nothing_else(tmp_path: Path, path: str, text: str, breach: str) -> None:
    assert breaches(plant(tmp_path, {**NEIGHBOURS, path: text})) == [breach]
