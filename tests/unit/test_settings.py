"""Settings as people write them: an empty folder, a home folder, a password inside an address."""

from pathlib import Path

import pytest

from bot.errors import SetupError
from bot.settings import Settings, default_data_dir, told_language


def test_no_folder_is_the_default_one_and_not_the_one_we_stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    for blank in ("", "  "):
        monkeypatch.setenv("XIAOER_DATA_DIR", blank)
        assert Settings(_env_file=None).data_dir == default_data_dir()


def test_a_home_folder_is_meant_as_in_a_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XIAOER_DATA_DIR", "~/shop")
    assert Settings(_env_file=None).data_dir == Path.home() / "shop"


def test_the_password_of_a_database_does_not_print(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XIAOER_DATABASE_URL", "postgresql://xiaoer:hunter2@db.example/xiaoer")
    settings = Settings(_env_file=None)
    assert "hunter2" not in f"{settings} {settings!r} {settings.model_dump()} {settings.model_dump_json()}"
    assert settings.database == "postgresql://xiaoer:hunter2@db.example/xiaoer"


def test_a_level_is_read_in_any_case_and_no_other_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XIAOER_LOG_LEVEL", "debug")
    assert Settings(_env_file=None).log_level == "DEBUG"
    monkeypatch.setenv("XIAOER_LOG_LEVEL", "chatty")
    with pytest.raises(SetupError) as refused:
        Settings(_env_file=None)
    assert (refused.value.key, refused.value.exit_code) == ("error-setting-choice", 78)


def test_complaints_are_in_the_language_that_is_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert told_language() == "zh-Hans"
    (tmp_path / ".env").write_text("XIAOER_LANGUAGE=en\n", encoding="utf-8")
    assert told_language() == "en"
    (tmp_path / ".env").write_bytes(b"XIAOER_LANGUAGE=\xff")
    assert told_language() == "zh-Hans"
    monkeypatch.setenv("XIAOER_LANGUAGE", "en")
    assert told_language() == "en"
