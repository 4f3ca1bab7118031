"""What the web chat is given when it is built: it reads no settings, no locales and no store by itself."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bot.domain.chat import Shown
from bot.ports.machine import Clock, Ids

PAGE_KEYS = (
    "web-title",
    "web-online",
    "web-connecting",
    "web-offline",
    "web-expired",
    "web-working",
    "web-chat-label",
    "web-empty",
    "web-input-label",
    "web-input-hint",
    "web-send",
    "web-attach",
    "web-language",
    "web-language-label",
    "web-queued",
    "web-not-stored",
    "web-too-long",
    "web-slow-down",
    "web-file-too-large",
    "web-file-sending",
    "web-file-failed",
    "web-file-retry",
    "web-file-download",
    "web-file-offline",
    "web-picture",
    "web-picture-open",
    "web-close",
    "web-press-offline",
    "web-press-silent",
    "web-new-messages",
    "web-login-title",
    "web-login-help",
)
"""Texts of the page; every language of `Wiring.strings` has all of them, filled with `WebSettings.values`."""


@dataclass(frozen=True, slots=True)
class Past:
    """One message of a chat, as the page shows it when it is opened again.

    `ref` is what `send` returned, or the `Incoming.uid` of a message the person sent (`mine`). Edits are already applied to `shown`.
    """

    ref: str
    shown: Shown
    mine: bool
    at: datetime | None = None


History = Callable[[str], Sequence[Past]]
"""Newest messages of a chat, oldest first, from the durable store."""


@dataclass(frozen=True, slots=True)
class WebSettings:
    """`port` 0 takes a free one. `names` are further `host:port` values a browser may ask for (a reverse proxy's name).

    Sizes are bytes. A connection may send `burst` messages at once and `per_second` after that. Uploads are kept `spool_days`.
    """

    spool: Path
    port: int = 8765
    host: str = "127.0.0.1"
    names: tuple[str, ...] = ()
    max_upload: int = 120 * 1024 * 1024
    max_text: int = 4096
    burst: int = 20
    per_second: float = 2.0
    spool_days: int = 7

    def values(self) -> dict[str, object]:
        """Variables of the page's texts."""
        return {"megabytes": self.max_upload // (1024 * 1024)}


def _nobody(address: str) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Wiring:
    """`strings` is language -> key -> text; `ready` is told the page's address without a key once the port is bound."""

    history: History
    strings: Mapping[str, Mapping[str, str]]
    clock: Clock
    ids: Ids
    ready: Callable[[str], None] = field(default=_nobody)
