"""An answer in words to a question that was just asked with choices to tap: which one it picks, if it picks exactly one.

Strict on purpose: everything in the message must be part of the answer, and exactly one choice may fit. Otherwise the message is
read as any other. A weak assent (嗯, ok, a thumb) picks nothing.
"""

import re
from decimal import Decimal
from typing import Literal

from bot.domain.understood import Choice
from bot.understanding import answer_parts
from bot.understanding.answer_facets import Offered, core, declines, figures_in
from bot.understanding.dialogue import NO, WEAK, YES, bare
from bot.understanding.normalise import normalise
from bot.understanding.numerals import chinese_number

LONGEST = 60
"""Characters; an answer is short."""
UNCLEAR: Literal["unclear"] = "unclear"
Answer = int | Literal["unclear"] | None
"""A choice's place; "unclear": surely an answer, but to no single choice; None: no answer."""

LEAD = (
    r"(?:(?:好的|好|嗯|行|ok|okay|那就|那|就是|就|我要|我选|选择|选|我|要|请|用|按|是|the|i want|i'll take"
    r"|take|go with|choose|pick|i mean|it's)"
    r"[\s,，、]*){0,4}"
)
TRAIL = r"[\s,，]*(?:(?:吧|的|啊|呀|哈|呗|那个|please|pls|谢谢|thanks)\s*){0,4}"
NUMBER = r"(?P<{0}>[1-9][0-9]?|[一二三四五六七八九十]|one|two|three|four|five|six|[a-f](?![a-z]))"
COUNTED = r"(?:个|种|项|条|款|样|家|张|行|号|选项|个选项)?"
ORDINALS = {
    word: place
    for place, words in enumerate(("first 1st", "second 2nd", "third 3rd", "fourth 4th", "fifth 5th", "sixth 6th"), 1)
    for word in words.split()
}
WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
MARKED = re.compile(
    LEAD
    + rf"(?:第{NUMBER.format('zh')}{COUNTED}|{NUMBER.format('mark')}号(?:选项)?|(?:选择|选项|选)\s*{NUMBER.format('pick')}{COUNTED}"
    + rf"|(?:number|no\.?|option|choice|answer|#)\s*{NUMBER.format('en')}"
    + rf"|(?P<word>{'|'.join(ORDINALS)})(?: one| option| choice)?"
    + r"|(?P<last>最后(?:一|那)(?:个|种|项|条|款)|(?:last|final)(?: one| option| choice)?)"
    + r"|(?P<head>头一个|首个|前者|the former)|(?P<latter>后者|the latter)|(?P<letter>[a-f])[)）]?)"
    + TRAIL
)
PLAIN = re.compile(LEAD + NUMBER.format("plain") + r"[.、)）]?" + TRAIL)
ALL = re.compile(
    LEAD
    + r"(?:两个都要|两个都改|两个都|两款都要|两款都|三个都要|几个都要|都要|都改|全都要|全都|全部都要|全部|全要|一起|两个一起"
    + r"|both|both of them|all of them|all|them all|everything)"
    + TRAIL
)


def answered(text: str, offered: tuple[Choice, ...], labels: tuple[str, ...], naming: bool = False) -> Answer:
    """The place of the one choice that the message picks. `labels` are the choices' words as the person was shown them.

    `naming`: it was asked which product was meant.
    """
    said = normalise(text).text.strip(" \n。.!！~～,，")
    if not offered or not said or len(said) > LONGEST or "\n" in said or "?" in said or WEAK.fullmatch(bare(said)):
        return None
    choices = Offered(offered, labels)
    place: Answer = _labelled(said, choices)
    if place is None:
        place = _by_place(said, choices)
    if place is None and ALL.fullmatch(said):
        return _whole(offered)
    return answer_parts.picked(said, choices, naming) if place is None else place


def affirmed(text: str, offered: tuple[Choice, ...]) -> int | None:
    """A plain yes to a question with a single choice beside saying no. Weak ones and anything beside it do not count."""
    open_ = [place for place, each in enumerate(offered) if not declines(each)]
    said = _short(text)
    return open_[0] if len(open_) == 1 and YES.fullmatch(said) and not WEAK.fullmatch(said) else None


def denied(text: str, offered: tuple[Choice, ...]) -> Answer:
    """A plain no and nothing else: the choice that says so, or "unclear" where there is none; None for any other message."""
    if NO.fullmatch(_short(text)) is None:
        return None
    return next((place for place, each in enumerate(offered) if declines(each)), UNCLEAR)


def _short(text: str) -> str:
    """The message without punctuation; empty when it is too long to be a plain yes or no."""
    said = bare(normalise(text).text)
    return said if len(said) <= LONGEST else ""


def ordinal(said: str) -> int | None:
    """The place a normalised text names by itself: 第二个 is 1, the last one -1; None for any other text."""
    match = MARKED.fullmatch(said)
    if match is None:
        return None
    if match["last"]:
        return -1
    if match["head"] or match["latter"]:
        return 0 if match["head"] else 1
    return _number(next(match[name] for name in ("zh", "mark", "pick", "en", "word", "letter") if match[name])) - 1


def _number(word: str) -> int:
    if word in ORDINALS or word in WORDS:
        return ORDINALS.get(word) or WORDS[word]
    if word in "abcdef":
        return ord(word) - ord("a") + 1
    return int(word) if word.isascii() else int(chinese_number(word) or Decimal(0))


def _labelled(said: str, choices: Offered) -> int | None:
    """The one whose label it is, but for spaces and punctuation."""
    wanted = core(said)
    found = [place for place, label in enumerate(choices.cores) if label == wanted]
    return found[0] if len(found) == 1 else None


def _by_place(said: str, choices: Offered) -> Answer:
    """第二个, option 2, B; a bare number only where no choice has a figure it could mean instead."""
    count = len(choices.offered)
    if re.search(r"former|latter|前者|后者", said) and count != 2:
        return UNCLEAR if MARKED.fullmatch(said) else None
    if "号" in said and choices.dated:
        return None
    place = ordinal(said)
    if place is not None:
        return place % count if -1 <= place < count else UNCLEAR
    match = PLAIN.fullmatch(said)
    if match is None or count < 2 or any(figures_in(each) for each in choices.offered):
        return None
    place = _number(match["plain"]) - 1
    shown = [at for at, label in enumerate(choices.labels) if match["plain"] in re.findall(r"[0-9]+", label)]
    if shown not in ([], [place]):
        return UNCLEAR
    return place if 0 <= place < count else None


def _whole(offered: tuple[Choice, ...]) -> int | None:
    """The one choice that is about everything the others are about."""
    targets = [frozenset(getattr(each.command, "listings", ())) for each in offered]
    union = frozenset().union(*targets)
    full = [place for place, each in enumerate(targets) if each == union and len(each) > 1]
    smaller = all(len(each) == 1 for place, each in enumerate(targets) if place not in full)
    return full[0] if len(full) == 1 and smaller and len(offered) > 1 else None
