"""What may run without asking: the list with what is left of each mandate and a button to end it."""

from datetime import date

from bot.domain.chat import Button, Shown
from bot.domain.mandate import MandateWindow, Standing
from bot.domain.outcome_lists import MandateLine, MandatesShown
from bot.replies import formats
from bot.replies.cards import written
from bot.replies.mandate_rows import listed_names
from bot.replies.mandate_words import day_word, scope_word
from bot.replies.texts import Ready, Voice
from bot.replies.wording import short_name


def left_words(voice: Voice, standing: Standing, day: date) -> Ready:
    """What is left of a mandate."""
    mandate, left = standing.mandate, standing.left(day)
    until = day_word(voice, mandate.until)
    if mandate.cap is None or left is None:
        return voice.say("mandate-left-uses", uses=standing.uses_left, until=until)
    window = (mandate.window or MandateWindow.DAY).value
    return voice.say(
        "mandate-left", window=window, cap=mandate.cap, left=left, uses=standing.uses_left, until=until
    )  # fmt: skip


def _line(voice: Voice, outcome: MandatesShown, number: int, line: MandateLine) -> list[str]:
    """One mandate in full: who granted it, for what, up to how much, and what is left."""
    mandate = line.standing.mandate
    key = "row-mandate-whole" if mandate.whole else "row-mandate-listings"
    rows = [
        voice.say("mandates-line", number=number, scope=scope_word(voice, mandate.scope.value), by=short_name(line.by)),
        voice.say(key, count=len(mandate.listings), names=listed_names(voice, list(line.names))),
    ]
    if mandate.per_action is not None:
        amount = Ready(voice.money(mandate.per_action))
        rows.append(voice.say("row-mandate-action", scope=mandate.scope.value, change=amount))
    share = Ready(formats.percent(mandate.max_change, voice.language))
    rows.append(voice.say("row-mandate-change", scope=mandate.scope.value, change=share))
    return [*rows, left_words(voice, line.standing, outcome.day)]


def mandates_shown(voice: Voice, outcome: MandatesShown) -> tuple[Shown, ...]:
    if not outcome.lines:
        return (Shown(voice.say("mandates-none")),)
    parts = [_line(voice, outcome, number, line) for number, line in enumerate(outcome.lines, 1)]
    buttons = [
        (Button(voice.say("mandates-revoke", number=number), f"o:{line.revoke.offer_id}"),)
        for number, line in enumerate(outcome.lines, 1)
        if line.revoke is not None
    ]
    return (Shown(written([voice.say("mandates-head")], *parts), tuple(buttons)),)
