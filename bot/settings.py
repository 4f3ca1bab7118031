"""The one reader of the environment. Secrets do not print; every outside address is here, so a test can stand in for it."""

import os
import re
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.domain.money import EXPONENTS
from bot.errors import SetupError

SHORTEST_SECRET = 32
DEFAULT_LANGUAGE = "zh-Hans"
LANGUAGES = (DEFAULT_LANGUAGE, "en")
BOUNDS = ("ge", "gt", "le", "lt")
LLM_FORMS = ("tool", "json")
ADDRESS = re.compile(r"https?://[^\s/?#@]+(?:/[^\s?#]*)?")
"""A base address; a name and password in it would show up in logs."""
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


def default_data_dir() -> Path:
    """The user's data folder by the XDG convention, with `xiaoer` in it."""
    home = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(home) / "xiaoer"


class Settings(BaseSettings):
    """Everything an installation can set. Names in the environment carry the prefix XIAOER_, but for the bot token."""

    model_config = SettingsConfigDict(env_prefix="XIAOER_", env_file=".env", extra="ignore", populate_by_name=True)

    data_dir: Path = Field(default_factory=default_data_dir, description="Folder for all state")
    database_url: SecretStr = Field(SecretStr(""), description="SQLAlchemy URL; empty: SQLite in the data folder")
    timezone: str = Field("Asia/Shanghai", description="Zone of the practice shop and of new shops")
    language: str = Field(DEFAULT_LANGUAGE, description="Language of people whose own is unknown: zh-Hans or en")
    admins: str = Field("", description="Who administers: messenger:id, separated by commas")
    web_host: str = Field("127.0.0.1", description="Address of the local chat page")
    web_port: int = Field(8321, ge=0, le=65535, description="Port of the local chat page; 0 takes a free one")
    secret_key: SecretStr = Field(
        SecretStr(""), description="Master key of stored secrets: 32 bytes in base64; empty: a key file"
    )
    secret_key_old: SecretStr = Field(SecretStr(""), description="The one before, while xiaoer rotate-key replaces it")
    backup_key: SecretStr = Field(SecretStr(""), description="Passphrase of copies: 16 characters or more")
    vault_file: str = Field("", description="File of the master key; empty: secret.key in the data folder")
    web_key: SecretStr = Field(SecretStr(""), description="Key of the chat page; empty: made once and kept")
    upload_mb: int = Field(120, ge=1, le=2048, description="Largest file taken, in megabytes")
    telegram_bot_token: SecretStr = Field(
        SecretStr(""), validation_alias="TELEGRAM_BOT_TOKEN", description="Token from BotFather; empty: no Telegram"
    )
    telegram_api: str = Field("https://api.telegram.org", description="Bot API server")
    telegram_webhook_url: str = Field("", description="Public https address of the webhook; empty: polling")
    telegram_webhook_secret: SecretStr = Field(SecretStr(""), description="At least 32 characters of A-Za-z0-9_-")
    telegram_webhook_host: str = Field("127.0.0.1", description="Address the webhook listens on")
    telegram_webhook_port: int = Field(8443, ge=0, le=65535, description="Port the webhook listens on")
    sandbox_following: bool = Field(
        False, description="Practice shops: the platform lowers a price unasked now and then"
    )
    log_level: str = Field("INFO", description="DEBUG, INFO, WARNING or ERROR")
    call_seconds: float = Field(20.0, gt=0, le=120, description="Longest wait for one marketplace call")
    llm_url: str = Field("", description="Base address of an OpenAI-compatible service; empty: no language model")
    llm_key: SecretStr = Field(SecretStr(""), description="Key of that service; empty where it wants none")
    llm_model: str = Field("", description="Model that helps to read messages; empty: none")
    llm_form: str = Field("tool", description="How it answers: tool (strict tool call) or json (JSON object)")
    llm_seconds: float = Field(8.0, gt=0, le=60, description="Longest wait for the model's reading of one message")
    llm_daily_tokens: int = Field(200_000, ge=0, le=1_000_000_000, description="Tokens a shop may use in one day")
    llm_daily_money: Decimal = Field(
        Decimal(0), ge=0, le=1_000_000, description="Money a day; 0: only tokens are capped"
    )
    llm_price_in: Decimal = Field(Decimal(0), ge=0, le=1_000_000, description="Price of a million tokens read")
    llm_price_out: Decimal = Field(Decimal(0), ge=0, le=1_000_000, description="Price of a million tokens written")
    llm_currency: str = Field("CNY", description="Currency of these prices")
    voice_model: str = Field("", description="Model that hears voice messages at the same address; empty: none")
    voice_seconds: float = Field(30.0, gt=0, le=300, description="Longest wait for one voice message in words")

    @field_validator("data_dir", mode="before")
    @classmethod
    def _some_folder(cls, value: object) -> object:
        """Nothing is not the folder one happens to stand in, and `~` in a .env file is the home folder as in a shell."""
        return Path(str(value)).expanduser() if str(value).strip() else default_data_dir()

    @field_validator("language")
    @classmethod
    def _known_language(cls, value: str) -> str:
        if value not in LANGUAGES:
            raise SetupError("error-setting-choice", {"setting": "XIAOER_LANGUAGE", "choices": " / ".join(LANGUAGES)})
        return value

    @field_validator("log_level")
    @classmethod
    def _known_level(cls, value: str) -> str:
        if value.upper() not in LEVELS:
            raise SetupError("error-setting-choice", {"setting": "XIAOER_LOG_LEVEL", "choices": " / ".join(LEVELS)})
        return value.upper()

    @field_validator("llm_form")
    @classmethod
    def _known_form(cls, value: str) -> str:
        if value not in LLM_FORMS:
            raise SetupError("error-setting-choice", {"setting": "XIAOER_LLM_FORM", "choices": " / ".join(LLM_FORMS)})
        return value

    @field_validator("llm_currency")
    @classmethod
    def _known_currency(cls, value: str) -> str:
        if value not in EXPONENTS:
            choices = " / ".join(EXPONENTS)
            raise SetupError("error-setting-choice", {"setting": "XIAOER_LLM_CURRENCY", "choices": choices})
        return value

    @field_validator("llm_url")
    @classmethod
    def _some_address(cls, value: str) -> str:
        address = value.strip()
        if address and not ADDRESS.fullmatch(address):
            raise SetupError("error-setting-address", {"setting": "XIAOER_LLM_URL"})
        return address

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError) as error:
            raise SetupError("error-setting-zone", {"setting": "XIAOER_TIMEZONE"}) from error
        return value

    @model_validator(mode="after")
    def _webhook_has_secret(self) -> "Settings":
        if self.telegram_webhook_url and len(self.telegram_webhook_secret.get_secret_value()) < SHORTEST_SECRET:
            raise SetupError("error-telegram-webhook-secret", {"least": SHORTEST_SECRET})
        return self

    @property
    def database(self) -> str:
        """The database URL in force."""
        return self.database_url.get_secret_value() or f"sqlite:///{self.data_dir / 'xiaoer.db'}"

    @property
    def vault(self) -> Path:
        """File of the master key: beside the database, never in it."""
        return Path(self.vault_file).expanduser() if self.vault_file.strip() else self.data_dir / "secret.key"

    @property
    def secrets(self) -> frozenset[str]:
        """Every secret that is set, for whoever must keep them out of what is written."""
        values = (getattr(self, name) for name in type(self).model_fields)
        return frozenset(each.get_secret_value() for each in values if isinstance(each, SecretStr)) - {""}

    @property
    def admin_accounts(self) -> frozenset[tuple[str, str]]:
        """(messenger, account id) pairs; anything not of that form is nobody."""
        pairs = (each.strip().partition(":") for each in self.admins.split(","))
        return frozenset((messenger, account) for messenger, colon, account in pairs if messenger and colon and account)


class Language(BaseSettings):
    """The one setting that is needed to complain about the others."""

    model_config = SettingsConfigDict(env_prefix="XIAOER_", env_file=".env", extra="ignore")

    language: str = DEFAULT_LANGUAGE


def read_settings() -> Settings:
    """Settings of this process. Raises SetupError naming the first setting that is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        raise _wrong(str(first["loc"][0]) if first["loc"] else "", str(first["msg"])) from None
    except (OSError, UnicodeError) as error:
        raise SetupError("error-setting-file", {"file": ".env"}) from error


def _wrong(name: str, problem: str) -> SetupError:
    """Which setting, as it is called in the environment, and what it takes; never what it was, which may be a secret."""
    field = Settings.model_fields.get(name)
    called = f"XIAOER_{name}".upper() if field else name
    bounds = [getattr(rule, kind) for rule in field.metadata for kind in BOUNDS if hasattr(rule, kind)] if field else []
    if len(bounds) == 2:
        least, most = sorted(bounds)
        return SetupError("error-setting-number", {"setting": called, "least": str(least), "most": str(most)})
    return SetupError("error-setup-setting", {"setting": called, "problem": problem})


def told_language() -> str:
    """The language to say in what is wrong with the settings: as set, where at least that can be read."""
    try:
        told = Language().language
    except (ValueError, OSError):
        told = Language(_env_file=None).language
    return told if told in LANGUAGES else DEFAULT_LANGUAGE
