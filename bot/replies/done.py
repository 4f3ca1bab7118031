"""Cards after an operation ran. "Done" is only said of what was read back; what is unclear is called unclear."""

from collections.abc import Callable

from bot.domain.advertising import BidCap
from bot.domain.chat import Shown
from bot.domain.effect import EffectState, RunState
from bot.domain.mandate import MandateRevoke, MandateSet
from bot.domain.operation import StopLift
from bot.domain.outcome import Executed
from bot.domain.planned import Planned
from bot.domain.preview import Preview, RowField
from bot.replies.buttons import tap_buttons
from bot.replies.cards import head, written
from bot.replies.mandate_words import done_key
from bot.replies.mandates import left_words
from bot.replies.spend import plan_line
from bot.replies.table import table
from bot.replies.texts import Ready, Voice
from bot.replies.wording import names_of, short_name, what

HEADS = {
    RunState.DONE: "card-done",
    RunState.PARTLY: "card-partly",
    RunState.REFUSED: "card-not-done",
    RunState.UNKNOWN: "card-unknown",
    RunState.SENDING: "card-working",
}


def refusal(voice: Voice, note: str) -> str:
    """Why it was not done: a code that we know in words, anything else quoted as the marketplace put it, on one line."""
    if not note:
        return voice.say("refusal-none")
    key = f"refusal-{note.replace('_', '-')}"
    return voice.say(key) if voice.has(key) else voice.say("refusal-quoted", words=note)


def _names(outcome: Executed, state: EffectState) -> list[str]:
    names = names_of(outcome.preview)
    found = [each.action.listing for each in outcome.effects if each.state is state]
    return [names.get(each, short_name(each)) for each in found]


def _refused(voice: Voice, outcome: Executed) -> list[str]:
    """One line for each different reason, with the products it was given for."""
    names, by_reason = names_of(outcome.preview), dict[str, list[str]]()
    for each in outcome.effects:
        if each.state is EffectState.REFUSED:
            by_reason.setdefault(refusal(voice, each.note), []).append(
                names.get(each.action.listing, each.action.listing)
            )
    return [voice.say("partly-refused", name=what(voice, who), reason=why) for why, who in by_reason.items()]


def _done(voice: Voice, outcome: Executed) -> list[str]:
    """Effects were read back, or somebody looked; resumed work says what it does not bring back."""
    if _by_word(outcome):
        return [voice.say("done-by-word")]
    if isinstance(outcome.run.operation, StopLift):
        return [voice.say("stop-lifted")]
    if isinstance(outcome.run.operation, Planned):
        return [voice.say("done-planned" if outcome.run.operation.at is not None else "done-planned-now")]
    if isinstance(outcome.run.operation, MandateSet | MandateRevoke):
        return [voice.say(done_key(outcome.run.operation))]
    if _forgets(outcome.preview):
        return [voice.say("done-forgotten")]
    return [voice.say("done-checked" if outcome.effects else "done-noted")]


def _by_word(outcome: Executed) -> bool:
    """Whether a person said that something of it was done, because the marketplace could not be asked."""
    return any(each.said and each.state is EffectState.DONE for each in outcome.effects)


def _forgets(preview: Preview) -> bool:
    """Whether all that was done is to forget words."""
    words = [row for row in preview.rows if row.field in (RowField.NAME, RowField.UNIT)]
    return bool(words) and not any(row.state_after for row in preview.rows)


def _partly(voice: Voice, outcome: Executed) -> list[str]:
    lines: list[str] = []
    if done := _names(outcome, EffectState.DONE):
        lines.append(voice.say("partly-done", names=voice.listed(done)))
    lines += _refused(voice, outcome)
    return lines + _unclear(voice, outcome)


def _unclear(voice: Voice, outcome: Executed) -> list[str]:
    names = _names(outcome, EffectState.UNKNOWN)
    return [voice.say("partly-unknown", names=voice.listed(names))] if names else []


def _not_done(voice: Voice, outcome: Executed) -> list[str]:
    notes = [refusal(voice, each.note) for each in outcome.effects if each.state is EffectState.REFUSED]
    said: list[str] = [voice.say("market-refused", reason=each) for each in dict.fromkeys(notes)]
    said.append(voice.say("market-nothing"))
    return [*said, voice.say("bid-cap-noted")] if isinstance(outcome.run.operation, BidCap) else said


def _unknown(voice: Voice, outcome: Executed) -> list[str]:
    lines: list[str] = [voice.say("unknown-said")]
    if len(outcome.effects) > 1:
        lines += _partly(voice, outcome)
    if outcome.preview.spend is not None:
        held = Ready(plan_line(voice, outcome.preview.spend))
        lines.append(voice.say("unknown-budget", amount=held))
    return [*lines, voice.say("unknown-next-person" if outcome.human else "unknown-next")]


def _sending(voice: Voice, outcome: Executed) -> list[str]:
    return [voice.say("unknown-next")]


RESULTS: dict[RunState, Callable[[Voice, Executed], list[str]]] = {
    RunState.DONE: _done,
    RunState.PARTLY: _partly,
    RunState.REFUSED: _not_done,
    RunState.UNKNOWN: _unknown,
    RunState.SENDING: _sending,
}


def executed(voice: Voice, outcome: Executed) -> tuple[Shown, ...]:
    """The last state of a card, or a message of its own where nobody was asked."""
    state = outcome.run.state
    lines, file = table(voice, outcome.preview)
    said = RESULTS[state](voice, outcome)
    asked = outcome.approval is not None
    if outcome.by and asked and state is not RunState.REFUSED:
        said = [*said, voice.say("done-by", by=outcome.by)]
    if outcome.under is not None and outcome.day is not None:
        said = [*said, voice.say("done-under", left=left_words(voice, outcome.under, outcome.day))]
    plan = outcome.preview.spend
    spend: list[str] = [plan_line(voice, plan)] if plan is not None and state is RunState.DONE else []
    wanted: list[str] = [] if state is RunState.DONE else [voice.say("table-wanted")]
    kept = state is RunState.DONE and isinstance(outcome.run.operation, Planned)
    key = "card-planned" if kept else HEADS[state]
    key = "card-done-by-word" if state is RunState.DONE and _by_word(outcome) else key
    text = written([head(voice, key, outcome.preview), *wanted, *lines], spend, said)
    buttons = tap_buttons(voice, tuple(each for each in (outcome.undo, outcome.revoke) if each is not None))
    name = str(voice.say("table-file")) if file and not asked else ""
    return (Shown(text, buttons, card=outcome.card, update=asked, file=None if asked else file, file_name=name),)
