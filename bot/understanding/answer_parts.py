"""An answer taken apart into names, figures, and words that pick by what a choice does; nothing may be left over."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from bot.domain.money import Money
from bot.domain.operation import PriceScale, PriceSet, PromotionStart
from bot.domain.understood import Choice
from bot.understanding.amounts import Place, read_amount
from bot.understanding.answer_facets import A_DAY, DIRECTIONS, IN_ALL, WORDS, Offered, amounts_of, core, figures_in
from bot.understanding.lexicon import latin
from bot.understanding.ratios import read_ratio
from bot.understanding.tokens import Found, Ratio, RatioKind, Role
from bot.understanding.units import DAYS, follows

_FILLERS = (
    "的|那个|这个|那款|这款|那种|那双|那件|就|就是|是|要|选|我|我说|我说的是|我要|我选|我的意思是|意思是|吧|啊|呀|哈|呗|用|按|请|好的|好|嗯|"
    "行|那|那就|应该是|打|推|,|，|、| |the|one|please|i mean|it's|i want|go with|take|choose|pick|i'll take|ok|okay|a|that|this|for"
)
FILLERS = tuple(sorted(_FILLERS.split("|"), key=len, reverse=True))
SHORTEST_PART = 2
SELECTED = tuple(sorted(WORDS, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of an answer: where it ends, and the places of the choices it fits (None: it says nothing by itself)."""

    end: int
    fits: frozenset[int] | None
    kind: str = ""
    text: str = ""


def picked(said: str, choices: Offered, naming: bool) -> int | Literal["unclear"] | None:
    """The one choice that all parts of the message fit. A lone choice is only named, and only where it was asked which product."""
    parts = _parts(said, choices)
    if parts is None:
        return _by_half(said, choices)
    telling = [each for each in parts if each.fits is not None]
    kinds = {each.kind for each in telling}
    said_words = {each.text for each in telling if each.kind == "word"}
    if "figure" in kinds and (said_words & IN_ALL or (said_words & DIRECTIONS and _could_be_set(telling, choices))):
        return None
    if "figure" in kinds:
        telling = [each for each in telling if each.kind != "word" or each.text not in A_DAY]
    left = frozenset(range(len(choices.offered)))
    for each in telling:
        left &= each.fits or frozenset()
    if len(left) == 1 and telling and (not choices.lone or (naming and kinds == {"name"})):
        return next(iter(left))
    return "unclear" if left and kinds == {"word"} and not choices.lone else None


def _could_be_set(telling: list[Part], choices: Offered) -> bool:
    """Whether a figure is offered both as a new price and as a difference: 降5块 then says no more than it did before."""
    figures = [each.fits or frozenset() for each in telling if each.kind == "figure"]
    sets = {place for place, each in enumerate(choices.offered) if isinstance(each.command, PriceSet)}
    return choices.to_or_by and any(sets & each for each in figures)


def _parts(said: str, choices: Offered) -> list[Part] | None:
    """The whole message as parts; None when something in it is no part of an answer."""
    parts: list[Part] = []
    at = 0
    while at < len(said):
        part = next((found for read in READERS if (found := read(said, at, choices)) is not None), None)
        if part is None:
            return None
        parts.append(part)
        at = part.end
    return parts


def _whole(text: str, at: int, end: int) -> bool:
    """Whether text[at:end] cuts no Latin word and no number."""
    left = at and latin(text[at - 1]) and latin(text[at])
    right = end < len(text) and latin(text[end - 1]) and latin(text[end])
    return not (left or right)


def _name(said: str, at: int, choices: Offered) -> Part | None:
    """A listing's name, or a part of it of two characters or a whole Latin word; the whole name counts before a part."""
    for end in range(len(said), at + SHORTEST_PART - 1, -1):
        piece = said[at:end].strip()
        if len(piece) < SHORTEST_PART or said[at] == " " or not _whole(said, at, end) or _only_figures(piece):
            continue
        exact = frozenset(place for place, name in enumerate(choices.names) if name == piece)
        within = frozenset(place for place, name in enumerate(choices.names) if _holds(name, piece))
        if exact or within:
            return Part(end, exact or within, "name", piece)
    return None


def _only_figures(piece: str) -> bool:
    return not any(each.isalpha() for each in piece) or piece in WORDS or piece in FILLERS


def _holds(name: str, piece: str) -> bool:
    at = name.find(piece)
    return at >= 0 and _whole(name, at, at + len(piece))


def _figure(said: str, at: int, choices: Offered) -> Part | None:
    """An exact amount, share or number of days."""
    ratio = read_ratio(said, at)
    if ratio is not None:
        return (
            None
            if not isinstance(ratio.value, Ratio)
            else _fitting(ratio, said, at, (choices, _has_ratio(ratio.value)))
        )
    currency = next((each.currency for choice in choices.offered for each in amounts_of(choice)), "CNY")
    amount = read_amount(Place(said, at, currency))
    if amount is None or not isinstance(amount.value, Money | Decimal) or amount.role not in {Role.MONEY, Role.NUMBER}:
        return None
    if isinstance(amount.value, Money):
        money = amount.value
        return _fitting(amount, said, at, (choices, lambda choice: money in amounts_of(choice)))
    number, day = amount.value, follows(said, amount.end, tuple(DAYS))
    if day is not None:
        days = number * DAYS[day]
        end = Found(amount.end + len(day), Role.QUANTITY)
        return _fitting(end, said, at, (choices, lambda choice: getattr(choice.command, "days", None) == days))
    if choices.largest is not None:
        return None
    return _fitting(amount, said, at, (choices, lambda choice: _has_number(choice, number)))


def _fitting(found: Found, said: str, at: int, asked: tuple[Offered, Callable[[Choice], bool]]) -> Part | None:
    choices, fits = asked
    if not _whole(said, at, found.end):
        return None
    places = frozenset(place for place, each in enumerate(choices.offered) if fits(each))
    return Part(found.end, places, "figure", said[at : found.end])


def _has_ratio(ratio: Ratio) -> Callable[[Choice], bool]:
    wanted = {ratio.value} if ratio.kind is RatioKind.FACTOR else {ratio.value, 1 - ratio.value, 1 + ratio.value}
    return lambda choice: isinstance(choice.command, PriceScale) and choice.command.factor in wanted


def _has_number(choice: Choice, number: Decimal) -> bool:
    """A number without a unit is an amount in whole units, or a promotion's days."""
    days = choice.command.days if isinstance(choice.command, PromotionStart) else None
    return days == number or any(each.amount == number for each in amounts_of(choice))


def _word(said: str, at: int, choices: Offered) -> Part | None:
    for word in SELECTED:
        if said.startswith(word, at) and _whole(said, at, at + len(word)):
            places = (place for place, each in enumerate(choices.offered) if WORDS[word](each, choices))
            return Part(at + len(word), frozenset(places), "word", word)
    return None


def _filler(said: str, at: int, _: Offered) -> Part | None:
    for word in FILLERS:
        if said.startswith(word, at) and _whole(said, at, at + len(word)):
            return Part(at + len(word), None)
    return None


def _fitting_word(said: str, at: int, choices: Offered) -> Part | None:
    """A word that fits some choice is read before a figure that begins like it (一共 is no 1), but not before 百分之五."""
    part, ratio = _word(said, at, choices), read_ratio(said, at)
    longer = part is not None and ratio is not None and ratio.end > part.end
    return part if part is not None and part.fits and not longer else None


READERS: tuple[Callable[[str, int, Offered], Part | None], ...] = (_name, _fitting_word, _filler, _figure, _word)


def _by_half(said: str, choices: Offered) -> int | None:
    """At least half of one label's own words (销售 of 看销售), where labels hold no figures that words could leave open."""
    piece = core(said)
    if len(piece) < SHORTEST_PART or any(each.isdigit() for each in piece) or len(choices.offered) < 2:
        return None
    if piece.isascii() and len(piece) < 4:
        return None
    held = [
        place
        for place, label in enumerate(choices.cores)
        if not figures_in(choices.offered[place]) and piece in label and 2 * len(piece) >= len(label)
    ]
    within = [place for place, label in enumerate(choices.cores) if piece in label]
    return held[0] if len(held) == 1 and within == held else None
