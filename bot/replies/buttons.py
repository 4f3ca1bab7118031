"""Buttons and their data: `a:<approval>:y|n` answers a card, `o:<offer>` takes a choice. Never an amount, never over 64 bytes."""

import unicodedata
from collections.abc import Mapping, Sequence

from bot.domain.approval import Approval
from bot.domain.chat import Button, ButtonStyle
from bot.domain.money import Money
from bot.domain.outcome import Tap
from bot.replies.texts import Voice
from bot.replies.wording import NO_NAMES, Names, tap_label

Rows = tuple[tuple[Button, ...], ...]
HALF_ROW = 16
"""Widest label, in Latin letters, that shares a row with another on a phone 390 points wide."""


def answer_buttons(voice: Voice, approval: Approval) -> Rows:
    """Approve and decline of one card, in one row."""
    return (
        (
            Button(voice.say("button-approve"), f"a:{approval.id}:y", ButtonStyle.GOOD),
            Button(voice.say("button-decline"), f"a:{approval.id}:n", ButtonStyle.BAD),
        ),
    )


def tap_button(voice: Voice, tap: Tap, names: Names = NO_NAMES, floors: Mapping[str, Money] | None = None) -> Button:
    return Button(str(tap_label(voice, tap, names, floors)), f"o:{tap.offer_id}")


def width(text: str) -> int:
    """How wide a text is, a Latin letter being one and a Chinese character two."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def packed(buttons: Sequence[Button]) -> Rows:
    """Short neighbours share a row, two at most; long ones stand alone."""
    rows: list[tuple[Button, ...]] = []
    for each in buttons:
        last = rows[-1] if rows else ()
        if len(last) == 1 and max(width(last[0].label), width(each.label)) <= HALF_ROW:
            rows[-1] = (last[0], each)
        else:
            rows.append((each,))
    return tuple(rows)


def tap_buttons(voice: Voice, taps: Sequence[Tap]) -> Rows:
    return packed([tap_button(voice, each) for each in taps])
