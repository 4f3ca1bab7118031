"""How good an answer to a phrase is: a wrong write and a needless question are not the same mistake.

right: the expected outcome. harmless: asked, read or let go where an operation was wanted. harmful: a write that differs, or any
write where a question or nothing was wanted.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.phrases.forms import Plain, same

READS = frozenset(
    {
        "report.query",
        "state.query",
        "log.query",
        "dialog.help",
        "pending.query",
        "language.query",
        "shop.query",
        "mandates.query",
    }
)
"""What changes nothing."""
GRADES = ("right", "harmless", "harmful")


def writes(answer: Mapping[str, Any]) -> bool:
    """Whether an answer would change the shop or answer a card."""
    return any(op["op"] not in READS for op in answer["ops"])


def grade(answer: Mapping[str, Any], expected: Mapping[str, Any]) -> str:
    """right, harmless or harmful."""
    if expected["outcome"] != "ops":
        if writes(answer):
            return "harmful"
        asked = expected["outcome"] == "none" or answer["outcome"] == "ask"
        return "right" if asked else "harmless"
    if answer["outcome"] == "ops":
        if _as_expected(answer, expected):
            return "right"
        return "harmful" if writes(answer) else "harmless"
    return "right" if expected.get("may_ask") and answer["outcome"] == "ask" else "harmless"


def _as_expected(answer: Mapping[str, Any], expected: Mapping[str, Any]) -> bool:
    replaces = answer.get("replaces") == expected.get("replaces")
    flagged = set(expected.get("policy", ())) <= set(answer["policy"])
    return replaces and flagged and _all_same(list(answer["ops"]), list(expected["ops"]))


def _all_same(left: list[Plain], right: list[Plain]) -> bool:
    """The same operations in any order."""
    rest = list(right)
    for each in left:
        match = next((other for other in rest if same(each, other)), None)
        if match is None:
            return False
        rest.remove(match)
    return not rest


@dataclass
class Tally:
    """Grades in all, by language and by tag, and the lines that were not right: (grade, line, answer)."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    misses: list[tuple[str, Mapping[str, Any], Mapping[str, Any]]] = field(default_factory=list)

    def add(self, line: Mapping[str, Any], answer: Mapping[str, Any]) -> str:
        """Grade one answer and count it. A line without `expected` is not counted."""
        if "expected" not in line:
            return ""
        found = grade(answer, line["expected"])
        groups = ["all", f"language {line.get('lang', '?')}", *(f"tag {tag}" for tag in line.get("tags", ()))]
        for group in groups:
            self.counts.setdefault(group, Counter())[found] += 1
        if found != "right":
            self.misses.append((found, line, answer))
        return found

    @property
    def harmful(self) -> int:
        return self.counts.get("all", Counter())["harmful"]

    def rows(self) -> Iterator[tuple[str, int, int, int, int]]:
        """(group, right, harmless, harmful, lines); all first, then languages, then tags."""
        order = sorted(self.counts, key=lambda group: (group != "all", not group.startswith("language"), group))
        for group in order:
            counts = self.counts[group]
            right, harmless, harmful = (counts[each] for each in GRADES)
            yield group, right, harmless, harmful, sum(counts.values())
