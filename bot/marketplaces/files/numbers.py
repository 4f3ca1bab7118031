"""Numbers as files write them, to exact integers: ten-thousandths for amounts, whole pieces for quantities. Never a float.

`1,234` is a thousand and more in one country and a little over one in another. A number that shows its own decimal mark is read
as it stands; one that does not is read by the mark that the rest of the file shows (see `survey`), or the person is asked.
"""

import re
import unicodedata
from decimal import Decimal

from bot.marketplaces.files.rows import LineRefused

SCALE = 10_000
"""Parts of a major unit that are kept: unit prices may have four decimals."""
DIGITS = 4
LARGEST_AMOUNT = 10**14
"""Ten-thousandths: ten thousand million major units in one line. Keeps sums of whole shops within 64 bits."""
LARGEST_QUANTITY = 10**9

CURRENCY = re.compile(r"(?:cny|rmb|gbp|usd|eur|jpy|hk\$|us\$|[¥$€£元])", re.IGNORECASE)
SHAPE = re.compile(r"[+-]?(?:[0-9][0-9.,]*|[.,][0-9]+)")
SPACED = re.compile(r"\d{1,3}(?:[ '’]\d{3})+(?=$|[.,])")
BRACKETED = re.compile(r"\((.+)\)")
MARKS = (".", ",")


def cleaned(text: str) -> str:
    """Digits, sign and marks only: full width made plain, currency and spaces gone, `(5)` is -5. Raises LineRefused else."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).replace("−", "-").replace("，", ",")
    text = CURRENCY.sub("", text).strip()
    if bracketed := BRACKETED.fullmatch(text):
        text = "-" + bracketed[1]
    if SPACED.search(text):
        text = re.sub(r"[ '’]", "", text)
    text = text.replace("- ", "-")
    if not SHAPE.fullmatch(text):
        raise LineRefused("reject-number", value=text)
    return text


def shown_mark(number: str) -> str:
    """The decimal mark that a cleaned number gives away: `.` or `,`; `?` when it could be read both ways, "" when it has none."""
    digits = number.lstrip("+-")
    found = [mark for mark in MARKS if mark in digits]
    if len(found) == 2:
        return max(MARKS, key=digits.rfind)
    if not found:
        return ""
    mark = found[0]
    if digits.count(mark) > 1:
        return "," if mark == "." else "."
    whole, _, fraction = digits.partition(mark)
    if len(fraction) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0"):
        return "?"
    return mark


def decimal(text: str, mark: str) -> Decimal:
    """The number in `text`; `mark` decides where the number itself does not. Raises LineRefused("reject-number")."""
    number = cleaned(text)
    shown = shown_mark(number)
    point = mark if shown == "?" else shown
    group = "," if point == "." else "."
    whole, _, fraction = number.partition(point) if point else (number, "", "")
    if group in whole and not re.fullmatch(rf"[+-]?\d{{1,3}}(?:{re.escape(group)}\d{{3}})+", whole):
        raise LineRefused("reject-number", value=text)
    plain = whole.replace(group, "") + ("." + fraction if fraction else "")
    if not re.fullmatch(r"[+-]?(?:\d{1,20}(?:\.\d{1,20})?|\.\d{1,20})", plain):
        raise LineRefused("reject-number", value=text)
    return Decimal(plain)


def amount(text: str, mark: str) -> int:
    """An amount in ten-thousandths. Raises LineRefused for what is no number, is finer than that, or is beyond any shop."""
    scaled = decimal(text, mark).scaleb(DIGITS)
    if scaled != scaled.to_integral_value():
        raise LineRefused("reject-too-fine", value=text)
    return within(int(scaled), LARGEST_AMOUNT, text)


def whole(text: str, mark: str) -> int:
    """A count of pieces; `6.0` is 6. Raises LineRefused for parts of a piece."""
    number = decimal(text, mark)
    if number != number.to_integral_value():
        raise LineRefused("reject-quantity", value=text)
    return within(int(number), LARGEST_QUANTITY, text)


def within(value: int, largest: int, text: str) -> int:
    if abs(value) > largest:
        raise LineRefused("reject-too-large", value=text)
    return value
