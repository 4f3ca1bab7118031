"""README against the program: every verb and every setting it names is there, and no verb goes unmentioned."""

import importlib
import re

import pytest
import typer
from typer.main import get_command

from tests.rules.source import REPOSITORY
from tests.rules.test_settings import FIELDS

README = REPOSITORY / "README.md"
CODE = re.compile(r"^```.*?^```|`[^`\n]+`", re.MULTILINE | re.DOTALL)
VERB = re.compile(r"(?<![\w:./-])(?:\.venv/bin/)?xiaoer((?: [a-z][a-z-]*)+)")
MAKE = re.compile(r"(?<![\w-])make ([a-z][a-z-]*)")
TARGET = re.compile(r"^([a-z][a-z-]*):.*## ", re.MULTILINE)
SETTING = re.compile(r"\b(?:XIAOER|TELEGRAM)_[A-Z0-9_]+\b")
OF_TESTS = {"XIAOER_SHARED_DATA"}


def code_in(text: str) -> str:
    return "\n".join(CODE.findall(text))


def said_verbs(text: str, verbs: set[str]) -> set[str]:
    """Verbs in the code of a text: the longest that is one (`log verify`), else the first word as it was written."""
    said = set()
    for words in VERB.findall(code_in(text)):
        parts = words.split()
        longer = [" ".join(parts[:count]) for count in range(len(parts), 0, -1)]
        said.add(next((each for each in longer if each in verbs), parts[0]))
    return said


def program_verbs() -> set[str]:
    """What the command line offers, groups with their verbs; what is hidden there is nobody's to know."""
    module = importlib.import_module("bot.cli")
    (app,) = {
        id(each): each for each in vars(module).values() if isinstance(each, typer.Typer) and _outermost(each, module)
    }.values()
    return _verbs(get_command(app), "")


def _outermost(app: typer.Typer, module: object) -> bool:
    """Whether no other Typer app of the module has this one as a group."""
    others = [each for each in vars(module).values() if isinstance(each, typer.Typer)]
    return not any(group.typer_instance is app for each in others for group in each.registered_groups)


def _verbs(command: object, before: str) -> set[str]:
    inner = getattr(command, "commands", {})
    found: set[str] = set()
    for name, each in inner.items():
        if not getattr(each, "hidden", False):
            found |= _verbs(each, f"{before}{name} ") if getattr(each, "commands", None) else {f"{before}{name}"}
    return found


@pytest.fixture(scope="module")
def readme() -> str:
    if not README.exists() or not (REPOSITORY / "bot" / "cli.py").exists():
        pytest.skip("no README or no command line yet")
    return README.read_text(encoding="utf-8")


def test_readme_names_the_verbs_there_are_and_all_of_them(readme: str) -> None:
    verbs = program_verbs()
    assert said_verbs(readme, verbs) == verbs


def test_readme_names_settings_there_are(readme: str) -> None:
    assert set(SETTING.findall(readme)) - set(FIELDS) - OF_TESTS == set()


def test_readme_names_targets_there_are(readme: str) -> None:
    targets = set(TARGET.findall((REPOSITORY / "Makefile").read_text(encoding="utf-8")))
    assert {"run", "test", "setup"} <= targets
    assert set(MAKE.findall(code_in(readme))) <= targets


def test_readme_shows_files_there_are(readme: str) -> None:
    """Pictures and links inside the repository."""
    targets = re.findall(r"\]\(([^)#\s]+)\)|src=\"([^\"]+)\"", readme)
    inside = [one or other for one, other in targets if "://" not in (one or other)]
    assert [each for each in inside if not (REPOSITORY / each).exists()] == []


def test_planted_verbs_are_found() -> None:
    text = "Run `xiaoer run`, or xiaoer sings.\n```sh\n$ xiaoer log verify\n.venv/bin/xiaoer import FILE --shop x\nxiaoer dance now\n```\n"
    assert said_verbs(text, {"run", "log verify", "import"}) == {"run", "log verify", "import", "dance"}


def test_nested_verbs_are_seen_and_hidden_ones_are_not() -> None:
    app, log = typer.Typer(), typer.Typer()
    app.add_typer(log, name="log")
    app.command("run")(_nothing)
    app.command("secret", hidden=True)(_nothing)
    log.command("verify")(_nothing)
    log.command("show")(_nothing)
    assert _verbs(get_command(app), "") == {"run", "log verify", "log show"}


def _nothing() -> None:
    """A verb that does nothing."""
