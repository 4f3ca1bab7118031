"""Numbers in Chinese wording: signs, decimals, fractions, mixed numbers, dozens, and the parts of 百分之 forms."""

import re
from fractions import Fraction
from math import prod

from bot.understanding.spans.arabic import LETTERS, PLAIN, SUFFIX, fraction_at, minus_before, plain_value
from bot.understanding.spans.hans import DIGITS, LARGE, MYRIAD, NUMERALS, SMALL, read_integer
from bot.understanding.spans.plain import MOST_DIGITS
from bot.understanding.spans.span import Figure

SHARE = re.compile(
    rf"((?:[百佰千仟{MYRIAD}] *|十(?! *分) *){{1,9}})分 *之 *(?=([负-]?) *[{''.join(NUMERALS)}0-9.])(?:[负-] *)?"
)
POINT = re.compile(
    rf" *点 *([零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖]{{1,60}}|[0-9]{{1,60}})(?! *[十百千拾佰仟]|[刻半]|分(?!之))((?: *[{MYRIAD}])*)"
)
OVER = re.compile(rf" *分 *之 *([负-] *)?(?=[{''.join(NUMERALS)}0-9])")
AND = re.compile(rf" *又 *(?=[{''.join(NUMERALS)}0-9])")
DOZEN = re.compile(r" *打(?![开架仗电算扮击扫印破工听招包折字卡车针断倒拼赌败造发量雷坐磨碎赢响])")
HALF_DOZEN = re.compile(r"半 *打(?![开架仗电算扮击扫印破工听招包折字卡车针断倒拼赌败造发量雷坐磨碎赢响])")
GOES_ON = re.compile(rf" *(?:[{''.join(SMALL)}{MYRIAD}又打]|分 *之|[多余几来][{MYRIAD}]|个亿)")
Amount = tuple[int, Fraction]


def begins_chinese(text: str, end: int) -> bool:
    """Whether half-width digits that end here go on in Chinese (3万, 3分之1, 3打)."""
    return GOES_ON.match(text, end) is not None


def read_chinese(text: str, at: int) -> Figure | None:
    """The figure that begins at `at` with a numeral or a digit. None when there is none."""
    half = HALF_DOZEN.match(text, at)
    if half is not None:
        return Figure(at, half.end(), Fraction(6))
    share = SHARE.match(text, at)
    if share is not None and not (at and text[at - 1] in NUMERALS):
        return _share(text, share)
    figure = _mixed(text, at)
    return None if figure is None else signed(text, figure)


def _share(text: str, share: re.Match[str]) -> Figure | None:
    end, sign = share.end(), -1 if share[2] else 1
    parts = prod(SMALL.get(char) or LARGE.get(char) or 1 for char in share[1])
    found = _mixed(text, end)
    if found is None and text[end] in "百佰" and not text.startswith("分", end + 1):
        found = Figure(end, end + 1, Fraction(100))
    if found is None:
        return None
    start = minus_before(text, share.start())
    start -= 1 if start and text[start - 1] == "负" else 0
    sign = -sign if start < share.start() else sign
    return Figure(end, found.end, found.value * sign, found.loose, share=(start, parts))


def _simple(text: str, at: int) -> Figure | None:
    """A number without 分之 and without a sign: 三万二, 12.5, 15k, 一百二十点五."""
    run = read_integer(text, at)
    if run is None:
        match = PLAIN.match(text, at)
        value = match and plain_value(match[0])
        if match is None or value is None:
            return None
        letters = SUFFIX.match(text, match.end())
        size = LETTERS[letters[1]] if letters else 1
        return Figure(at, letters.end() if letters else match.end(), value * size)
    if run.end - at > MOST_DIGITS:
        return None
    point = POINT.match(text, run.end)
    if point is not None and not run.approximate:
        return Figure(at, point.end(), _with_decimals(run.total(), point))
    approximate = run.approximate or (run.headless and text[at - 1 : at] in ("几", "数"))
    loose = run.end - at == 1 or (run.headless and run.steps == 2 and run.last == "large")
    short = run.before if run.last in ("small", "large") and run.before and run.before[0] > at else None
    return Figure(at, run.end, run.total(), loose, short, approximate=approximate)


def _with_decimals(whole: Fraction, point: re.Match[str]) -> Fraction:
    digits = "".join(str(DIGITS.get(char, char)) for char in point[1])
    return (whole + Fraction(int(digits), 10 ** len(digits))) * prod(LARGE.get(char, 1) for char in point[2])


def _mixed(text: str, at: int) -> Figure | None:
    first = _simple(text, at)
    if first is None or first.approximate:
        return first
    over = _over(text, first)
    if over is not None:
        return over
    joint = AND.match(text, first.end)
    part = joint and _simple(text, joint.end())
    fraction = (part and _over(text, part)) or (joint and fraction_at(text, joint.end()))
    if fraction is not None:
        return Figure(at, fraction.end, first.value + fraction.value)
    dozen = DOZEN.match(text, first.end)
    return Figure(at, dozen.end(), first.value * 12) if dozen else first


def _over(text: str, bottom: Figure) -> Figure | None:
    """A fraction whose denominator has been read."""
    match = OVER.match(text, bottom.end)
    top = match and _simple(text, match.end())
    if not match or not top or not bottom.value:
        return None
    return Figure(bottom.start, top.end, top.value / bottom.value * (-1 if match[1] else 1))


def signed(text: str, figure: Figure) -> Figure:
    """The figure with a 负 or a minus before it."""
    at = figure.start
    start = minus_before(text, at)
    before = text[max(at - 4, 0) : at].rstrip(" ")
    if start == at and before.endswith("负") and not before.endswith(("自负", "肩负", "胜负", "抱负", "欺负", "担负")):
        start = text.rindex("负", 0, at)
    if start == at:
        return figure
    short = figure.short and (figure.short[0], -figure.short[1])
    return Figure(start, figure.end, -figure.value, False, short, approximate=figure.approximate)
