"""Sizes and shapes that keep a room liveable: files, functions, parameters, branches, annotations, docstrings, names, broad catches."""

import ast
from collections.abc import Callable, Iterator
from math import ceil
from pathlib import Path

import pytest

from tests.rules.source import EVERYTHING, REPOSITORY, Function, Module, dotted, functions, modules, plant

FILE_LINES = 300
FUNCTION_LINES = 60
FUNCTION_LINES_P95 = 25
PARAMETERS = 5
ARMS = 4
TEXT_FILES = {".py", ".js", ".css", ".html", ".ftl"}
NAMES_THAT_SAY_NOTHING = {"util", "utils", "helper", "helpers", "common", "manager", "base", "misc"}
CATCHES_EVERYTHING = {"BaseException", "Exception"}

BOUNDARIES = {
    "a message": "bot/delivery/inbox.py",
    "a job run": "jobs/runner.py",
    "one delivery": "bot/delivery/carrying.py",
}
"""Where any exception may end, each in one place of its file."""


def long_files(root: Path) -> list[str]:
    paths = [path for package in (*EVERYTHING, "locales") for path in sorted((root / package).rglob("*"))]
    counted = [
        (path, len(path.read_text(encoding="utf-8").splitlines())) for path in paths if path.suffix in TEXT_FILES
    ]
    return [f"{path.relative_to(root).as_posix()}: {lines} lines" for path, lines in counted if lines > FILE_LINES]


def lines_of(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def long_functions(module: Module) -> Iterator[str]:
    for function, _ in functions(module):
        if lines_of(function) > FUNCTION_LINES:
            yield f"{module.at(function)} {function.name}: {lines_of(function)} lines"


def long_tail(root: Path) -> list[str]:
    """Packages whose 95th percentile of function lengths is over the limit."""
    found = []
    for package in EVERYTHING:
        lengths = sorted(lines_of(each) for module in modules(root, (package,)) for each, _ in functions(module))
        p95 = lengths[ceil(len(lengths) * 0.95) - 1] if lengths else 0
        if p95 > FUNCTION_LINES_P95:
            found.append(f"{package}: p95 {p95} lines")
    return found


def own_parameters(function: Function, bound: bool) -> list[ast.arg]:
    """Parameters without the instance or class."""
    given = function.args
    positional = [*given.posonlyargs, *given.args][1 if bound else 0 :]
    return [
        *positional,
        *([given.vararg] if given.vararg else []),
        *given.kwonlyargs,
        *([given.kwarg] if given.kwarg else []),
    ]


def many_parameters(module: Module) -> Iterator[str]:
    for function, bound in functions(module):
        count = len(own_parameters(function, bound))
        if count > PARAMETERS:
            yield f"{module.at(function)} {function.name}: {count} parameters"


def unannotated(module: Module) -> Iterator[str]:
    for function, bound in functions(module):
        missing = [each.arg for each in own_parameters(function, bound) if each.annotation is None]
        missing += ["return"] if function.returns is None else []
        if missing:
            yield f"{module.at(function)} {function.name}: no type for {', '.join(missing)}"


def long_chains(module: Module) -> Iterator[str]:
    chains = [node for node in module.nodes if isinstance(node, ast.If)]
    inner = {id(each.orelse[0]) for each in chains if _continues(each)}
    for chain in chains:
        if id(chain) not in inner and _arms(chain) > ARMS:
            yield f"{module.at(chain)}: {_arms(chain)} arms"


def _continues(node: ast.If) -> bool:
    return len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If) and node.orelse[0].col_offset == node.col_offset


def _arms(node: ast.If) -> int:
    count = 1
    while _continues(node) and isinstance(following := node.orelse[0], ast.If):
        node, count = following, count + 1
    return count


def no_docstring(module: Module) -> Iterator[str]:
    if not ast.get_docstring(module.tree):
        yield f"{module.path}: no docstring"


def says_nothing(module: Module) -> Iterator[str]:
    words = {word for part in module.name.split(".") for word in part.split("_")}
    if words & NAMES_THAT_SAY_NOTHING:
        yield f"{module.path}: a name that says nothing"


def broad_catches(module: Module) -> list[ast.ExceptHandler | ast.Call]:
    """Handlers and suppressions of every exception. One that raises it again at its end cleans up and catches nothing."""
    every = [node for node in module.nodes if isinstance(node, ast.ExceptHandler | ast.Call)]
    return [each for each in every if _catches_everything(each)]


def _catches_everything(node: ast.ExceptHandler | ast.Call) -> bool:
    if isinstance(node, ast.Call):
        return dotted(node.func).endswith("suppress") and any(map(_broad, node.args))
    return (node.type is None or _broad(node.type)) and not _raises_again(node)


def _broad(caught: ast.expr) -> bool:
    return any(dotted(each) in CATCHES_EVERYTHING for each in ast.walk(caught))


def _raises_again(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def swallows(module: Module) -> Iterator[str]:
    allowed = 1 if module.path in BOUNDARIES.values() else 0
    for each in broad_catches(module)[allowed:]:
        line = f"{module.path}:{each.lineno}"
        yield f"{line}: catches everything"


Rule = Callable[[Module], Iterator[str]]
RULES: tuple[Rule, ...] = (
    long_functions,
    many_parameters,
    unannotated,
    long_chains,
    no_docstring,
    says_nothing,
    swallows,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_module_keeps_the_rule(rule: Rule) -> None:
    assert [breach for module in modules(REPOSITORY, EVERYTHING) for breach in rule(module)] == []


def test_no_file_is_long() -> None:
    assert long_files(REPOSITORY) == []


def test_nearly_all_functions_are_short() -> None:
    assert long_tail(REPOSITORY) == []


@pytest.mark.parametrize("path", BOUNDARIES.values(), ids=BOUNDARIES)
def test_each_boundary_is_there(path: str) -> None:
    """A row of the table that names no catch would be a hole nobody watches."""
    (boundary,) = [each for each in modules(REPOSITORY) if each.path == path]
    assert len(broad_catches(boundary)) == 1


BODY = "    pass\n"
SIX = "a: int, *b: int, c: int, d: int, e: int, **f: int"
PLANTED: list[tuple[Rule, str, str, str]] = [
    (long_functions, "bot/a.py", "def f() -> None:\n" + BODY * 60, "bot/a.py:1 f: 61 lines"),
    (many_parameters, "bot/a.py", f"def f({SIX}) -> None:\n{BODY}", "bot/a.py:1 f: 6 parameters"),
    (
        many_parameters,
        "bot/a.py",
        f"class A:\n  async def f(self, {SIX}) -> None:\n{BODY}",
        "bot/a.py:2 f: 6 parameters",
    ),
    (
        many_parameters,
        "bot/a.py",
        f"class A:\n  @staticmethod\n  def f({SIX}) -> None:\n{BODY}",
        "bot/a.py:3 f: 6 parameters",
    ),
    (unannotated, "jobs/a.py", f"def f(a, *, b) -> None:\n{BODY}", "jobs/a.py:1 f: no type for a, b"),
    (unannotated, "jobs/a.py", f"def f():\n  def g() -> None:\n{BODY}", "jobs/a.py:1 f: no type for return"),
    (long_chains, "bot/a.py", "if a:\n  b\n" + "elif a:\n  b\n" * 4 + "else:\n  b\n", "bot/a.py:1: 5 arms"),
    (no_docstring, "tests/a.py", "import os\n", "tests/a.py: no docstring"),
    (says_nothing, "bot/text_utils.py", "", "bot/text_utils.py: a name that says nothing"),
    (says_nothing, "bot/common/__init__.py", "", "bot/common/__init__.py: a name that says nothing"),
    (swallows, "bot/a.py", "try:\n  a\nexcept Exception:\n  b\n", "bot/a.py:3: catches everything"),
    (swallows, "bot/a.py", "try:\n  a\nexcept:\n  b\n", "bot/a.py:3: catches everything"),
    (
        swallows,
        "bot/a.py",
        "try:\n  a\nexcept (OSError, BaseException) as e:\n  raise X from e\n",
        "bot/a.py:3: catches everything",
    ),
    (swallows, "bot/a.py", "with contextlib.suppress(Exception):\n  a\n", "bot/a.py:1: catches everything"),
    (swallows, "jobs/runner.py", "try:\n  a\nexcept Exception:\n  b\n" * 2, "jobs/runner.py:7: catches everything"),
]


@pytest.mark.parametrize(("rule", "path", "text", "breach"), PLANTED, ids=[each[3] for each in PLANTED])
def test_a_planted_breach_is_found(tmp_path: Path, rule: Rule, path: str, text: str, breach: str) -> None:
    planted = modules(plant(tmp_path, {path: text}), EVERYTHING)
    assert [found for module in planted for found in rule(module)] == [breach]


WITHIN = f'''"""A module at every limit."""
class A:
    def f(self, a: int, *b: int, c: int, d: int, **e: int) -> None:
{("    " + BODY) * 59}
if a:
    b
elif a:
    b
elif a:
    b
elif a:
    b
else:
    if a:
        b
try:
    a
except BaseException:
    b
    raise
'''


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_module_at_the_limits_is_left_alone(tmp_path: Path, rule: Rule) -> None:
    (module,) = modules(plant(tmp_path, {"bot/a.py": WITHIN}), EVERYTHING)
    assert list(rule(module)) == []


def test_a_planted_long_file_is_found(tmp_path: Path) -> None:
    root = plant(tmp_path, {"bot/a.css": "a\n" * 301, "locales/en/b.ftl": "a\n" * 300, "tests/c.json": "a\n" * 999})
    assert long_files(root) == ["bot/a.css: 301 lines"]


def test_a_planted_long_tail_is_found(tmp_path: Path) -> None:
    short, long = "def f() -> None:\n" + BODY, "def f() -> None:\n" + BODY * 25
    root = plant(tmp_path, {"bot/a.py": short * 94 + long * 6, "jobs/a.py": short * 95 + long * 5})
    assert long_tail(root) == ["bot: p95 26 lines"]
