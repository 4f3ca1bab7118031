"""Whatever changes a shop goes one way: the writing and spending sides of a marketplace are reached from one module alone."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.rules.source import EVERYTHING, REPOSITORY, Module, dotted, imported_names, imports, modules, plant, within

EXECUTOR = "bot.operations.way.executing"
HOUSE = "bot.operations.way.house"
BUILD = "bot.build"
SENDING = {"apply", "spend"}
KEPT = {"writes", "spends"}
SIDES = {"bot.ports.marketplace.AdSpend", "bot.ports.marketplace.Writes"}
HANDS = f"{HOUSE}.Hands"
ADAPTERS = "bot.marketplaces"


def sends(module: Module) -> Iterator[str]:
    """Calls of a port's `apply` or `spend`, by name or by a string, and reaching into `Hands`, outside the executor."""
    if module.name == EXECUTOR or within(module.name, "tests"):
        return
    for node in module.nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in SENDING:
            yield f"{module.at(node)}: calls {node.func.attr}"
        elif isinstance(node, ast.Call) and dotted(node.func) == "getattr" and _sends(node.args):
            yield f"{module.at(node)}: calls by a string"
        elif (
            isinstance(node, ast.Subscript | ast.Attribute)
            and isinstance(node.value, ast.Attribute)
            and node.value.attr in KEPT
        ):
            yield f"{module.at(node)}: reaches into {node.value.attr}"


def _sends(arguments: list[ast.expr]) -> bool:
    return any(isinstance(each, ast.Constant) and each.value in SENDING for each in arguments)


def holds_a_side(module: Module) -> Iterator[str]:
    """Names of the writing ports where nobody needs them. A whole-module import would hide the name, so it counts too."""
    if module.name == HOUSE or any(within(module.name, each) for each in ("tests", "bot.ports", ADAPTERS)):
        return
    for name, line in imported_names(module):
        if name in SIDES:
            yield f"{module.path}:{line}: imports {name.rpartition('.')[2]}"
    for name, line in imports(module, frozenset({"bot.ports.marketplace"})):
        if name == "bot.ports.marketplace" and not _by_name(module, line):
            yield f"{module.path}:{line}: imports the whole of bot.ports.marketplace"


def _by_name(module: Module, line: int) -> bool:
    """Whether the import on this line takes names out of the module."""
    found = [each for each in module.nodes if isinstance(each, ast.ImportFrom) and each.lineno == line]
    return any(each.module == "bot.ports.marketplace" for each in found)


def makes_hands(module: Module) -> Iterator[str]:
    """`Hands` is made by build and the tests, and named besides by the executor alone."""
    if module.name in (BUILD, HOUSE) or within(module.name, "tests"):
        return
    if module.name != EXECUTOR:
        yield from (f"{module.path}:{line}: imports Hands" for name, line in imported_names(module) if name == HANDS)
    for node in module.nodes:
        if isinstance(node, ast.Call) and dotted(node.func).rpartition(".")[2] == "Hands":
            yield f"{module.at(node)}: makes Hands"


Rule = Callable[[Module], Iterator[str]]
RULES: tuple[Rule, ...] = (sends, holds_a_side, makes_hands)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_there_is_one_way(rule: Rule) -> None:
    assert [breach for module in modules(REPOSITORY, EVERYTHING) for breach in rule(module)] == []


def test_the_one_way_is_there() -> None:
    """The rules would pass on an empty house: the executor must really send, once each."""
    (executor,) = [each for each in modules(REPOSITORY) if each.name == EXECUTOR]
    called = [
        node.func.attr for node in executor.nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]
    assert (called.count("apply"), called.count("spend")) == (1, 1)


PLANTED = [
    ("bot/operations/undo.py", "await market.apply(shop, 'e', action)", "bot/operations/undo.py:1: calls apply"),
    ("jobs/pacing.py", "await self.ads[kind].spend(shop, 'e', action)", "jobs/pacing.py:1: calls spend"),
    ("bot/operations/submit.py", "hands.spends['sandbox']", "bot/operations/submit.py:1: reaches into spends"),
    ("bot/operations/submit.py", "hands.writes.get('sandbox')", "bot/operations/submit.py:1: reaches into writes"),
    (
        "bot/operations/submit.py",
        "getattr(market, 'apply')(shop, 'e', action)",
        "bot/operations/submit.py:1: calls by a string",
    ),
    (
        "bot/operations/submit.py",
        "from bot.ports.marketplace import AdSpend",
        "bot/operations/submit.py:1: imports AdSpend",
    ),
    ("handlers/text.py", "from bot.ports.marketplace import Marketplace, Writes", "handlers/text.py:1: imports Writes"),
    ("bot/app.py", "import bot.ports.marketplace", "bot/app.py:1: imports the whole of bot.ports.marketplace"),
    ("bot/app.py", "from bot.ports import marketplace", "bot/app.py:1: imports the whole of bot.ports.marketplace"),
    ("bot/app.py", f"from {HOUSE} import Hands", "bot/app.py:1: imports Hands"),
    ("bot/operations/way/executing.py", "hands = Hands()", "bot/operations/way/executing.py:1: makes Hands"),
    ("jobs/pacing.py", "hands = house.Hands(writes, spends)", "jobs/pacing.py:1: makes Hands"),
]
RIGHT = {
    "bot/build.py": f"from {HOUSE} import Hands\nHands()\n",
    "bot/operations/way/house.py": "from bot.ports.marketplace import AdSpend, Marketplace, Writes\n",
    "bot/operations/way/looking.py": "from bot.ports.marketplace import Marketplace\nif operation.spends and market.writes: pass\n",
    "bot/marketplaces/sandbox/writes.py": "from bot.ports.marketplace import AdSpend\n",
    "tests/contract/suite.py": "market.writes.apply(shop, 'e', action)\nHands()\n",
}


@pytest.mark.parametrize(("path", "text", "breach"), PLANTED, ids=[each[2] for each in PLANTED])
def test_a_planted_breach_is_found_and_nothing_else(tmp_path: Path, path: str, text: str, breach: str) -> None:
    planted = modules(plant(tmp_path, {**RIGHT, path: text}), EVERYTHING)
    assert [found for module in planted for rule in RULES for found in rule(module)] == [breach]
