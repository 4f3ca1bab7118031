"""Standing authority in a few words: its scope, its days, and the labels of buttons that grant or end it."""

from datetime import date

from bot.domain.mandate import MandateRevoke, MandateSet
from bot.replies import formats
from bot.replies.texts import Ready, Voice


def scope_word(voice: Voice, scope: str) -> Ready:
    return voice.say("mandate-scope", scope=scope)


def day_word(voice: Voice, day: date) -> Ready:
    return Ready(formats.plain_day(day, voice.language))


def set_label(voice: Voice, operation: MandateSet) -> Ready:
    """A grant in a few words; its card shows every term."""
    amount = operation.cap or operation.per_action
    said = {"scope": operation.scope.value, "until": day_word(voice, operation.until) if operation.until else ""}
    if amount is None:
        return voice.say("do-mandate", **said)
    window = operation.window.value if operation.cap is not None and operation.window else "action"
    return voice.say("do-mandate-amount", amount=amount, window=window, **said)


def revoke_label(voice: Voice, operation: MandateRevoke) -> Ready:
    if operation.scope is None:
        return voice.say("do-mandate-revoke-all")
    return voice.say("do-mandate-revoke", scope=scope_word(voice, operation.scope.value))


def done_key(operation: MandateSet | MandateRevoke) -> str:
    return "done-mandate" if isinstance(operation, MandateSet) else "done-mandate-revoked"
