"""Quantities in units of measure: 10 1/2 miles, 387万亩, 5 feet and 2 inches, 20 {kg}."""

import re
from fractions import Fraction

from bot.understanding.spans.lookup import indexed, longest_at
from bot.understanding.spans.plain import written
from bot.understanding.spans.span import Figure, Kind, Span
from bot.understanding.spans.units import PART_OF, UNITS

INDEX = indexed(UNITS)
GAP = re.compile(r" ?[多余几来] ?| ?[-–]?(?: ?(?=[{\[]))?[{\[]?| ")
NO_UNIT = {
    "in": re.compile(r"in\b(?! ?(?:$|[.,;)]|long|wide|tall|high))"),
    "m": re.compile(r"m ?(?:\$|dollar|usd|eur|people|users)"),
    '"': re.compile(r'"[^\s,.]'),
    "度": re.compile(r"度[假过量]"),
    "节": re.compile(r"节[^,。]"),
    "克": re.compile(r"克[朗服隆拉]"),
    "卡": re.compile(r"卡[片车通号里瓦丁]"),
    "里": re.compile(r"里[面边头外程]"),
    "米": re.compile(r"米[饭粒线粉]"),
    "两": re.compile(r"两[个边种次人天年]"),
    "码": re.compile(r"码[数头]"),
    "伏": re.compile(r"伏[特击]?[笔天]"),
    "瓦": re.compile(r"瓦[片房]"),
    "桶": re.compile(r"桶装"),
}
"""What shows that a word is no unit here."""
BEFORE = re.compile(r"[a-z]-?$")
PER = re.compile(r"(?<![a-z])per ([a-z]+)(?![a-z])")
JOINT = re.compile(r" (?:and )?|,? ?|")


def quantities(text: str, figures: tuple[Figure, ...], money: list[Span]) -> list[Span]:
    """The quantity spans of a folded text; what is money is none."""
    found: list[Span] = []
    for figure in figures:
        hit = (
            None
            if figure.approximate or BEFORE.search(text, max(figure.start - 2, 0), figure.start)
            else _one(text, figure)
        )
        if hit is None or any(span.start < hit[1] and hit[0] < span.end for span in money):
            continue
        start, end, name, value = hit
        joined = _joined(text, found, hit)
        if joined is not None:
            found[-1] = joined
        else:
            found.append(Span(Kind.QUANTITY, start, end, written(value), name))
    found.extend(
        Span(Kind.QUANTITY, match.start(1), match.end(1), None, UNITS[match[1]])
        for match in PER.finditer(text)
        if len(match[1]) > 3 and match[1] in UNITS
    )
    return sorted(found, key=lambda span: span.start)


Hit = tuple[int, int, str, Fraction]


def _one(text: str, figure: Figure) -> Hit | None:
    best: Hit | None = None
    for end, value in ((figure.end, figure.value), *((figure.short,) if figure.short else ())):
        gap = GAP.match(text, end)
        at = gap.end() if gap else end
        word = longest_at(text, at, INDEX)
        if word is None or (word in NO_UNIT and NO_UNIT[word].match(text, at)):
            continue
        stop = at + len(word)
        if gap and gap[0].endswith(("{", "[")):
            stop += 1 if text[stop : stop + 1] in ("}", "]") else 0
        if best is None or stop > best[1] or (stop == best[1] and word != "兆"):
            best = (figure.start, stop, UNITS[word], value)
    return best


def _joined(text: str, found: list[Span], hit: Hit) -> Span | None:
    """A smaller unit added to the larger one right before it."""
    start, end, name, value = hit
    whole = PART_OF.get(name)
    if not found or whole is None or found[-1].unit != whole[0] or found[-1].value is None:
        return None
    last = found[-1]
    if text[last.end : start] not in (" ", " and ", "", ", "):
        return None
    return Span(Kind.QUANTITY, last.start, end, written(Fraction(last.value or 0) + value / whole[1]), last.unit)
