"""What an installation says about its Telegram bot, checked before anything starts, with secrets that do not print."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.errors import SetupError

Menu = Mapping[str, tuple[tuple[str, str], ...]]
"""(command, description) pairs by two-letter language; "" is what everybody else sees."""

_SECRET = re.compile(r"[A-Za-z0-9_-]{32,256}")


@dataclass(frozen=True, slots=True)
class Webhook:
    """Updates are posted to `public_url` (HTTPS, ends in `path`), which a proxy hands on to `host`:`port`.

    `secret` is 32 to 256 of A-Z a-z 0-9 _ -; raises SetupError otherwise, so that nobody serves without one.
    """

    public_url: str
    secret: str = field(repr=False)
    host: str = "127.0.0.1"
    port: int = 8443
    path: str = "/telegram"

    def __post_init__(self) -> None:
        if not _SECRET.fullmatch(self.secret):
            raise SetupError("error-telegram-webhook-secret", {"least": 32})


@dataclass(frozen=True, slots=True)
class TelegramSetup:
    """`poll_seconds`: how long one getUpdates waits (50 at most); `call_seconds`: when a call's outcome counts as unknown.

    `first_wait` and `longest_wait` bound the growing pause, in seconds, between attempts while the service is out of reach.
    """

    token: str = field(repr=False)
    base_url: str
    menu: Menu = field(default_factory=dict)
    webhook: Webhook | None = None
    poll_seconds: int = 25
    call_seconds: float = 30.0
    first_wait: float = 1.0
    longest_wait: float = 30.0
