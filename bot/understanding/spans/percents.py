"""Percentages: signs, words, 百分之 and its kin, 百分点, 成 and 折 (a discount is the part that is paid)."""

import re
from dataclasses import replace
from fractions import Fraction

from bot.understanding.spans.plain import written
from bot.understanding.spans.span import Figure, Kind, Span

SIGN = re.compile(
    r" ?%(?![0-9])|[ -]?(?:per ?cents?|percentages?|pct)(?![a-z])(?! points)|[ -]?percentage points?(?![a-z])"
)
PERMILLE = re.compile(r" ?‰")
POINTS = re.compile(r" *个? *百 *分 *点")
TENTHS = re.compile(r" *成(?![绩为立功果本交长员就熟分都份语品型])")
MORE = re.compile(r" *([一二三四五六七八九1-9])(?![0-9一二三四五六七八九十百千万亿.点个])|半")
FOLD = re.compile(r" *折(?![磨扣腾叠腰断算射线页合])")
BEFORE = re.compile(r"(?<![a-z])(?:per ?cent|percentage|percent) of (?:-|minus )?$")
SPECIAL = re.compile(r"半 *成(?![绩品功])|(?<=打) *对 *折|(?<=打了) *对 *折|半 *折(?!叠)|百 *分 *之? *百")
VALUES = {"成": Fraction(5), "折": Fraction(50), "百": Fraction(100)}
BARE = re.compile(r"(?<![a-z])(?:percentages?|per cent|percent)(?![a-z])")
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s\u2e80-\u9fff]+")
DIGITS = {char: value for value, char in enumerate("一二三四五六七八九", start=1)}


def percents(text: str, figures: tuple[Figure, ...]) -> list[Span]:
    """The percentage spans of a folded text. Web addresses have none."""
    hidden = [match.span() for match in ADDRESS.finditer(text)] if "/" in text or "www" in text else []
    joined = [_side_by_side(text, *pair) for pair in zip((None, *figures), figures, strict=False)]
    found: list[Span] = []
    for figure in joined:
        span = _percent(text, figure)
        if span and not _within(span, hidden) and not _met(found, span.start, span.end):
            found.append(span)
    for match in SPECIAL.finditer(text):
        if not _met(found, match.start(), match.end()):
            start = match.end() - len(match[0].lstrip())
            found.append(_span(start, match.end(), VALUES[match[0][-1]]))
    bare = (match for match in BARE.finditer(text) if not _met(found, match.start(), match.end()))
    found.extend(Span(Kind.PERCENT, match.start(), match.end(), None, "%") for match in bare)
    return sorted(found, key=lambda span: span.start)


def _side_by_side(text: str, last: Figure | None, figure: Figure) -> Figure:
    """Two numerals with only spaces between are one discount: 六 五 折."""
    if (
        last is None
        or not (last.loose and figure.loose and last.value < 10 and figure.value < 10)
        or last.end == figure.start
    ):
        return figure
    if text[last.end : figure.start].strip(" ") or not FOLD.match(text, figure.end):
        return figure
    return replace(figure, start=last.start, value=last.value * 10 + figure.value)


def _within(span: Span, hidden: list[tuple[int, int]]) -> bool:
    return any(start <= span.start < end for start, end in hidden)


def _met(found: list[Span], start: int, end: int) -> bool:
    return any(span.start < end and start < span.end for span in found)


def _span(start: int, end: int, value: Fraction) -> Span:
    return Span(Kind.PERCENT, start, end, f"{written(value)}%", "%")


def _percent(text: str, figure: Figure) -> Span | None:
    if figure.approximate:
        return None
    if figure.share:
        start, parts = figure.share
        return _span(start, figure.end, figure.value * 100 / parts)
    return _signed(text, figure) or _tenths(text, figure) or _folds(text, figure) or _said_before(text, figure)


def _signed(text: str, figure: Figure) -> Span | None:
    for pattern, size in ((SIGN, Fraction(1)), (PERMILLE, Fraction(1, 10)), (POINTS, Fraction(1))):
        match = pattern.match(text, figure.end)
        if match is not None:
            return _span(figure.start, match.end(), figure.value * size)
    return None


def _tenths(text: str, figure: Figure) -> Span | None:
    """七成, 七成六, 两成半."""
    match = TENTHS.match(text, figure.end)
    if match is None or not 0 < figure.value <= 100:
        return None
    value, end = figure.value * 10, match.end()
    more = MORE.match(text, end)
    if more is not None:
        return _span(figure.start, more.end(), value + (DIGITS.get(more[1]) or int(more[1]) if more[1] else 5))
    return _span(figure.start, end, value)


def _folds(text: str, figure: Figure) -> Span | None:
    """六折 and 六五折: up to ten are tenths, two digits are hundredths."""
    match = FOLD.match(text, figure.end)
    if match is None or not 0 < figure.value < 100:
        return None
    return _span(figure.start, match.end(), figure.value * 10 if figure.value <= 10 else figure.value)


def _said_before(text: str, figure: Figure) -> Span | None:
    """Per cent of 210."""
    match = BEFORE.search(text, max(figure.start - 20, 0), figure.end)
    before = BEFORE.search(text[max(figure.start - 20, 0) : figure.start])
    if before is None and match is None:
        return None
    start = max(figure.start - 20, 0) + before.start() if before else figure.start
    return _span(start, figure.end, figure.value)
