"""A call whose outcome nobody knows: what was sent, when, what the marketplace said, what is held, and the two buttons; then its end."""

from bot.domain.chat import Shown
from bot.domain.effect import EffectState
from bot.domain.unclear import Unclear
from bot.replies.buttons import packed, tap_button
from bot.replies.cards import head, written
from bot.replies.done import refusal
from bot.replies.table import table
from bot.replies.texts import Voice

HEADS = {EffectState.DONE: "unclear-head-done", EffectState.REFUSED: "unclear-head-not-done"}
NEXT = {"idempotent": "unclear-next-again", "queryable": "unclear-next-read", "blind": "unclear-next-person"}
"""What happens by itself, for each promise of a marketplace."""
GOT = {
    "unclear": "unclear-got-unclear",
    "interrupted": "unclear-got-interrupted",
    "not-visible": "unclear-got-not-visible",
}
"""For notes of ours; any other is what the marketplace said to a repeat."""


def _answer(voice: Voice, note: str) -> str:
    return voice.say(GOT[note]) if note in GOT else voice.say("unclear-got-no", reason=refusal(voice, note))


def _known(voice: Voice, outcome: Unclear) -> list[str]:
    effect = outcome.effect
    lines: list[str] = []
    if effect.sent_at is not None:
        lines.append(voice.say("unclear-sent", at=outcome.shop.local(effect.sent_at), count=effect.attempts))
    lines.append(_answer(voice, effect.note))
    if outcome.held is not None:
        lines.append(voice.say("unclear-held", amount=outcome.held))
    return lines


def _ended(voice: Voice, outcome: Unclear) -> list[str]:
    """By whose word, or that it was read; and what became of the budget."""
    done = outcome.effect.state is EffectState.DONE
    if outcome.effect.said:
        lines: list[str] = [voice.say("unclear-by-word", by=outcome.by, done=done)]
    else:
        lines = [voice.say("unclear-by-reading")]
    if outcome.held is not None:
        lines.append(voice.say("unclear-budget-stays", amount=outcome.held))
    return lines


def unclear(voice: Voice, outcome: Unclear) -> tuple[Shown, ...]:
    rows, _ = table(voice, outcome.preview)
    ended = HEADS.get(outcome.effect.state)
    top = [head(voice, ended or "unclear-head", outcome.preview), voice.say("table-wanted"), *rows]
    if ended is not None:
        return (Shown(written(top, _ended(voice, outcome)), card=outcome.thread, update=True),)
    sending = outcome.effect.state is EffectState.SENDING
    after: list[str] = [
        voice.say("unclear-next-sending" if sending else NEXT[outcome.promise]),
        voice.say("unclear-look"),
    ]
    buttons = packed([tap_button(voice, each) for each in outcome.taps])
    return (Shown(written(top, _known(voice, outcome), after), buttons, card=outcome.thread),)
