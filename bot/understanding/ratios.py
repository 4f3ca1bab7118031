"""Parts and discounts: 5%, 百分之三, 3个点, 一成半, 九五折, 半价, 翻倍. What merchants say two ways about is asked, not picked."""

import re
from decimal import Decimal

from bot.understanding.numerals import CHINESE, DIGITS, chinese_number, is_approximate
from bot.understanding.tokens import Found, Ratio, RatioKind, Role, plain

NUMBER = rf"(?:[0-9]+(?:\.[0-9]+)?|[{CHINESE}]+(?:点[{CHINESE}]+)?)"
HUNDREDTHS = re.compile(rf"百分之({NUMBER})")
THOUSANDTHS = re.compile(rf"千分之({NUMBER})")
PERCENT = re.compile(rf"({NUMBER}) ?(?:%|个?百分点|个点|(?:percent|pct)(?![a-z]))")
TENTHS = re.compile(rf"({NUMBER})成(半|[一二三四五六七八九])?")
DISCOUNT = re.compile(rf"({NUMBER})折(半)?")
TIMES = re.compile(rf"(?:{NUMBER}|几) ?(?:倍|times(?![a-z])|x(?![a-z0-9]))")
RANGE = re.compile(rf"{NUMBER}%? ?[-~到至] ?{NUMBER} ?(?:%|折|成|个点)")
FIXED: dict[str, Ratio] = {
    "半价": Ratio(RatioKind.FACTOR, Decimal("0.5")),
    "对折": Ratio(RatioKind.FACTOR, Decimal("0.5")),
    "half price": Ratio(RatioKind.FACTOR, Decimal("0.5")),
    "half-price": Ratio(RatioKind.FACTOR, Decimal("0.5")),
    "减半": Ratio(RatioKind.FACTOR, Decimal("0.5")),
    "折半": Ratio(RatioKind.FACTOR, Decimal("0.5")),
    "一半": Ratio(RatioKind.SHARE, Decimal("0.5")),
    "half off": Ratio(RatioKind.FACTOR, Decimal("0.5")),
    "in half": Ratio(RatioKind.FACTOR, Decimal("0.5")),
    "double": Ratio(RatioKind.FACTOR, Decimal(2)),
    "halve": Ratio(RatioKind.FACTOR, Decimal("0.5")),
    "triple": Ratio(RatioKind.FACTOR, Decimal(3)),
    "翻一番": Ratio(RatioKind.FACTOR, Decimal(2)),
    "翻一倍": Ratio(RatioKind.FACTOR, Decimal(2)),
    "翻倍": Ratio(RatioKind.FACTOR, Decimal(2)),
    "一倍": Ratio(RatioKind.SHARE, Decimal(1)),
}
STARTS = frozenset("半对一翻减折hidt")


def number(text: str) -> Decimal | None:
    """An Arabic or Chinese numeral as it stands."""
    return Decimal(text) if text[0] in "0123456789" else chinese_number(text)


def read_ratio(text: str, at: int) -> Found | None:
    """The ratio that begins at `at`, or None."""
    if text[at] in STARTS:
        for word, ratio in FIXED.items():
            if word[0].isascii() and at and text[at - 1].isascii() and text[at - 1].isalpha():
                continue
            if text.startswith(word, at) and not (
                word[-1].isascii() and text[at + len(word) : at + len(word) + 1].isalpha()
            ):
                return Found(at + len(word), Role.RATIO, ratio)
    if text[at] not in CHINESE and text[at] not in "0123456789几":
        return None
    for pattern, reader in READERS:
        match = pattern.match(text, at)
        if match is not None:
            return reader(match)
    return None


def _broken(match: re.Match[str]) -> Found:
    return Found(match.end(), Role.BROKEN, "ask-ratio-unclear")


def _share(match: re.Match[str], divisor: int) -> Found:
    value = number(match[1])
    if value is None:
        return _broken(match)
    return Found(match.end(), Role.RATIO, Ratio(RatioKind.SHARE, plain(value / divisor)))


def _tenths(match: re.Match[str]) -> Found:
    value = number(match[1])
    if value is None or value > 10 or is_approximate(match[1]) or (match[2] and value != int(value)):
        return _broken(match)
    extra = Decimal("0.5") if match[2] == "半" else Decimal(DIGITS[match[2]]) / 10 if match[2] else Decimal(0)
    return Found(match.end(), Role.RATIO, Ratio(RatioKind.SHARE, plain((value + extra) / 10)))


def _discount(match: re.Match[str]) -> Found:
    factor = _discount_factor(match[1])
    if factor is None or match[2]:
        return Found(match.end(), Role.BROKEN, "ask-discount-unclear")
    return Found(match.end(), Role.RATIO, Ratio(RatioKind.FACTOR, plain(factor)))


def _discount_factor(text: str) -> Decimal | None:
    """九 is 0.9, 九五 and 95 and 9.5 are 0.95. None for 0.95折, 十五折, 15折 and ranges such as 八九折."""
    if all(char in DIGITS for char in text) and len(text) == 2:
        if is_approximate(text) or DIGITS[text[0]] < 3:
            return None
        return Decimal(10 * DIGITS[text[0]] + DIGITS[text[1]]) / 100
    value = number(text)
    if value is None or (text[0] in "0123456789" and "." in text and text[0] == "0"):
        return None
    if 1 <= value < 10:
        return value / 10
    return value / 100 if 30 <= value < 100 and text.isascii() and "." not in text else None


READERS = (
    (RANGE, _broken),
    (TIMES, lambda match: Found(match.end(), Role.BROKEN, "ask-times-unclear")),
    (HUNDREDTHS, lambda match: _share(match, 100)),
    (THOUSANDTHS, lambda match: _share(match, 1000)),
    (PERCENT, lambda match: _share(match, 100)),
    (TENTHS, _tenths),
    (DISCOUNT, _discount),
)
