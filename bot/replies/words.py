"""The words a shop taught us as a list: what each means, who taught it and when, and a button to forget it."""

from bot.domain.chat import Shown
from bot.domain.outcome_lists import TaughtLine, WordsListed
from bot.domain.words import WordKind
from bot.replies import formats
from bot.replies.buttons import packed, tap_button
from bot.replies.cards import written
from bot.replies.texts import Ready, Voice
from bot.replies.wording import short_name


def _line(voice: Voice, line: TaughtLine) -> str:
    key = "words-name" if line.kind is WordKind.NAME else "words-unit"
    about = short_name(line.about) if line.about else voice.say("words-gone")
    by = short_name(line.by) if line.by else voice.say("words-somebody")
    day = Ready(formats.plain_day(line.at.date(), voice.language))
    return voice.say(key, word=line.word, about=Ready(about), by=Ready(by), day=day)


def words_listed(voice: Voice, outcome: WordsListed) -> tuple[Shown, ...]:
    if not outcome.lines:
        return (Shown(voice.say("words-none")),)
    lines: list[str] = [_line(voice, each) for each in outcome.lines]
    more: list[str] = [voice.say("words-more", count=outcome.more)] if outcome.more else []
    buttons = [tap_button(voice, each.forget) for each in outcome.lines if each.forget is not None]
    if outcome.forget_all is not None:
        buttons.append(tap_button(voice, outcome.forget_all))
    return (Shown(written([voice.say("words-head")], [*more, *lines]), packed(buttons)),)
