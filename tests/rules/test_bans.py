"""What has one home, or none: clock, chance, ids, environment, output, background tasks, mocks, and words of unfinished work.

The linter bans most of these too, but a `noqa` or another name for the same thing would get past it.
"""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.rules.source import EVERYTHING, REPOSITORY, Module, dotted, imported_names, modules, plant, within

MACHINE = "bot.machine"
SETTINGS = "bot.settings"
SAMPLING = "bot.domain.sampling"

MODULES_AT_HOME = {"time": (MACHINE,), "secrets": (MACHINE,), "uuid": (), "random": (), "mock": ()}
"""Modules -> where the program may import them."""

NAMES_AT_HOME = {
    "datetime.now": (MACHINE,),
    "datetime.utcnow": (),
    "datetime.today": (),
    "date.today": (),
    "os.environ": (SETTINGS,),
    "os.environb": (),
    "os.getenv": (),
    "os.putenv": (),
    "os.urandom": (),
    "asyncio.create_task": (),
    "asyncio.ensure_future": (),
}
"""Ends of dotted names -> where the program may say them."""

METHODS_AT_HOME = {"create_task": (MACHINE,), "run_in_executor": (MACHINE,)}
CALLS_AT_HOME: dict[str, tuple[str, ...]] = {"print": (), "input": (), "breakpoint": (), "eval": (), "exec": ()}
MOCKS = ("unittest.mock", "mock", "pytest_mock")
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME)\b|raise NotImpl" r"ementedError|(?i:coming " r"soon)")


def away_from_home(module: Module) -> Iterator[str]:
    """Clock, chance, environment, tasks and output outside their homes. Tests own theirs."""
    if within(module.name, "tests"):
        return
    for name, line in _used(module):
        homes = _homes(name)
        if homes is not None and module.name not in homes:
            yield f"{module.path}:{line}: {name}"


def _used(module: Module) -> Iterator[tuple[str, int]]:
    """Names a module imports, says and calls: `time` or `os.environ` by any road, `print()` and `.create_task()` by their form.

    A task group waits for its tasks itself: they are not in the background.
    """
    yield from imported_names(module)
    groups = _task_groups(module)
    for node in module.nodes:
        if isinstance(node, ast.Import):
            yield from ((each.name, node.lineno) for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module in MODULES_AT_HOME:
            yield node.module, node.lineno
        elif isinstance(node, ast.Attribute) and dotted(node):
            yield dotted(node), node.lineno
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield f"{node.func.id}()", node.lineno
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and dotted(node.func.value) not in groups
        ):
            yield f".{node.func.attr}()", node.lineno


def _task_groups(module: Module) -> set[str]:
    """Names given to task groups by `async with asyncio.TaskGroup() as name`."""
    items = [item for node in module.nodes if isinstance(node, ast.AsyncWith) for item in node.items]
    opened = [
        each
        for each in items
        if isinstance(each.context_expr, ast.Call) and dotted(each.context_expr.func) == "asyncio.TaskGroup"
    ]
    return {dotted(each.optional_vars) for each in opened if each.optional_vars is not None} - {""}


def _homes(name: str) -> tuple[str, ...] | None:
    """Where a name may be used; None when anywhere."""
    if name.endswith("()"):
        return METHODS_AT_HOME.get(name[1:-2]) if name.startswith(".") else CALLS_AT_HOME.get(name[:-2])
    if name in MODULES_AT_HOME:
        return MODULES_AT_HOME[name]
    return NAMES_AT_HOME.get(".".join(name.split(".")[-2:]))


def mocks(module: Module) -> Iterator[str]:
    """Mocks anywhere, and methods patched away in tests: what is faked is a port, by a class of its own."""
    named = [*imported_names(module)]
    named += [(each.name, node.lineno) for node in module.nodes if isinstance(node, ast.Import) for each in node.names]
    yield from (f"{module.path}:{line}: {name}" for name, line in named if any(within(name, each) for each in MOCKS))
    for node in module.nodes:
        if isinstance(node, ast.Call) and dotted(node.func) in ("monkeypatch.setattr", "mocker.patch"):
            yield f"{module.at(node)}: {dotted(node.func)}"


def floats_of_money(module: Module) -> Iterator[str]:
    """Conversions to float where money and ratios are reckoned. Drawing a simulated day is not reckoning."""
    reckoning = (
        within(module.name, "bot.domain")
        or within(module.name, "bot.insights")
        or within(module.name, "bot.operations")
    )
    if not reckoning or module.name == SAMPLING:
        return
    for node in module.nodes:
        if isinstance(node, ast.Call) and dotted(node.func) == "float":
            yield f"{module.at(node)}: float"


Rule = Callable[[Module], Iterator[str]]
RULES: tuple[Rule, ...] = (away_from_home, mocks, floats_of_money)


def unfinished(root: Path) -> list[str]:
    """Lines with words of unfinished work, in every text we ship or test with."""
    found = []
    for package in (*EVERYTHING, "locales"):
        for path in sorted((root / package).rglob("*")):
            if path.suffix not in {".py", ".js", ".css", ".html", ".ftl"} or "__pycache__" in path.parts:
                continue
            lines = path.read_text(encoding="utf-8").splitlines()
            found += [
                f"{path.relative_to(root).as_posix()}:{at}"
                for at, line in enumerate(lines, 1)
                if UNFINISHED.search(line)
            ]
    return found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_module_keeps_the_rule(rule: Rule) -> None:
    assert [breach for module in modules(REPOSITORY, EVERYTHING) for breach in rule(module)] == []


def test_nothing_is_unfinished() -> None:
    assert unfinished(REPOSITORY) == []


PLANTED: list[tuple[Rule, str, str, list[str]]] = [
    (away_from_home, "bot/a.py", "from datetime import datetime\ndatetime.now(UTC)", ["bot/a.py:2: datetime.now"]),
    (away_from_home, "bot/a.py", "import datetime as d\nd.datetime.utcnow()", ["bot/a.py:2: d.datetime.utcnow"]),
    (away_from_home, "bot/a.py", "now = datetime.date.today", ["bot/a.py:1: datetime.date.today"]),
    (away_from_home, "jobs/a.py", "import time", ["jobs/a.py:1: time"]),
    (away_from_home, "jobs/a.py", "from time import monotonic as m", ["jobs/a.py:1: time"]),
    (away_from_home, "bot/a.py", "import random, uuid", ["bot/a.py:1: random", "bot/a.py:1: uuid"]),
    (away_from_home, "bot/a.py", "from secrets import token_urlsafe", ["bot/a.py:1: secrets"]),
    (away_from_home, "bot/a.py", "from os import environ", ["bot/a.py:1: os.environ"]),
    (away_from_home, "bot/a.py", "import os\nos.environ['X']", ["bot/a.py:2: os.environ"]),
    (away_from_home, "bot/a.py", "import os\nos.getenv('X')", ["bot/a.py:2: os.getenv"]),
    (away_from_home, "handlers/a.py", "print('x')", ["handlers/a.py:1: print()"]),
    (away_from_home, "handlers/a.py", "loop().create_task(x)", ["handlers/a.py:1: .create_task()"]),
    (mocks, "tests/a.py", "from unittest import mock", ["tests/a.py:1: unittest.mock"]),
    (mocks, "tests/a.py", "import unittest.mock as m", ["tests/a.py:1: unittest.mock"]),
    (mocks, "tests/a.py", "from unittest.mock import patch", ["tests/a.py:1: unittest.mock.patch"]),
    (mocks, "tests/a.py", "monkeypatch.setattr(Store, 'begin', f)", ["tests/a.py:1: monkeypatch.setattr"]),
    (floats_of_money, "bot/domain/a.py", "float(price)", ["bot/domain/a.py:1: float"]),
]


@pytest.mark.parametrize(("rule", "path", "text", "breach"), PLANTED, ids=[each[3][0] for each in PLANTED])
def test_a_planted_breach_is_found(tmp_path: Path, rule: Rule, path: str, text: str, breach: list[str]) -> None:
    planted = modules(plant(tmp_path, {path: text}), EVERYTHING)
    assert [found for module in planted for found in rule(module)] == breach


AT_HOME = {
    "bot/machine.py": "import secrets, time\nfrom datetime import datetime\ndatetime.now(UTC)\nloop.create_task(x)\n",
    "bot/settings.py": "import os\nos.environ.get('X')\n",
    "bot/a.py": "clock.now()\nfrom datetime import time, datetime\nimport os\nos.replace(a, b)\nself.print(x)\nasync def f(): \n  async with asyncio.TaskGroup() as group: group.create_task(x)\n",
    "tests/a.py": "import time, random, os\nos.environ\nprint(1)\nmonkeypatch.setenv('A', 'b')\n",
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_what_is_at_home_is_left_alone(tmp_path: Path, rule: Rule) -> None:
    planted = modules(plant(tmp_path, AT_HOME), EVERYTHING)
    assert [found for module in planted for found in rule(module)] == []


def test_planted_words_of_unfinished_work_are_found(tmp_path: Path) -> None:
    words = [
        "TO" + "DO later",
        "# FIX" + "ME: a",
        "raise NotImpl" + "ementedError()",
        "Coming " + "soon!",
        "return NotImplemented, xxx-large",
    ]
    root = plant(tmp_path, {"bot/a.py": "\n".join(words), "locales/en/b.ftl": "k = Coming " + "soon\n"})
    assert unfinished(root) == [*(f"bot/a.py:{line}" for line in range(1, 5)), "locales/en/b.ftl:1"]
