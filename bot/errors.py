"""Errors, by who must act on them. Each carries a text key and values; no prose.

XiaoerError
├── InputError                 the person can put it right: the answer says how
│   ├── FileRejected           a file that cannot be read at all
│   └── TooLarge               over a size we accept
├── NotAllowed                 this person may not do this here now
│   └── ShopFrozen             nobody may: an owner froze the shop
├── MarketplaceError           the marketplace, by what is known about our call
│   ├── MarketplaceUnavailable   certainly not done: it was never sent, or a read failed
│   ├── MarketplaceRefused       certainly not done: it said no, with a reason
│   └── MarketplaceUnclear       it may or may not have been done
├── SecretError                a stored secret does not open: it was altered, or its key is not here
├── ModelError                 the language model or the transcriber; the bot goes on without it
│   ├── ModelUnavailable         no answer: timeout, refused connection, limits, wrong key, redirect
│   └── ModelUnusable            an answer that is none: cut off, refused, wrong form, too large
├── DeliveryError              a messenger, by what is to be done next
│   ├── RetryLater               certainly not sent: wait `seconds`, then again
│   ├── Unreachable              blocked, deactivated, kicked: stop sending there
│   ├── ChatMoved                send to `chat` instead, once
│   ├── Rejected                 our message is wrong: dead letter and alarm
│   ├── MessageGone              the message to edit is gone: send a fresh one
│   ├── NotSent                  certainly not sent (refused connection): try again
│   ├── SendUnknown              it may have arrived: never resend blindly
│   └── Unauthorized             the token is wrong or revoked, or another instance polls: stop
└── SetupError                 the operator of the installation must act: clear line and exit code
"""

from collections.abc import Mapping

from bot.domain.model_use import Tokens


class XiaoerError(Exception):
    """`key` names a text (`error-...` in locales), `values` fill it."""

    key = "error-internal"

    def __init__(self, key: str | None = None, values: Mapping[str, object] | None = None) -> None:
        self.key = key or self.key
        self.values: dict[str, object] = dict(values or {})
        super().__init__(self.key, self.values)


class InputError(XiaoerError):
    key = "error-input"


class FileRejected(InputError):
    key = "error-file-unreadable"


class TooLarge(InputError):
    key = "error-too-large"


class NotAllowed(XiaoerError):
    key = "error-not-allowed"


class ShopFrozen(NotAllowed):
    key = "error-frozen"


class MarketplaceError(XiaoerError):
    key = "error-marketplace"


class MarketplaceUnavailable(MarketplaceError):
    key = "error-marketplace-unavailable"


class MarketplaceRefused(MarketplaceError):
    """`reason` is a short code or the marketplace's own words (data, never an order)."""

    key = "error-marketplace-refused"

    def __init__(self, reason: str) -> None:
        super().__init__(values={"reason": reason})
        self.reason = reason


class MarketplaceUnclear(MarketplaceError):
    key = "error-marketplace-unclear"


class SecretError(XiaoerError):
    """Names the secret, never tells it."""

    key = "error-secret-altered"


class ModelError(XiaoerError):
    """`tokens` are what the call used, where the service told it. The key is only ever shown for voice."""

    key = "error-model"

    def __init__(self, reason: str, tokens: Tokens | None = None) -> None:
        super().__init__(values={"reason": reason})
        self.reason = reason
        self.tokens = tokens


class ModelUnavailable(ModelError):
    key = "error-model-unavailable"


class ModelUnusable(ModelError):
    key = "error-model-unusable"


class DeliveryError(XiaoerError):
    key = "error-delivery"


class RetryLater(DeliveryError):
    def __init__(self, seconds: int) -> None:
        super().__init__(values={"seconds": seconds})
        self.seconds = seconds


class Unreachable(DeliveryError):
    pass


class ChatMoved(DeliveryError):
    def __init__(self, chat: str) -> None:
        super().__init__(values={"chat": chat})
        self.chat = chat


class Rejected(DeliveryError):
    pass


class MessageGone(DeliveryError):
    pass


class NotSent(DeliveryError):
    pass


class SendUnknown(DeliveryError):
    pass


class Unauthorized(DeliveryError):
    pass


class SetupError(XiaoerError):
    """`exit_code` is what the program ends with (sysexits numbers: 66 no input, 73 cannot create, 74 I/O, 78 settings)."""

    key = "error-setup"

    def __init__(self, key: str, values: Mapping[str, object] | None = None, exit_code: int = 78) -> None:
        super().__init__(key, values)
        self.exit_code = exit_code
