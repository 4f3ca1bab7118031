"""Texts and code agree: every language has every text with the same variables, and every key is there and used."""

import ast
import re
from collections.abc import Iterator

import pytest
from fluent.runtime import FluentResource
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot.replies.texts import LANGUAGES, LOCALES

ROOT = LOCALES.parent
CODE = ("bot", "handlers", "jobs")
FAMILIES = (
    "ask-", "nothing-", "choose-", "choice-", "policy-", "error-", "import-", "log-", "title-", "state-", "run-", "refusal-",
    "suggest-", "move-", "command-", "web-", "console-", "versus-", "toast-", "do-", "mapping-", "rejects-",
    "topic-", "loudness-",
)  # fmt: skip
"""Keys that code puts together, or that come with data: they need not stand in the code letter by letter."""
QUOTING = (
    "bot/understanding/",
    "bot/marketplaces/files/",
    "bot/marketplaces/sandbox/",
    "bot/insights/drafting_words.py",
    "bot/trial/",
)
"""Where Chinese is data: words that merchants say, headers of their files, a made-up catalog, words of a listing's texts, what people of
a simulation say and read."""
WORDS_MEANT = {("handlers/commands.py", "中文"), ("handlers/commands.py", "英文")}
"""Chinese that people type as a command's word."""
CHINESE = re.compile(r"[\u4e00-\u9fff]")
KEY = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")


NAMES_OF_BUGS = "bot/trial/mutants/"
"""Seeded bugs have names of the same form."""


class Variables(Visitor):
    """Names of the variables that an entry uses."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802 - the visitor's own naming
        self.names.add(node.id.name)


def entries(language: str) -> Iterator[tuple[str, ftl.EntryType]]:
    for path in sorted((LOCALES / language).glob("*.ftl")):
        for entry in FluentResource(path.read_text(encoding="utf-8")).body:
            yield path.name, entry


def texts(language: str) -> dict[str, set[str]]:
    """Key to the names of its variables."""
    found = {}
    for _, entry in entries(language):
        if isinstance(entry, ftl.Message):
            seen = Variables()
            seen.visit(entry)
            found[entry.id.name] = seen.names
    return found


def sources() -> Iterator[tuple[str, ast.Module]]:
    for room in CODE:
        for path in sorted((ROOT / room).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def documentation(tree: ast.Module) -> set[int]:
    """Ids of the constants that are docstrings, of whatever stands before them."""
    return {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def literals() -> Iterator[tuple[str, int, str]]:
    """(file, line, text) of every string in the code that is no docstring."""
    for name, tree in sources():
        skipped = documentation(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
                yield name, node.lineno, node.value


SHOWS = frozenset({"say", "fill", "Said", "Asking", "toast", "line", "Reason", "Decided", "why", "Unclear", "Nothing"})
"""Calls whose literal key is a text's."""
PREFIXES = (
    "ask-", "nothing-", "policy-", "error-", "title-", "refusal-", "suggest-", "toast-", "card-", "row-", "margin-", "spend-",
    "next-", "unknown-", "closed-", "report-", "period-", "picture-", "overview-", "help-", "undo-", "stopped-", "unclear-",
    "plan-", "plans-", "settings-", "button-", "doctor-", "imported-", "invited-", "pending-", "shop-", "tomorrow-", "invite-", "file-",
)  # fmt: skip
"""What starts like this in code is a key, wherever it stands."""


def keys_in_code() -> Iterator[tuple[str, int, str]]:
    """(file, line, key) of every whole key written in the code."""
    for name, tree in sources():
        for node in ast.walk(tree):
            called = getattr(node.func, "attr", getattr(node.func, "id", "")) if isinstance(node, ast.Call) else ""
            for argument in getattr(node, "args", ()) if called in SHOWS else ():
                if (
                    isinstance(argument, ast.Constant)
                    and isinstance(argument.value, str)
                    and KEY.fullmatch(argument.value)
                ):
                    yield name, argument.lineno, argument.value
    for name, line, text in literals():
        if text.startswith(PREFIXES) and KEY.fullmatch(text) and not name.startswith(NAMES_OF_BUGS):
            yield name, line, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_hold_nothing_broken_and_no_key_twice(language: str) -> None:
    broken = [(name, entry.content) for name, entry in entries(language) if isinstance(entry, ftl.Junk)]
    keys = [entry.id.name for _, entry in entries(language) if isinstance(entry, ftl.Message)]
    assert broken == []
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


def test_both_languages_have_the_same_files_keys_and_variables() -> None:
    chinese, english = (texts(language) for language in LANGUAGES)
    files = [{path.name for path in (LOCALES / language).glob("*.ftl")} for language in LANGUAGES]
    assert files[0] == files[1]
    assert sorted(set(chinese) ^ set(english)) == []
    assert {key: (names, english[key]) for key, names in chinese.items() if names != english[key]} == {}


def test_every_key_that_code_shows_is_there() -> None:
    known = set(texts("en"))
    missing = [(name, line, key) for name, line, key in keys_in_code() if key not in known and key not in NO_KEYS]
    assert missing == []


def test_every_text_is_used() -> None:
    written = {value for _, _, value in literals()}
    page = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "bot").rglob("*.js")))
    unused = [
        key
        for key in texts("en")
        if key not in written and not key.startswith(FAMILIES) and not key.endswith(ENDINGS) and key not in page
    ]
    assert unused == []


NO_KEYS = frozenset({"file-failed", "plan-dropped"})
"""Strings that only look like keys."""
ENDINGS = ("-many", "-clear", "-file")
"""Variants whose key is put together from that of the plain text."""


def test_no_chinese_is_written_in_code() -> None:
    found = [
        (name, line, text)
        for name, line, text in literals()
        if CHINESE.search(text) and not name.startswith(QUOTING) and (name, text) not in WORDS_MEANT
    ]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_too_long_for_a_message(language: str) -> None:
    for name, entry in entries(language):
        if isinstance(entry, ftl.Message):
            length = entry.span.end - entry.span.start if entry.span else 0
            assert 0 < length < 4096, (name, entry.id.name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_toasts_fit_their_200_characters(language: str) -> None:
    for name, entry in entries(language):
        if isinstance(entry, ftl.Message) and entry.id.name.startswith("toast-"):
            assert entry.span is not None
            assert entry.span.end - entry.span.start < 200, (name, entry.id.name)


def test_chinese_texts_are_chinese_and_english_ones_are_not() -> None:
    allowed = {"command-language", "web-language"}
    for name, entry in entries("en"):
        if isinstance(entry, ftl.Message) and entry.id.name not in allowed and entry.span is not None:
            text = (LOCALES / "en" / name).read_text(encoding="utf-8")[entry.span.start : entry.span.end]
            assert not CHINESE.search(text), (name, entry.id.name)
