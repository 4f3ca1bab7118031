"""Fixtures that any test may ask for."""

import os
from pathlib import Path

import hypothesis
import pytest

pytest_plugins = ["tests.conftest_postgres", "tests.contract.files_side"]

KEPT = "XIAOER_SHARED_DATA"


def pytest_configure() -> None:
    """Nothing of whoever runs the tests gets in: none of their settings, no bot's real token, no clock of a busy machine."""
    for name in tuple(os.environ):
        if (name.startswith("XIAOER_") and name != KEPT) or name == "TELEGRAM_BOT_TOKEN":
            del os.environ[name]
    slow = [hypothesis.HealthCheck.too_slow]
    hypothesis.settings.register_profile("desk", deadline=None, suppress_health_check=slow)
    hypothesis.settings.register_profile("ci", parent=hypothesis.settings.get_profile("desk"), derandomize=True)
    hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "desk")


SHARED_STATE = "served"
"""The one fixture whose state goes on from test to test, whichever file they stand in."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What shares state runs in one process and in order; a file's tests stay together, for what they set up once."""
    for item in items:
        group = SHARED_STATE if SHARED_STATE in getattr(item, "fixturenames", ()) else item.nodeid.partition("::")[0]
        item.add_marker(pytest.mark.xdist_group(group))


def shared_data_folder(name: str) -> Path | None:
    """The folder of one set of shared real data, beside the repository or where XIAOER_SHARED_DATA says; None where it is missing."""
    told = os.environ.get(KEPT)
    roots = [Path(told)] if told else [parent / "shared" / "data" for parent in Path(__file__).resolve().parents]
    return next((root / name for root in roots if (root / name).is_dir()), None)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of all shared real data; tests that need it are skipped where this machine does not have it."""
    found = shared_data_folder("online_retail")
    if found is None:
        pytest.skip("the shared real data are not on this machine (set XIAOER_SHARED_DATA)")
    return found.parent


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Shows what tests counted (`record_property`), whichever process they ran in."""
    reports = [each for outcome in ("passed", "failed") for each in terminalreporter.getreports(outcome)]
    counted = [(each.nodeid, name, value) for each in reports for name, value in each.user_properties]
    if counted:
        terminalreporter.section("counted")
    for _, name, value in sorted(counted, key=lambda row: row[:2]):
        terminalreporter.write_line(f"{name}: {value}")
