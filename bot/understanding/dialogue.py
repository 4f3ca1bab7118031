"""Messages that are one plain thing as a whole: yes, no, thanks, help, stop everything, speak English.

A plain yes counts only when nothing else is in the message; a weak one (嗯, ok, a thumb) never counts as yes.
"""

import re

from bot.domain.command import (
    Command,
    Confirm,
    Freeze,
    FreezeLift,
    HelpQuery,
    LanguageSet,
    LogQuery,
    MandatesQuery,
    PendingQuery,
    PlansQuery,
    Reject,
    ReportQuery,
    SettingsQuery,
    ShopSwitch,
    StateQuery,
    Undo,
    WordsQuery,
)
from bot.domain.operation import StopAll, StopLift
from bot.domain.preferences import Loudness, LoudnessSet, NameForget, Topic
from bot.domain.understood import Context, Nothing, Reading, Unclear, Understood
from bot.understanding import phrases
from bot.understanding.choices import choices

LONGEST = 120


def _whole(words: str, polite: str = phrases.POLITE) -> re.Pattern[str]:
    """Matches messages made of these phrases and politeness alone, with at least one of the phrases.

    Every piece beside the first phrase is read in one way only, the longest: to try all ways of splitting 「嗯嗯嗯嗯...」 takes for ever.
    """
    core = _either(words.split("|"))
    soft = _either(polite.split("|"))
    rest = _either([*words.split("|"), *polite.split("|")])
    return re.compile(rf"(?:(?>{soft})\s*)*(?:{core})\s*(?:(?>{rest})\s*)*+")


def _either(words: list[str]) -> str:
    """Any of the phrases, each named once, the longest first."""
    return "|".join(sorted(dict.fromkeys(_escaped(word) for word in words), key=len, reverse=True))


def _escaped(word: str) -> str:
    """A phrase, whole if it is Latin."""
    text = re.escape(word.strip())
    start = r"(?<![a-z0-9'])" if word.strip()[0].isascii() else ""
    return start + text + (r"(?![a-z0-9'])" if word.strip()[-1].isascii() else "")


YES = _whole(phrases.YES)
PLAINLY = _whole(phrases.PLAINLY, f"{phrases.POLITE}|{phrases.BESIDE}")
HALF_YES = _whole(f"{phrases.WEAK}|{phrases.YES}")
NO = _whole(phrases.NO)
WEAK = _whole(phrases.WEAK)
THANKS = _whole(phrases.THANKS, phrases.THANKS)
GREETING = _whole(phrases.GREETING)
STOP_ALL = _whole(phrases.STOP_ALL, f"{phrases.POLITE}|{phrases.URGENT}")
URGENTLY = _whole(f"{phrases.POLITE}|{phrases.URGENT}|{phrases.ALARM}")
COMMANDS: tuple[tuple[re.Pattern[str], Command], ...] = (
    (STOP_ALL, StopAll()),
    (_whole(phrases.FREEZE, f"{phrases.POLITE}|{phrases.URGENT}"), Freeze()),
    (_whole(phrases.FREEZE_LIFT), FreezeLift()),
    (_whole(phrases.STOP_LIFT), StopLift()),
    (_whole(phrases.UNDO), Undo()),
    (_whole(phrases.HELP), HelpQuery()),
    (_whole(phrases.PENDING), PendingQuery()),
    (_whole(phrases.CHINESE), LanguageSet("zh-Hans")),
    (_whole(phrases.ENGLISH), LanguageSet("en")),
    (_whole(phrases.SHOPS), ShopSwitch(None)),
    (_whole(phrases.WORDS), WordsQuery()),
    (_whole(phrases.FORGET_WORDS), NameForget((), "")),
    (_whole(phrases.MANDATES), MandatesQuery()),
    (_whole(phrases.PLANS), PlansQuery()),
    (_whole(phrases.SETTINGS), SettingsQuery()),
    (_whole(phrases.REPORT_OFF), LoudnessSet(Topic.DAILY_REPORT, Loudness.OFF)),
    (_whole(phrases.REPORT_ON), LoudnessSet(Topic.DAILY_REPORT, Loudness.ON)),
    (_whole(phrases.LOG), LogQuery()),
    (_whole(phrases.STATE), StateQuery()),
)
RESUME_WORD = _whole(phrases.RESUME_WORD)
STOP_WORD = _whole(phrases.STOP_WORD)
RESTORE = _whole(phrases.RESTORE)
REPORT = _whole(phrases.REPORT)
SEPARATORS = re.compile(r"[\s,，。.!！~～、;；…]+")


def bare(text: str) -> str:
    """The message with all punctuation but question marks as single spaces."""
    return SEPARATORS.sub(" ", text).strip()


def whole_message(text: str, context: Context) -> Reading | None:
    """The reading of a message that is one plain thing as a whole; None for any other."""
    plain = bare(text)
    if not plain or len(plain) > LONGEST:
        return None
    if YES.fullmatch(plain) or PLAINLY.fullmatch(plain):
        return Understood((Confirm(),)) if context.pending else Unclear("ask-nothing-pending")
    if NO.fullmatch(plain):
        return Understood((Reject(),)) if context.pending else Unclear("ask-nothing-pending")
    asked = plain.rstrip("? 吗")
    for pattern, command in COMMANDS:
        if pattern.fullmatch(asked):
            return Understood((command,))
    return _ambiguous(plain, context)


def _ambiguous(plain: str, context: Context) -> Reading | None:
    if WEAK.fullmatch(plain) or HALF_YES.fullmatch(plain):
        weak = Unclear("ask-weak-assent", (), choices([Confirm(), Reject()], context))
        return weak if context.pending else Nothing("nothing-acknowledged")
    if STOP_WORD.fullmatch(plain):
        return Unclear("ask-stop-all", (), choices([StopAll()], context))
    if RESUME_WORD.fullmatch(plain):
        return Unclear("ask-resume", (), choices([StopLift()], context))
    if RESTORE.fullmatch(plain):
        return Unclear("ask-undo", (), choices([Undo()], context))
    if REPORT.fullmatch(plain.rstrip("? ")):
        yesterday = context.today.fromordinal(context.today.toordinal() - 1)
        return Understood((ReportQuery(yesterday, yesterday),))
    if THANKS.fullmatch(plain):
        return Nothing("nothing-thanks")
    return Nothing("nothing-greeting") if GREETING.fullmatch(plain) else None
