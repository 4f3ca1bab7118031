"""Money as it is said and written: 5块5, 五块五, 五毛, 一毛五, 一百二, 1.2万, ¥5.5, 20 cents. Exact or refused, never nearly.

`5块5` is 5.50, `两块零五` 2.05, `五块五毛五` 5.55; a tail that could be a count (「50块3天」, 「100块15双」) is left to be one.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.money import Money, MoneyError
from bot.understanding.cores import Core, read_core
from bot.understanding.numerals import CHINESE, DIGITS, is_approximate
from bot.understanding.tokens import Found, Role
from bot.understanding.units import ANY, FOLLOWERS, HUNDREDTHS, SIGNS, WORDS, follows

DIGIT = "[0-9零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖]"
JIAO = re.compile(
    rf"(?P<zero>[零〇])?(?P<jiao>{DIGIT})[毛角毫](?:子|钱)?(?:(?P<half>半)|(?P<z2>[零〇])?(?P<fen>{DIGIT})分?)?"
)
FEN = re.compile(rf"[零〇]?(?P<fen>{DIGIT})分")
TAIL = re.compile(r"[零〇]?[0-9]+|[零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖]+")
SMALL_JIAO = re.compile(r"[毛角毫](?:子|钱|(?!升|米))")
SMALL_FEN = re.compile(r"分(?:钱|(?![别数类享钟之期店]))")
SUFFIX = re.compile(r"(?:钱|整|正)(?![一-鿿])|钱|整(?!个)")
SIGN = re.compile(r"(?:负|-|—)\s*")


@dataclass(frozen=True, slots=True)
class Place:
    """A message, where to read in it, and the shop's currency."""

    text: str
    at: int
    currency: str


def read_amount(place: Place) -> Found | None:
    """Money, a bare number, or something broken or vague that begins here; None when no number does."""
    text, at = place.text, place.at
    sign = SIGN.match(text, at)
    if sign is not None:
        inner = read_amount(Place(text, sign.end(), place.currency)) if sign.end() < len(text) else None
        return None if inner is None else Found(inner.end, Role.BROKEN, "ask-amount-negative")
    prefix = follows(text, at, tuple(SIGNS))
    start = at + len(prefix) if prefix else at
    while prefix and text[start : start + 1] == " ":
        start += 1
    core = read_core(text, start)
    if core is None:
        return None
    if core.problem:
        return Found(core.end, Role.VAGUE if core.problem == "vague" else Role.BROKEN, core.problem_key)
    return _with_unit(place, core, SIGNS[prefix] if prefix else None)


def _with_unit(place: Place, core: Core, fits: frozenset[str] | None) -> Found:
    """The number with the unit and the tail that follow it."""
    text, end = place.text, core.end
    gap = end + 1 if text[end : end + 1] == " " else end
    small = follows(text, gap, tuple(HUNDREDTHS))
    if small and fits is None:
        return _settle(place, core.value / 100, gap + len(small), HUNDREDTHS[small])
    if fits is None:
        jiao = _jiao_only(place, core) or _fen_only(place, core)
        if jiao is not None:
            return jiao
    word = follows(text, gap, tuple(WORDS))
    if word is None:
        return _settle(place, core.value, end, fits) if fits else Found(end, Role.NUMBER, core.value)
    known = WORDS[word] if fits is None else WORDS[word] & fits
    return _main(place, core, gap + len(word), known)


def _main(place: Place, core: Core, end: int, fits: frozenset[str]) -> Found:
    """After 块/元: an optional tail of jiao and fen."""
    tail = _tail(place.text, end)
    if tail is None:
        return _settle(place, core.value, _suffix(place.text, end), fits)
    value, tail_end = tail
    if value is None:
        return Found(tail_end, Role.VAGUE, "ask-amount-vague")
    if value < 0 or not core.round_off:
        return Found(tail_end, Role.BROKEN, "ask-amount-malformed")
    return _settle(place, core.value + value, _suffix(place.text, tail_end), fits)


def _suffix(text: str, end: int) -> int:
    match = SUFFIX.match(text, end)
    return match.end() if match else end


def _tail(text: str, at: int) -> tuple[Decimal | None, int] | None:
    """Jiao and fen after 块, in units, and where they end. Value None: vague; negative: malformed."""
    if text.startswith("半", at):
        return Decimal("0.5"), at + 1
    jiao = JIAO.match(text, at)
    if jiao is not None:
        return _jiao(text, jiao)
    fen = FEN.match(text, at)
    if fen is not None:
        return Decimal(_digit(fen["fen"])) / 100, fen.end()
    return _bare_tail(text, at)


def _bare_tail(text: str, at: int) -> tuple[Decimal | None, int] | None:
    match = TAIL.match(text, at)
    if match is None:
        return None
    run, end = match[0], match.end()
    if follows(text, end, FOLLOWERS):
        if run[-1] not in "一两1" or len(run) == 1:
            return None
        run, end = run[:-1], end - 1
    if len(run) == 1 and _digit(run):
        return Decimal(_digit(run)) / 10, end
    if len(run) == 2:
        if is_approximate(run):
            return None, end
        return Decimal(10 * _digit(run[0]) + _digit(run[1])) / 100, end
    return Decimal(-1), end


def _digit(char: str) -> int:
    return int(char) if char in "0123456789" else DIGITS[char]


def _jiao(text: str, match: re.Match[str]) -> tuple[Decimal, int]:
    """Up to three parts: 五毛, 五毛五, 五毛半."""
    if match["z2"] or not _digit(match["jiao"]) or (match["zero"] and (match["fen"] or match["half"])):
        return Decimal(-1), match.end()
    value = Decimal(_digit(match["jiao"])) / 10
    if match["half"]:
        return value + Decimal("0.05"), match.end()
    if match["fen"] is None:
        return value, match.end()
    if text[match.end() - 1] != "分" and follows(text, match.end(), FOLLOWERS):
        return value, match.start("fen")
    if text[match.end() : match.end() + 1] in {*CHINESE, *"0123456789."} - {""}:
        return Decimal(-1), match.end() + 1
    return value + Decimal(_digit(match["fen"])) / 100, match.end()


def _jiao_only(place: Place, core: Core) -> Found | None:
    """五毛, 一毛五, 两毛半: nothing above the jiao."""
    unit = SMALL_JIAO.match(place.text, core.end)
    if unit is None:
        return None
    if core.value != int(core.value) or not 1 <= core.value <= 9:
        return Found(unit.end(), Role.BROKEN, "ask-amount-malformed")
    match = JIAO.match(place.text, core.end - 1)
    value, end = _jiao(place.text, match) if match else (core.value / 10, unit.end())
    if value < 0:
        return Found(end, Role.BROKEN, "ask-amount-malformed")
    return _settle(place, value, _suffix(place.text, end), ANY)


def _fen_only(place: Place, core: Core) -> Found | None:
    unit = SMALL_FEN.match(place.text, core.end)
    if unit is None:
        return None
    if core.value != int(core.value) or not 1 <= core.value <= 99:
        return Found(unit.end(), Role.BROKEN, "ask-amount-malformed")
    if place.text[unit.end() : unit.end() + 1] in {*CHINESE, *"0123456789", "半"} - {""}:
        return Found(unit.end() + 1, Role.BROKEN, "ask-amount-malformed")
    return _settle(place, core.value / 100, unit.end(), ANY)


def _settle(place: Place, value: Decimal, end: int, fits: frozenset[str]) -> Found:
    """Money of the shop, or why it is none."""
    if place.currency not in fits:
        return Found(end, Role.FOREIGN, "ask-currency")
    try:
        money = Money.of(value, place.currency)
    except MoneyError:
        return Found(end, Role.BROKEN, "ask-amount-precision")
    return Found(end, Role.MONEY, money)
