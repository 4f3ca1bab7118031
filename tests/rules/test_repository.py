"""What lies in the repository: a fixed top level, lock files that name no place, no path of anybody's machine, nothing heavy."""

import re
import shutil
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from tests.rules.source import REPOSITORY, plant

FOLDERS = {"bot", "handlers", "jobs", "locales", "tests", ".ci"}
FILES = {
    "pyproject.toml",
    ".env.example",
    "README.md",
    "CHANGELOG.md",
    "LICENSE",
    "Makefile",
    "requirements.lock",
    "requirements-dev.lock",
    "requirements-bench.lock",
    "Dockerfile",
    ".dockerignore",
    "compose.yaml",
    ".gitignore",
    ".gitattributes",
    ".editorconfig",
    ".pre-commit-config.yaml",
}
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-bench.lock")
PIN = re.compile(r"[a-z0-9][a-z0-9.-]*(\[[a-z0-9,-]+\])?==[0-9][0-9a-z.+!-]*( ; [^\\@/]+)? \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")
OF_A_MACHINE = re.compile(
    r"(?<![\w./~{}$-])(/wo" r"rk/(?:main|shared)|/ro" r"ot/|/tmp/" r"x/|/home/[a-z]+/|/Users/\w+/|[A-Z]:\\Users\\)"
)
HEAVY = 3 * 1024 * 1024


@cache
def own_files() -> tuple[str, ...]:
    """Every file that is or would be committed. Skips where git or its folder is missing, as in an unpacked archive."""
    if shutil.which("git") is None or not (REPOSITORY / ".git").exists():
        pytest.skip("no git here: what belongs to the repository is not known")
    command = [
        "git",
        "-c",
        "safe.directory=*",
        "-C",
        str(REPOSITORY),
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]
    listed = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    return tuple(sorted({name for name in listed.split("\0") if name and (REPOSITORY / name).is_file()}))


def out_of_place(names: Iterable[str]) -> list[str]:
    """What is on the top level and should not be."""
    tops = {(name.partition("/")[0], "/" in name) for name in names}
    return sorted(top for top, folder in tops if top not in (FOLDERS if folder else FILES))


def of_a_machine(root: Path, names: Iterable[str]) -> list[str]:
    """Lines that name a folder of one person's machine."""
    found = []
    for name in names:
        data = (root / name).read_bytes()
        if b"\0" in data:
            continue
        lines = data.decode("utf-8", errors="replace").splitlines()
        found += [f"{name}:{at}" for at, line in enumerate(lines, 1) if OF_A_MACHINE.search(line)]
    return found


def heavy(root: Path, names: Iterable[str]) -> list[str]:
    return [name for name in names if (root / name).stat().st_size > HEAVY]


def not_pinned(text: str) -> list[str]:
    """Lines of a lock file that are neither a pin nor a hash: an index, an address, a path, an unhashed release."""
    lines = text.splitlines()
    wrong = [line for line in lines if not PIN.fullmatch(line) and not HASH.fullmatch(line)]
    return wrong + [
        line
        for line, after in zip(lines, [*lines[1:], ""], strict=True)
        if PIN.fullmatch(line) and not HASH.fullmatch(after)
    ]


def pins(lock: str) -> dict[str, str]:
    """Release -> name, of a lock file's pins."""
    text = (REPOSITORY / lock).read_text(encoding="utf-8")
    named = (line.partition(" ")[0].partition("==") for line in text.splitlines() if PIN.fullmatch(line))
    return {name: release for name, _, release in named}


def test_the_top_level_is_fixed() -> None:
    assert out_of_place(own_files()) == []


def test_no_path_of_a_machine() -> None:
    assert of_a_machine(REPOSITORY, own_files()) == []


def test_nothing_is_heavy() -> None:
    assert heavy(REPOSITORY, own_files()) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_files_hold_pins_and_hashes_and_nothing_else(lock: str) -> None:
    assert not_pinned((REPOSITORY / lock).read_text(encoding="utf-8")) == []


def test_tests_run_on_what_is_shipped() -> None:
    """Every release of the runtime lock is the same in the one the tests install, but for the tool that only installs."""
    runtime, testing = pins(LOCKS[0]), pins(LOCKS[1])
    assert len(runtime) > 40
    assert {name: release for name, release in runtime.items() if testing.get(name, release) != release} == {}
    assert set(runtime) - set(testing) <= {"editables"}


def test_what_ci_runs_is_make_test() -> None:
    run = REPOSITORY / ".ci" / "run"
    assert run.stat().st_mode & 0o111
    assert run.read_text(encoding="utf-8").splitlines()[-1] == "exec make test"


def test_planted_files_out_of_place_are_found() -> None:
    assert out_of_place(["bot/a.py", "docs/a.md", "setup.py", "README.md", "tests", "Makefile/x"]) == [
        "Makefile",
        "docs",
        "setup.py",
        "tests",
    ]


def test_planted_paths_of_a_machine_are_found(tmp_path: Path) -> None:
    text = "a /wo" + "rk/shared/data\n'/ro" + "ot/.cache'\n/tmp/" + "x/b.db\n/home/" + "li/shop\nC:\\Us" + "ers\\li\n"
    fine = "https://a.example/wo" + "rk/main\n/var/lib/xiaoer\n~/.local\n/tmp/\n$HOME/home/li/\n"
    root = plant(tmp_path, {"a.py": text, "b.md": fine, "c.bin": "\0/home/" + "li/"})
    assert of_a_machine(root, ["a.py", "b.md", "c.bin"]) == [f"a.py:{line}" for line in range(1, 6)]


def test_a_planted_heavy_file_is_found(tmp_path: Path) -> None:
    root = plant(tmp_path, {"a.bin": "a" * (HEAVY + 1), "b.bin": "a" * HEAVY})
    assert heavy(root, ["a.bin", "b.bin"]) == ["a.bin"]


GOOD = f"a==1.0 ; sys_platform == 'win32' \\\n    --hash=sha256:{'0' * 64} \\\n    --hash=sha256:{'1' * 64}\nb[c]==2 \\\n    --hash=sha256:{'2' * 64}\n"
BAD_LINES = [
    "--index-url https://packages.example/simple",
    "--find-links wheels",
    "# from packages.example",
    "a @ https://packages.example/a.whl \\",
    "a @ file:///wheels/a.whl \\",
    "-e .",
    "a>=1 \\",
    "a==1",
]


@pytest.mark.parametrize("line", BAD_LINES)
def test_a_planted_line_in_a_lock_is_found(line: str) -> None:
    assert not_pinned(GOOD) == []
    assert not_pinned(f"{GOOD}{line}\n") == [line]


def test_a_planted_pin_without_a_hash_is_found() -> None:
    assert not_pinned(f"c==1 \\\n{GOOD}") == ["c==1 \\"]
