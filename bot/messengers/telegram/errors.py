"""What each failure of a Bot API call means for the message: sent, certainly not sent, or unknown. Texts as the service writes them."""

import re
from collections.abc import Callable

from aiogram import exceptions as told

from bot.errors import (
    ChatMoved,
    DeliveryError,
    MessageGone,
    NotSent,
    Rejected,
    RetryLater,
    SendUnknown,
    Unauthorized,
    Unreachable,
)
from bot.messengers.telegram.network import never_left

_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid", "message to delete not found")
_HARMLESS = ("message is not modified", "query is too old", "query id is invalid")
_WRONG_FILE = ("wrong file identifier", "wrong remote file identifier", "file reference", "wrong file_id")
_SLOW_DOWN = re.compile(r"Too Many Requests(?:: retry after (\d+))?")
_LONGEST_DETAIL = 300

_Detail = dict[str, object]
_Meaning = Callable[[Exception, _Detail], DeliveryError]


def redacted(text: str, token: str) -> str:
    """The text without the token, in either of the forms a URL may hold it, and not too long for a log line."""
    for form in (token, token.replace(":", "%3A"), token.replace(":", "%3a")):
        text = text.replace(form, "<token>")
    return text[:_LONGEST_DETAIL]


def _retry_later(error: Exception, detail: _Detail) -> DeliveryError:
    return RetryLater(max(1, int(getattr(error, "retry_after", 1))))


def _bad_request(error: Exception, detail: _Detail) -> DeliveryError:
    gone = any(words in str(error).lower() for words in _GONE)
    return MessageGone(values=detail) if gone else Rejected(values=detail)


def _network(error: Exception, detail: _Detail) -> DeliveryError:
    return NotSent(values=detail) if never_left(error.__cause__) else SendUnknown(values=detail)


def _unreadable(error: Exception, detail: _Detail) -> DeliveryError:
    page = str(getattr(error, "data", ""))
    return Rejected(values=detail) if "413 Request Entity Too Large" in page else SendUnknown(values=detail)


def _other_refusal(error: Exception, detail: _Detail) -> DeliveryError:
    if slow := _SLOW_DOWN.search(str(error)):
        return RetryLater(max(1, int(slow[1] or 1)))
    return Rejected(values=detail)


_MEANINGS: tuple[tuple[type[Exception], _Meaning], ...] = (
    (told.TelegramRetryAfter, _retry_later),
    (told.TelegramMigrateToChat, lambda error, _: ChatMoved(str(getattr(error, "migrate_to_chat_id", "")))),
    (told.TelegramForbiddenError, lambda _, detail: Unreachable(values=detail)),
    (told.TelegramUnauthorizedError, lambda _, detail: Unauthorized("error-telegram-unauthorized", detail)),
    (told.TelegramNotFound, lambda _, detail: Unauthorized("error-telegram-unauthorized", detail)),
    (told.TelegramConflictError, lambda _, detail: Unauthorized("error-telegram-conflict", detail)),
    (told.TelegramBadRequest, _bad_request),
    (told.TelegramServerError, lambda _, detail: SendUnknown(values=detail)),
    (told.TelegramEntityTooLarge, lambda _, detail: Rejected(values=detail)),
    (told.TelegramNetworkError, _network),
    (told.TelegramAPIError, _other_refusal),
    (told.ClientDecodeError, _unreadable),
    (UnicodeEncodeError, lambda _, detail: Rejected(values=detail)),
)
"""The first line that fits counts, so special errors stand before their bases."""


def meaning(error: Exception, token: str) -> DeliveryError:
    """What is known about the call; whatever is not in the table may have had its effect."""
    detail: _Detail = {"detail": redacted(f"{type(error).__name__}: {error}", token)}
    for kind, make in _MEANINGS:
        if isinstance(error, kind):
            return make(error, detail)
    return SendUnknown(values=detail)


def _says(error: DeliveryError, phrases: tuple[str, ...]) -> bool:
    told_us = str(error.values.get("detail", "")).lower()
    return any(words in told_us for words in phrases)


def harmless(error: Rejected) -> bool:
    """The wish is fulfilled already (same content), or it is too late to matter (an old press)."""
    return _says(error, _HARMLESS)


def wrong_file(error: Rejected) -> bool:
    """A remembered file handle is not valid any more; the bytes have to be uploaded again."""
    return _says(error, _WRONG_FILE)
