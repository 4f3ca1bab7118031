"""Words that rows of every kind are put together from: changes, states, and what one unit earns."""

from bot.domain.money import Money
from bot.domain.preview import Row
from bot.replies.texts import Ready, Voice
from bot.replies.wording import short_name


def changed(voice: Voice, before: str, after: str) -> Ready:
    """ "before -> after", or the value alone where nothing changes."""
    if before == after:
        return voice.say("row-same", value=Ready(after))
    return voice.say("row-arrow", before=Ready(before), after=Ready(after))


def amount_word(voice: Voice, amount: Money | None) -> str:
    return voice.say("value-unset") if amount is None else voice.money(amount)


def amounts(voice: Voice, row: Row) -> Ready:
    """A row's amounts, before and after."""
    return changed(voice, amount_word(voice, row.before), amount_word(voice, row.after))


def state_word(voice: Voice, state: str) -> str:
    """A state in words; one that only a marketplace knows is shown as it names it."""
    return voice.say(f"state-{state}") if voice.has(f"state-{state}") else short_name(state)


def margin_word(voice: Voice, margin: Money) -> Ready:
    """What one unit earns or loses, said in words so that a lost minus sign can never turn a loss into a profit."""
    if margin.minor == 0:
        return voice.say("margin-even")
    return voice.say("margin-gain", amount=margin) if margin.minor > 0 else voice.say("margin-loss", amount=-margin)
