"""The shop's own rules in words: what each is called, what it is, and the label of a button that sets some."""

from decimal import Decimal

from bot.domain.guarding import GuardSet
from bot.domain.money import Money
from bot.domain.previewing_guards import MONEY, RULES, SHARES
from bot.domain.shop import Limits
from bot.replies import formats
from bot.replies.texts import Ready, Voice

SHOWN = ("ask_change", "step_change", "day_change", "changes_a_day", "ask_listings", "cool_down")
"""Rules that always stand in the settings; that of one operation's money only where it is set."""


def rule_word(voice: Voice, rule: str) -> Ready:
    return voice.say("guard-rule", rule=rule)


def value_word(voice: Voice, rule: str, value: object) -> str:
    """A rule's value with its unit."""
    if isinstance(value, Money):
        return voice.money(value)
    if rule in SHARES:
        return formats.percent(Decimal(str(value)), voice.language)
    return voice.say("guard-count", rule=rule, count=int(str(value)))


def _line(voice: Voice, rule: str, value: object) -> Ready:
    return voice.say("row-guard", rule=rule_word(voice, rule), change=Ready(value_word(voice, rule, value)))


def limit_lines(voice: Voice, limits: Limits) -> list[Ready]:
    """The rules as they are now."""
    names = SHOWN if limits.operation_spend is None else (*SHOWN, MONEY)
    return [_line(voice, each, getattr(limits, RULES[each])) for each in names]


def guard_label(voice: Voice, operation: GuardSet) -> Ready:
    values = {each: getattr(operation, each) for each in RULES}
    return voice.listed([_line(voice, each, value) for each, value in values.items() if value is not None])
