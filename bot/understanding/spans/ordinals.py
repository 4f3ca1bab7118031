"""Ordinals: 第十四, 21st, twenty-fifth, and places told from the end or from here (last, next)."""

import re
from collections.abc import Iterator
from fractions import Fraction

from bot.understanding.numerals import SMALL, TENS
from bot.understanding.spans.chinese import read_chinese
from bot.understanding.spans.english import cardinal
from bot.understanding.spans.hans import NUMERALS
from bot.understanding.spans.plain import MOST_DIGITS
from bot.understanding.spans.span import Kind, Span
from bot.understanding.spans.vocabulary import ORDINALS, SCALES, Word, words_from

NUMBERED = re.compile(rf"第 *(?=[0-9{''.join(NUMERALS)}])")
DIGITS = re.compile(r"(?<![0-9a-z.,])([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+) ?(?:st|nd|rd|th)(?![a-z])")
LEAD = rf"(?:(?:{'|'.join([*SMALL, *TENS, *SCALES, 'hundred', 'a', 'and'])})[ -]+){{0,16}}"
WORDS = re.compile(rf"(?<![a-z])({LEAD})({'|'.join(ORDINALS)})(?![a-z])")
RELATIVE = (
    (r"the one before the last(?: one)?|(?:penultimate|next to last|second to last|last but one)(?: one)?", "end-1"),
    (r"(?:antepenultimate|third to last|last but two)(?: one)?", "end-2"),
    (r"next", "current+1"),
    (r"previous|preceding", "current-1"),
    (r"current(?: one)?", "current+0"),
    (r"last(?! but)", "end+0"),
)
PLACES = re.compile("|".join(f"(?<![a-z])(?P<r{index}>{form})(?![a-z])" for index, (form, _) in enumerate(RELATIVE)))
LATIN = re.compile(r"[a-z]")


def ordinals(text: str) -> list[Span]:
    """The ordinal spans of a folded text. A place from the end or from here has a value such as `end-1` or `current+1`."""
    found = [*_chinese(text)]
    if LATIN.search(text):
        found += [*_digits(text), *_worded(text)]
        kept = [(span.start, span.end) for span in found]
        places = [_place(match) for match in PLACES.finditer(text)]
        hidden = [place for place in places if place.value and place.value.startswith("end-")]
        found = [span for span in found if not any(each.start <= span.start < each.end for each in hidden)]
        found += [
            place for place in places if not any(low <= place.start < high for low, high in kept) or place in hidden
        ]
    return sorted(found, key=lambda span: span.start)


def _chinese(text: str) -> Iterator[Span]:
    for match in NUMBERED.finditer(text):
        figure = read_chinese(text, match.end())
        if figure is not None and figure.value.denominator == 1 and not figure.approximate:
            yield Span(Kind.ORDINAL, match.start(), figure.end, str(int(figure.value)))


def _digits(text: str) -> Iterator[Span]:
    for match in DIGITS.finditer(text):
        if len(match[1]) <= MOST_DIGITS:
            yield Span(Kind.ORDINAL, match.start(), match.end(), str(int(match[1].replace(",", ""))))


def _place(match: re.Match[str]) -> Span:
    return Span(Kind.ORDINAL, match.start(), match.end(), RELATIVE[int((match.lastgroup or "r0")[1:])][1])


def _worded(text: str) -> Iterator[Span]:
    """The ordinal words with the number they complete: thirtieth, twenty-fifth, two hundred and first, two hundredth."""
    for match in WORDS.finditer(text):
        last = ORDINALS[match[2]]
        for word in words_from(text, match.start()) if match[1] else ():
            total = _completed(text, word, match, last)
            if total is not None:
                yield Span(Kind.ORDINAL, word.start, match.end(), str(total))
                break
        else:
            yield Span(Kind.ORDINAL, match.start(2), match.end(), str(last))


def _completed(text: str, first: Word, match: re.Match[str], last: int) -> int | None:
    """The ordinal that begins with `first`; None when its words make no number that the ordinal can complete."""
    if first.start >= match.start(2) or first.name == "and":
        return None
    words = [word for word in words_from(text, first.start) if word.end <= match.start(2)]
    joined = words[:-1] if words[-1].name == "and" else words
    article = joined[0].name == "a" if joined else False
    found = cardinal(joined, 1 if article else 0, None if not article else Fraction(1))
    if found is None or found[0] != len(joined) or found[1].denominator != 1:
        return None
    value, name = int(found[1]), joined[-1].name
    if last >= 100 and len(joined) == len(words):
        return value * last
    above = 100 if name == "hundred" else SCALES.get(name, 0)
    if (name in TENS and last < 10 and len(joined) == len(words)) or last < above:
        return value + last
    return None
