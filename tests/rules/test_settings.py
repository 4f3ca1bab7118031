"""`.env.example` tells every setting, no other, and each default as it is: whoever installs Xiaoer reads nothing else."""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from pydantic.fields import FieldInfo

from bot.settings import Settings
from tests.rules.source import REPOSITORY, Module, dotted, modules, plant

LINE = re.compile(r"#?([A-Z][A-Z0-9_]*)=(.*)")
PREFIX = str(Settings.model_config["env_prefix"])


@dataclass(frozen=True, slots=True)
class Example:
    """Values of an example file by name, and the names that stand under no comment."""

    values: Mapping[str, str]
    unexplained: tuple[str, ...]


def read_example(text: str) -> Example:
    """A comment explains the settings right under it, up to the next empty line."""
    values: dict[str, str] = {}
    unexplained = []
    explained = False
    for line in text.splitlines():
        setting = LINE.fullmatch(line)
        if setting:
            values[setting[1]] = setting[2]
            unexplained += [] if explained else [setting[1]]
        else:
            explained = line.startswith("# ")
    return Example(values, tuple(unexplained))


def name_of(field: str, info: FieldInfo) -> str:
    """What a setting is called in the environment."""
    return str(info.validation_alias or f"{PREFIX}{field}".upper())


EXAMPLE = read_example((REPOSITORY / ".env.example").read_text(encoding="utf-8"))
FIELDS = {name_of(field, info): field for field, info in Settings.model_fields.items()}
BY_MACHINE = {name for name, field in FIELDS.items() if Settings.model_fields[field].default_factory is not None}


def test_the_example_tells_every_setting_and_no_other() -> None:
    assert sorted(EXAMPLE.values) == sorted(FIELDS)


def test_every_setting_is_explained() -> None:
    assert EXAMPLE.unexplained == ()
    assert [name for name, field in FIELDS.items() if not Settings.model_fields[field].description] == []


def test_only_the_data_folder_depends_on_the_machine() -> None:
    assert sorted(BY_MACHINE) == ["XIAOER_DATA_DIR"]


@pytest.mark.parametrize("name", sorted(set(FIELDS) - BY_MACHINE))
def test_the_example_shows_the_default(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the way the program reads it: the line as shown gives the very settings that no line gives."""
    for each in FIELDS:
        monkeypatch.delenv(each, raising=False)
    by_default = Settings(_env_file=None)
    monkeypatch.setenv(name, EXAMPLE.values[name])
    assert Settings(_env_file=None) == by_default


def test_the_whole_example_is_a_valid_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for each in FIELDS:
        monkeypatch.delenv(each, raising=False)
    shown = "\n".join(f"{name}={value}" for name, value in EXAMPLE.values.items())
    (tmp_path / ".env").write_text(shown, encoding="utf-8")
    told = Settings(_env_file=tmp_path / ".env")
    assert told == Settings(_env_file=None).model_copy(update={"data_dir": Path(EXAMPLE.values["XIAOER_DATA_DIR"])})


def test_no_secret_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    secrets = {name for name in FIELDS if re.search("TOKEN(?!S)|KEY|SECRET|PASSWORD", name)}
    assert "TELEGRAM_BOT_TOKEN" in secrets
    for name in secrets:
        monkeypatch.setenv(name, "correct-horse-battery-staple-0123456789")
    settings = Settings(_env_file=None)
    assert "correct-horse" not in f"{settings} {settings!r} {settings.model_dump()} {settings.model_dump_json()}"


def reads_the_desk(module: Module) -> Iterator[str]:
    """Settings made without saying which file: they would be those of whoever runs the tests."""
    for node in module.nodes:
        if (
            isinstance(node, ast.Call)
            and dotted(node.func) == "Settings"
            and "_env_file" not in {each.arg for each in node.keywords}
        ):
            yield f"{module.at(node)}: Settings without _env_file"


def test_tests_read_no_file_of_the_desk() -> None:
    assert [breach for module in modules(REPOSITORY, ("tests",)) for breach in reads_the_desk(module)] == []


def test_a_planted_reader_of_the_desk_is_found(tmp_path: Path) -> None:
    root = plant(tmp_path, {"tests/a.py": "Settings(language='en')\nSettings(_env_file=None)\n"})
    assert [breach for module in modules(root, ("tests",)) for breach in reads_the_desk(module)] == [
        "tests/a.py:1: Settings without _env_file"
    ]


def test_a_planted_example_is_read_as_it_is_written() -> None:
    example = read_example("# Why.\n#A_B=1\n#A_C=\n\n#A_D=x y\n# Why.\nA_E=2\n# not a setting: A_F=3\n")
    assert example == Example({"A_B": "1", "A_C": "", "A_D": "x y", "A_E": "2"}, ("A_D",))
