"""Our own phrases, each with its shop put back in: a line names its shop in shops.json and tells only what is its own."""

import json
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("phrases")
FILES = sorted(path.stem for path in FOLDER.glob("*.jsonl"))
NOW = "2026-06-18T10:00:00+08:00"
Plain = dict[str, Any]


@cache
def shops() -> dict[str, Plain]:
    value: dict[str, Plain] = json.loads((FOLDER / "shops.json").read_text(encoding="utf-8"))
    return value


def whole(line: Plain) -> Plain:
    """The line in the form of the shared phrases."""
    context = {"now": NOW, **shops()[line["shop"]], **line.get("more", {})}
    return {key: value for key, value in line.items() if key not in {"shop", "more"}} | {"context": context}


def own(name: str) -> list[Plain]:
    """All lines of one of our files."""
    return [whole(json.loads(line)) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
