"""Settings as people write them: an empty folder, a home folder, a password inside an address."""

from decimal import Decimal
from pathlib import Path

import pytest

from bot.errors import SetupError
from bot.settings import Settings, default_data_dir, read_settings, told_language


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


@pytest.mark.parametrize(
    ("name", "value", "key"),
    [
        ("XIAOER_LLM_URL", "api.example/v1", "error-setting-address"),
        ("XIAOER_LLM_URL", "ftp://api.example/v1", "error-setting-address"),
        ("XIAOER_LLM_URL", "https://me:hunter2@api.example/v1", "error-setting-address"),
        ("XIAOER_LLM_URL", "https://api.example/v1?key=hunter2", "error-setting-address"),
        ("XIAOER_LLM_FORM", "yaml", "error-setting-choice"),
        ("XIAOER_LLM_CURRENCY", "XXX", "error-setting-choice"),
        ("XIAOER_LLM_DAILY_TOKENS", "-1", "error-setting-number"),
        ("XIAOER_LLM_PRICE_IN", "-0.1", "error-setting-number"),
        ("XIAOER_LLM_SECONDS", "0", "error-setting-number"),
    ],
)
def test_settings_of_a_model_that_cannot_be(name: str, value: str, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The complaint names the setting and never repeats what may be a secret."""
    monkeypatch.setenv(name, value)
    with pytest.raises(SetupError) as refused:
        read_settings()
    assert (refused.value.key, refused.value.values["setting"]) == (key, name)
    assert "hunter2" not in str(refused.value.values)


def test_settings_of_a_model_as_they_are_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XIAOER_LLM_URL", " http://127.0.0.1:8000/v1 ")
    monkeypatch.setenv("XIAOER_LLM_KEY", "sk-hunter2")
    monkeypatch.setenv("XIAOER_LLM_PRICE_OUT", "0.28")
    settings = Settings(_env_file=None)
    assert (settings.llm_url, settings.llm_price_out) == ("http://127.0.0.1:8000/v1", Decimal("0.28"))
    assert "hunter2" not in f"{settings!r} {settings.model_dump_json()}"
