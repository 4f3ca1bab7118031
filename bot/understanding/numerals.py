"""Numerals in Chinese and English words, read strictly: what is no number by the rules is refused, never patched up."""

import re
from decimal import Decimal

DIGITS = {char: value for value, chars in enumerate(("零〇", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
          for char in chars}  # fmt: skip
FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟〇", "一二三四五六七八九十百千零")
CHINESE = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟"
SECTION = re.compile(
    r"(?:(?P<k>[一二两三四五六七八九])千)?(?P<z1>零)?(?:(?P<h>[一二两三四五六七八九])百)?(?P<z2>零)?"
    r"(?:(?P<t>[一二三四五六七八九])?(?P<ten>十))?(?P<u>[一二两三四五六七八九])?"
)
APPROXIMATE = re.compile(r"[一二两三四五六七八九]{2}")


def is_approximate(run: str) -> bool:
    """Two neighbouring digits side by side, as in 五六 or 两三十: a range, not a number."""
    return any(DIGITS[pair[1]] - DIGITS[pair[0]] == 1 for pair in _pairs(run))


def _pairs(run: str) -> list[str]:
    return [run[index : index + 2] for index in range(len(run) - 1) if APPROXIMATE.fullmatch(run[index : index + 2])]


def chinese_integer(run: str) -> int | None:
    """一百二 is 120, 三万五 is 35000, 一百零二 is 102. None when it is no well-formed whole number."""
    run = run.translate(FORMAL)
    if run == "零":
        return 0
    for unit, size in (("亿", 10**8), ("万", 10**4)):
        if unit in run:
            return _split(run, unit, size)
    return _section(run)


def _split(run: str, unit: str, size: int) -> int | None:
    left, _, right = run.partition(unit)
    high = chinese_integer(left) if left else None
    if not high or (unit == "万" and high >= 10**4):
        return None
    if not right:
        return high * size
    if len(right) == 1:
        return high * size + DIGITS[right] * size // 10 if right in DIGITS and right != "零" else None
    low = chinese_integer(right.removeprefix("零"))
    if not low or low >= size or (not right.startswith("零") and low < size // 100):
        return None
    return high * size + low


def _section(run: str) -> int | None:
    """A number under ten thousand."""
    match = SECTION.fullmatch(run)
    if match is None or not run or not _well_formed(match):
        return None
    k, h, t, u = (DIGITS.get(match[name] or "", 0) for name in ("k", "h", "t", "u"))
    tens = (t or 1) * 10 if match["ten"] else 0
    return k * 1000 + h * 100 + tens + u * _last_unit(match)


def _last_unit(match: re.Match[str]) -> int:
    """What a last bare digit counts: tens in 一百二, hundreds in 三千六, ones after 十 or 零."""
    if match["ten"] or match["z1"] or match["z2"]:
        return 1
    if match["h"]:
        return 10
    return 100 if match["k"] else 1


def _well_formed(match: re.Match[str]) -> bool:
    k, h, t, ten, u = (match[name] for name in ("k", "h", "t", "ten", "u"))
    if match["z1"] and not (k and (h is None) and (ten or u)):
        return False
    if match["z2"] and not (h and u and not ten):
        return False
    if ten and not t and (match["z1"] or (k and not h)):
        return False
    if k and not h and ten and not match["z1"]:
        return False
    return not (u == "两" and (k or h or ten))


def chinese_number(run: str) -> Decimal | None:
    """A whole number or one with 点: 十二点八 is 12.8."""
    whole, dot, fraction = run.partition("点")
    number = chinese_integer(whole)
    if number is None or not dot:
        return None if number is None else Decimal(number)
    if not fraction or any(char not in DIGITS or char == "两" for char in fraction):
        return None
    return Decimal(f"{number}.{''.join(str(DIGITS[char]) for char in fraction)}")


SMALL = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19,
}  # fmt: skip
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
SCALES = {"hundred": 100, "thousand": 1000}
ENGLISH = re.compile(
    rf"(?<![a-z])(?:{'|'.join([*SMALL, *TENS])})(?:[ -](?:{'|'.join([*SMALL, *TENS, *SCALES])}))*(?![a-z])"
)


def english_integer(words: str) -> int | None:
    """ "three hundred", "twenty five", "two thousand five hundred". None for "five fifty", which is said for two things."""
    total, current = 0, -1
    for word in re.split(r"[ -]", words):
        if word in SCALES:
            if current <= 0 or (total and total % (SCALES[word] * 10)):
                return None
            total, current = total + current * SCALES[word], -1
        elif current == -1:
            current = SMALL.get(word, TENS.get(word, 0))
        elif word in SMALL and 0 < SMALL[word] < 10 and current >= 20 and current % 10 == 0:
            current += SMALL[word]
        else:
            return None
    return total + max(current, 0)
