"""Why policy asked or refused, in sentences, and what a loss would add up to in a day."""

from collections.abc import Sequence

from bot.domain.money import Money
from bot.domain.policy import Reason
from bot.domain.preview import Preview, Row, RowField
from bot.replies.texts import Ready, Voice
from bot.replies.wording import short_name

LOSING = frozenset({"policy-below-floor", "policy-tender-below-floor"})


def reason_text(voice: Voice, reason: Reason) -> str:
    """One rule with its numbers. A price under the merchant's own floor that still earns is not called a loss."""
    values = dict(reason.values)
    if "name" in values:
        values["name"] = short_name(str(values["name"]))
    loss = values.get("loss")
    if reason.key in LOSING and isinstance(loss, Money) and loss.minor <= 0:
        return voice.fill("policy-below-own-floor", values)
    return voice.fill(reason.key, values)


def why(voice: Voice, key: str, reasons: Sequence[Reason]) -> list[str]:
    """`key` for one reason; `<key>-many` and a line for each of several."""
    texts = [Ready(text) for text in dict.fromkeys(reason_text(voice, each) for each in reasons)]
    if len(texts) == 1:
        return [voice.say(key, reason=texts[0])]
    return [voice.say(f"{key}-many"), *(voice.say("why-line", reason=each) for each in texts)] if texts else []


def _losing(row: Row) -> bool:
    return row.field is RowField.PRICE and row.margin_after is not None and row.margin_after.minor < 0


def daily_losses(voice: Voice, preview: Preview) -> list[str]:
    """What each price below cost would lose on a day like the last ones; left out where sales are unknown or none."""
    return [
        voice.say(
            "loss-per-day", units=row.daily_units, name=short_name(row.name), loss=-row.margin_after * row.daily_units
        )
        for row in preview.rows
        if _losing(row) and row.margin_after is not None and row.daily_units
    ]
