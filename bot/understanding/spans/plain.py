"""A number as plain text: at most fifteen digits, and powers of ten for what is very large or very small."""

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

DIGITS = 15
CONTEXT = Context(prec=DIGITS, rounding=ROUND_HALF_UP, Emin=-999999, Emax=999999)
MOST_DIGITS = 300
"""Longer figures are serial numbers or noise and are not read."""


def written(value: Fraction) -> str:
    """3500000 for 3.5 million, 0.2 for a fifth, 6E-05 for six hundred-thousandths."""
    if not value:
        return "0"
    number = CONTEXT.divide(Decimal(value.numerator), Decimal(value.denominator))
    exponent = number.adjusted()
    if -5 < exponent < DIGITS:
        text = f"{number:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    digits = "".join(map(str, number.as_tuple().digits)).rstrip("0")
    point = f".{digits[1:]}" if digits[1:] else ""
    return f"{'-' if number < 0 else ''}{digits[0]}{point}E{'-' if exponent < 0 else '+'}{abs(exponent):02d}"
