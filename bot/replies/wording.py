"""Names, titles and button labels: the words for an operation wherever it is mentioned."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from bot.domain.command import Command
from bot.domain.mandate import MandateRevoke, MandateSet
from bot.domain.money import Money
from bot.domain.operation import Operation, PriceSet
from bot.domain.outcome import Tap
from bot.domain.planned import Planned
from bot.domain.preferences import NameLearn
from bot.domain.preview import Preview
from bot.replies.labels import LABELS, PLAIN, price_label
from bot.replies.mandate_words import scope_word
from bot.replies.texts import Ready, Voice, one_line

LONGEST_NAME = 40
MOST_NAMES = 3
Names = Mapping[str, str]
NO_NAMES: Names = {}


def short_name(name: str) -> str:
    """A listing's name on one line; a long marketplace title is cut with …"""
    flat = one_line(name)
    return flat if len(flat) <= LONGEST_NAME else flat[: LONGEST_NAME - 1] + "…"


def names_of(preview: Preview) -> dict[str, str]:
    """Listing id to short name, in the order of the rows."""
    return {row.listing: short_name(row.name or row.listing) for row in preview.rows if row.listing}


def what(voice: Voice, names: list[str]) -> str:
    """A few names in words, or how many there are."""
    if not names:
        return voice.say("what-nothing")
    if len(names) > MOST_NAMES:
        return voice.say("what-many", count=len(names))
    return voice.listed(names)


def title(voice: Voice, preview: Preview) -> Ready:
    """What a card is about, in a few words."""
    if isinstance(preview.operation, Planned):
        return voice.say("title-plan", what=title(voice, replace(preview, operation=preview.operation.operation)))
    if isinstance(preview.operation, MandateSet | MandateRevoke):
        scope = preview.operation.scope
        key = "title-mandate" if scope is not None else "title-mandate-all"
        return voice.say(key, scope=scope_word(voice, scope.value) if scope is not None else "")
    key = "title-" + preview.operation.kind.replace(".", "-")
    names = names_of(preview)
    if isinstance(preview.operation, NameLearn):
        names = {each: name for each, name in names.items() if each in preview.operation.listings}
    return voice.say(key, what=what(voice, list(names.values())))


def plan_words(voice: Voice, at: datetime | None, until: date | None) -> Ready:
    """From when, and until when. `at` is in the shop's zone."""
    if at is not None and until is not None:
        return voice.say("plan-from-until", at=at, until=until)
    if until is not None:
        return voice.say("plan-until", until=until)
    return voice.say("plan-from", at=at) if at is not None else voice.say("plan-at-once")


def label_of(
    voice: Voice, command: Command, names: Names = NO_NAMES, floors: Mapping[str, Money] | None = None
) -> Ready:
    """A button's words for a command. `names` put before it what it is about; `floors` tell a break-even price."""
    if isinstance(command, Planned):
        when = plan_words(voice, command.at, command.until)
        return voice.say("do-plan", when=when, label=label_of(voice, command.operation, names, floors))
    if isinstance(command, PriceSet):
        label = price_label(voice, command, floors or {})
    elif isinstance(command, Operation) and type(command) in LABELS:
        label = LABELS[type(command)](voice, command)
    else:
        label = voice.say(PLAIN.get(command.kind, f"do-{command.kind}"))
    targets = [names[each] for each in getattr(command, "targets", ()) if each in names]
    return voice.say("label-named", name=what(voice, targets), label=label) if targets else label


def tap_label(voice: Voice, tap: Tap, names: Names = NO_NAMES, floors: Mapping[str, Money] | None = None) -> str:
    """The words its key says; a tap without a key of ours is worded from its command."""
    if tap.key and voice.has(tap.key):
        return voice.fill(tap.key, tap.values)
    return label_of(voice, tap.command, names, floors) if tap.command is not None else voice.fill(tap.key, tap.values)
