"""Rows of the shop's own rules and of listings that are protected."""

from bot.domain.preview import Row
from bot.domain.previewing_guards import MONEY
from bot.replies.guard_words import rule_word, value_word
from bot.replies.row_words import amounts, changed, state_word
from bot.replies.texts import Voice
from bot.replies.wording import short_name


def guard_lines(voice: Voice, row: Row) -> list[str]:
    if row.detail == MONEY:
        return [voice.say("row-guard", rule=rule_word(voice, row.detail), change=amounts(voice, row))]
    before, after = (value_word(voice, row.detail, each) for each in (row.state_before, row.state_after))
    return [voice.say("row-guard", rule=rule_word(voice, row.detail), change=changed(voice, before, after))]


def protected_lines(voice: Voice, row: Row) -> list[str]:
    before, after = (state_word(voice, each) for each in (row.state_before, row.state_after))
    return [voice.say("row-state", name=short_name(row.name), change=changed(voice, before, after))]
