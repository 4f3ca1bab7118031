"""Ranges of numbers: more than 100, between 20 and 30, 5k-20k, 三十以上, 大于10小于20, 几百万多."""

import re
from dataclasses import dataclass
from fractions import Fraction

from bot.understanding.spans.plain import written
from bot.understanding.spans.span import Figure, Kind, Span


@dataclass(frozen=True, slots=True)
class Side:
    """One bound of a range: `low` is a lower bound, `closed` includes the figure."""

    start: int
    end: int
    value: Fraction
    low: bool
    closed: bool


EQUAL = r"(?:,? ?or (?:equals?|equal(?:ing)?|the same)(?: to| than)?|,? ?or equals? to)"
MORE = r"(?:more|larger|greater|higher|bigger|older|better) than|above|over|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|beyond|after"
LESS = r"(?:less|lower|smaller|fewer|younger|worse) than|below|under|within"
MORE_BARE, LESS_BARE = r"(?:more|larger|greater|higher|bigger)", r"(?:less|lower|smaller|fewer)"
LEADS: tuple[tuple[str, bool, bool], ...] = (
    (rf"(?:{MORE_BARE}(?: than)?{EQUAL}(?: than| to)?|equals? to or {MORE_BARE} than|equal or {MORE_BARE} than"
     rf"|at least(?: or equals? to)?|no (?:less|fewer|smaller|lower) than|not (?:less|under|below|lower|smaller)(?: than)?"
     r"|minimum(?: of)?) ", True, True),
    (rf"(?:{LESS_BARE}(?: than)?{EQUAL}(?: than| to)?|equals? to or {LESS_BARE} than|equal or {LESS_BARE} than"
     rf"|at most(?: or equals? to)?|up to|no (?:more|greater|larger|higher) than|not (?:more|above|over|exceeding|greater|larger)"
     r"(?: than)?|maximum(?: of)?) ", False, True),
    (rf"(?:{MORE}) (?:the )?", True, False),
    (rf"(?:{LESS}) (?:the )?", False, False),
    (r"(?:>=|≥|=>(?!<)) ?|(?:大于等于|大于或等于|不小于|不少于|不低于|不短于|不早于|至少|最少|起码|不下于|不下) ?", True, True),
    (r"(?:<=|≤) ?|(?:小于等于|小于或等于|不大于|不多于|不高于|不超过|不长于|至多|最多|顶多|不到或等于) ?", False, True),
    (r"> ?|(?:大于|多于|高于|超过了?|超出了?|长于|晚于|突破了?|(?:已|早)?过了?(?=[0-9])|胜过) ?", True, False),
    (r"< ?|(?:小于|少于|低于|不到|不足|短于|早于|未满) ?", False, False),
)  # fmt: skip
TAILS: tuple[tuple[str, bool, bool], ...] = (
    (rf" or (?:{MORE_BARE}|over|above)(?: than)?(?![a-z])| (?:and|or) (?:above|over|up|upwards)(?![a-z])", True, True),
    (rf" or (?:{LESS_BARE}|under|below)(?: than)?(?![a-z])| (?:and|or) (?:below|under|down)(?![a-z])", False, True),
    (r" ?(?:或者?|及|和|、)(?:其)?(?:以上|更多|更大|更高)", True, True),
    (r" ?(?:或者?|及|和|、)(?:其)?(?:以下|更少|更小|更低|以内)", False, True),
    (r"(?:个|人|次|元|%)? ?(?:以上|之上)", True, False),
    (r"(?:个|人|次|元|%)? ?(?:以下|之下|以内|之内)", False, False),
)  # fmt: skip
LEAD_AT = [
    (re.compile(rf"(?:(?<![a-z<>=])(?=[a-z])|(?<![<>=])(?=[^a-z]))(?:{form})$"), low, closed)
    for form, low, closed in LEADS
]
TAIL_AT = [(re.compile(form), low, closed) for form, low, closed in TAILS]
THAN = re.compile(r"(?:比|较) ?$")
COMPARED = re.compile(r" ?(?:(大|多|高|长|重|老|贵|快)|(小|少|低|短|轻|便宜|慢))")
EQUALS = re.compile(r"(?<![a-z])(?:equals?(?: to)?|equal to) $|(?<![大小<>=])(?:等于|= ?)$")
OR_EQUAL = re.compile(r" or equals?(?: to)?(?![a-z])")
LINK = re.compile(r" ?(?:,|，|、|and|but|and also|并且?|且|而且|但是?|同时|和|又)? ?")
BETWEEN = re.compile(r"(?:between|from|in the range of|range from|range of|在|从|由|介于|自) ?$")
DASH = re.compile(r" ?[-–—~～] ?(?![-–—~])")
JOIN = re.compile(r" (?:and|to|till|until|through|up to) (?:the )?| ?[到至和与及跟] ?")
CLOSER = re.compile(r" ?(?:个)?(?:之)?间")
ABOUT = re.compile(r"(?:[多余几来][万亿]|十几)")
"""A figure in which something is left open (三千四百五十几万) is a lower bound."""


def ranges(text: str, figures: tuple[Figure, ...]) -> list[Span]:
    """The number ranges of a folded text, with values such as `[20,30)` and `(100,)`."""
    return _Ranges(text, figures).read()


class _Ranges:
    def __init__(self, text: str, figures: tuple[Figure, ...]) -> None:
        self.text, self.found = text, list[Span]()
        self.figures = [figure for figure in figures if not figure.approximate]

    def read(self) -> list[Span]:
        index = 0
        while index < len(self.figures):
            index += self._pair(index) or self._sides(index) or 1
        return self.found

    def _add(self, start: int, end: int, value: str) -> None:
        self.found.append(Span(Kind.RANGE, start, end, value))

    def _pair(self, index: int) -> int:
        """Between 20 and 30, from 200 to 3000, 5k-20k, 10000与20000间: how many figures were read."""
        if index + 1 >= len(self.figures):
            return 0
        first, last = self.figures[index], self.figures[index + 1]
        between = self.text[first.end : last.start]
        start, end = first.start, last.end
        lead = BETWEEN.search(self.text[max(start - 16, 0) : start])
        closer = CLOSER.match(self.text, end)
        value = last.value
        if DASH.fullmatch(between) or (between == "" and self.text[last.start] == "-"):
            value = abs(value) if between == "" else value
            proper = first.value < value and self._is_free(first.start, end)
        else:
            proper = JOIN.fullmatch(between) is not None and (lead is not None or closer is not None)
        if not proper or first.value >= value:
            return 0
        if lead is not None and not DASH.fullmatch(between) and "a" <= lead[0][0] <= "z":
            start = max(start - 16, 0) + lead.start()
        end = closer.end() if closer is not None else end
        self._add(start, end, f"[{written(first.value)},{written(value)})")
        return 2

    def _is_free(self, start: int, end: int) -> bool:
        before, after = self.text[start - 1 : start], self.text[end : end + 1]
        return before not in tuple("-–/") and after not in tuple("-–/") and not before.isdecimal()

    def _side(self, index: int) -> Side | None:
        """The bound that a figure and the words around it tell."""
        figure = self.figures[index]
        start = figure.share[0] if figure.share else figure.start
        head = self.text[max(start - 40, 0) : start]
        tail = next(
            ((match, low, closed) for form, low, closed in TAIL_AT if (match := form.match(self.text, figure.end))),
            None,
        )
        if (
            tail is not None
            and tail[0][0].isascii()
            and index + 1 < len(self.figures)
            and self.figures[index + 1].start <= tail[0].end() + 2
        ):
            tail = None
        equals = EQUALS.search(head)
        if tail is not None:
            begin = start - len(equals[0]) if equals and equals[0][0] == "e" else start
            return Side(begin, tail[0].end(), figure.value, tail[1], tail[2])
        than, compared = THAN.search(head), COMPARED.match(self.text, figure.end)
        if than and compared:
            return Side(start - len(than[0]), compared.end(), figure.value, compared[1] is not None, False)
        for form, low, closed in LEAD_AT:
            match = form.search(head)
            if match is not None:
                equal = OR_EQUAL.match(self.text, figure.end)
                end = equal.end() if equal else figure.end
                return Side(start - len(head) + match.start(), end, figure.value, low, closed or equal is not None)
        return None

    def _sides(self, index: int) -> int:
        """One bound, or two that close a range."""
        figure, side = self.figures[index], self._side(index)
        if side is None:
            return self._exact(figure)
        other = self._side(index + 1) if index + 1 < len(self.figures) else None
        if other is not None and other.low != side.low and other.start >= side.end:
            low, high = (side, other) if side.low else (other, side)
            if LINK.fullmatch(self.text[side.end : other.start]) and low.value <= high.value:
                marks = "[" if low.closed else "(", "]" if high.closed else ")"
                self._add(side.start, other.end, f"{marks[0]}{written(low.value)},{written(high.value)}{marks[1]}")
                return 2
        value = written(side.value)
        text = f"{'[' if side.closed else '('}{value},)" if side.low else f"(,{value}{']' if side.closed else ')'}"
        self._add(side.start, side.end, text)
        return 1

    def _exact(self, figure: Figure) -> int:
        match = EQUALS.search(self.text[max(figure.start - 16, 0) : figure.start])
        if match is not None:
            value = written(figure.value)
            self._add(figure.start - len(match[0]), figure.end, f"[{value},{value}]")
            return 1
        if ABOUT.search(self.text, figure.start, figure.end):
            self._add(figure.start, figure.end, f"({written(figure.value)},)")
            return 1
        return 0
