"""Fixtures that any test may ask for."""

import os
from pathlib import Path

import pytest

pytest_plugins = ["tests.conftest_postgres"]


def shared_data_folder(name: str) -> Path | None:
    """The folder of one set of shared real data, beside the repository or where XIAOER_SHARED_DATA says; None where it is missing."""
    told = os.environ.get("XIAOER_SHARED_DATA")
    roots = [Path(told)] if told else [parent / "shared" / "data" for parent in Path(__file__).resolve().parents]
    return next((root / name for root in roots if (root / name).is_dir()), None)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of all shared real data; tests that need it are skipped where this machine does not have it."""
    found = shared_data_folder("online_retail")
    if found is None:
        pytest.skip("the shared real data are not on this machine (set XIAOER_SHARED_DATA)")
    return found.parent
