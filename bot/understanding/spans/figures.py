"""Every figure of a text, in both languages, before it is known what each counts."""

import re
from fractions import Fraction

from bot.understanding.spans.arabic import FRACTION, PLAIN, VULGAR, minus_before, read_arabic
from bot.understanding.spans.chinese import begins_chinese, read_chinese, signed
from bot.understanding.spans.english import STARTS, begins_english, read_english
from bot.understanding.spans.hans import NUMERALS
from bot.understanding.spans.span import Figure

BEGINS = re.compile(rf"[0-9]|(?<![0-9a-z.])\.(?=[0-9])|[{''.join(NUMERALS)}{''.join(VULGAR)}]|半(?= *打)|{STARTS}")
MINUS = re.compile(r"(?<![a-z])(?:minus|negative) +$")
SIGNS = frozenset("$€£¥")


def figures(text: str) -> tuple[Figure, ...]:
    """The figures of a folded text, in order and apart."""
    found: list[Figure] = []
    at = 0
    while (match := BEGINS.search(text, at)) is not None:
        figure = _read(text, match.start())
        if figure is None:
            at = _after(text, match)
        else:
            found.append(figure)
            at = figure.end
    return tuple(found)


def _after(text: str, match: re.Match[str]) -> int:
    """Where to look on when nothing is read: behind the whole run of digits."""
    digits = PLAIN.match(text, match.start())
    return max(match.end(), digits.end() if digits else 0)


def _read(text: str, at: int) -> Figure | None:
    if "a" <= text[at] <= "z":
        return _negated(text, read_english(text, at))
    digits = PLAIN.match(text, at)
    if digits is None:
        return read_chinese(text, at) if text[at] not in VULGAR else _vulgar(text, at)
    if begins_chinese(text, digits.end()):
        return read_chinese(text, at)
    if begins_english(text, _number_end(text, at)):
        money = text[:at].rstrip(" ")[-1:] in SIGNS
        return _negated(text, read_english(text, at, money)) or read_arabic(text, at)
    figure = read_arabic(text, at)
    return signed(text, figure) if figure and "负" in text[max(at - 2, 0) : at] else figure


def _number_end(text: str, at: int) -> int:
    """Where digits end, a fraction after them included (10 1/2 million)."""
    match = FRACTION.match(text, at) or PLAIN.match(text, at)
    return match.end() if match else at


def _vulgar(text: str, at: int) -> Figure:
    start = minus_before(text, at)
    value = Fraction(VULGAR[text[at]])
    return Figure(start, at + 1, -value if start < at else value)


def _negated(text: str, figure: Figure | None) -> Figure | None:
    """A figure in words with the minus before it, as a sign or in words."""
    if figure is None:
        return None
    said = MINUS.search(text, max(figure.start - 12, 0), figure.start)
    start = said.start() if said else minus_before(text, figure.start)
    return figure if start == figure.start else Figure(start, figure.end, -figure.value)
