"""The sources as the rules see them: parsed once, named as Python names them, from this repository or from a planted tree."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
PROGRAM = ("bot", "handlers", "jobs")
EVERYTHING = (*PROGRAM, "tests")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Module:
    """One Python file: its dotted name (a package's is the folder's), its path from the root, its tree and that tree's nodes."""

    name: str
    path: str
    tree: ast.Module
    nodes: tuple[ast.AST, ...]

    def at(self, node: ast.stmt | ast.expr | ast.ExceptHandler) -> str:
        return f"{self.path}:{node.lineno}"


@cache
def modules(root: Path, packages: tuple[str, ...] = PROGRAM) -> tuple[Module, ...]:
    """Every module under these packages, in the order of their paths."""
    return tuple(_module(root, path) for package in packages for path in sorted((root / package).rglob("*.py")))


def _module(root: Path, path: Path) -> Module:
    inside = path.relative_to(root)
    parts = inside.parent.parts if path.name == "__init__.py" else inside.with_suffix("").parts
    tree = ast.parse(path.read_text(encoding="utf-8"), filename=inside.as_posix())
    return Module(".".join(parts), inside.as_posix(), tree, tuple(ast.walk(tree)))


def plant(root: Path, files: Mapping[str, str]) -> Path:
    """A tree of these files, for a rule to find a breach in."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def within(name: str, prefix: str) -> bool:
    """Whether a dotted name is this module or lies in this package."""
    return name == prefix or name.startswith(f"{prefix}.")


def imports(module: Module, known: frozenset[str]) -> Iterator[tuple[str, int]]:
    """Names of imported modules with their lines; `from x import y` counts as x.y where that is a module of ours."""
    for node in module.nodes:
        if isinstance(node, ast.Import):
            yield from ((each.name, node.lineno) for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for each in node.names:
                full = f"{node.module}.{each.name}"
                yield (full if full in known else node.module), node.lineno
        elif isinstance(node, ast.ImportFrom):
            yield f"{'.' * node.level}{node.module or ''}", node.lineno


def imported_names(module: Module) -> Iterator[tuple[str, int]]:
    """Full dotted names of what `from ... import` brings in, with their lines."""
    for node in module.nodes:
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ((f"{node.module}.{each.name}", node.lineno) for each in node.names)


def dotted(node: ast.AST) -> str:
    """`a.b.c` of a chain of names; empty for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (before := dotted(node.value)):
        return f"{before}.{node.attr}"
    return ""


def functions(module: Module) -> Iterator[tuple[Function, bool]]:
    """Every function of a module, and whether it is a method that is given its instance or class first."""
    holders = [each for each in module.nodes if not isinstance(each, ast.expr | ast.expr_context)]
    for node in holders:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
                free = any(dotted(each) == "staticmethod" for each in child.decorator_list)
                yield child, isinstance(node, ast.ClassDef) and not free
