"""Amounts, numbers, dates and lists as CLDR writes them in each language, so that no number is ever formatted by hand."""

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent

from bot.domain.money import Money

THIN_SPACES = str.maketrans({"\u2009": " ", "\u202f": " ", "\u00a0": " "})
"""CLDR's typographic spaces break searching and copying on phones."""


@lru_cache(maxsize=8)
def locale_of(language: str) -> Locale:
    """Babel's locale of one of our languages ("zh-Hans", "en"). Raises ValueError for a malformed name."""
    return Locale.parse(language.replace("-", "_"))


def money(amount: Money, language: str) -> str:
    """Symbol, grouping and exactly the currency's digits: ¥1,234.50; a negative amount starts with a minus sign."""
    return format_currency(amount.amount, amount.currency, locale=locale_of(language)).translate(THIN_SPACES)


def signed_money(amount: Money, language: str) -> str:
    """Like `money`, with a plus sign before a positive amount."""
    return f"+{money(amount, language)}" if amount.minor > 0 else money(amount, language)


def rounded_money(amount: Decimal, currency: str, language: str) -> str:
    """An exact sum in major units, rounded half up once, here, to the currency's digits."""
    return money(Money.rounded(amount, currency), language)


def number(value: Decimal | int, language: str) -> str:
    """Plain grouping and up to six decimals; 1.2万 and 12K are never written."""
    return format_decimal(value, format="#,##0.######", locale=locale_of(language)).translate(THIN_SPACES)


def percent(ratio: Decimal, language: str) -> str:
    """A share (0.083) as a percentage with at most one decimal (8.3%)."""
    return format_percent(ratio, format="#,##0.#%", locale=locale_of(language)).translate(THIN_SPACES)


def full_day(day: date, language: str) -> str:
    """Year, month, day and weekday."""
    return format_skeleton("yMMMEd", day, locale=locale_of(language)).translate(THIN_SPACES)


def short_day(day: date, language: str) -> str:
    """Month, day and weekday, for days near enough that the year is plain."""
    return format_skeleton("MMMEd", day, locale=locale_of(language)).translate(THIN_SPACES)


def plain_day(day: date, language: str) -> str:
    """Month and day."""
    return format_skeleton("MMMd", day, locale=locale_of(language)).translate(THIN_SPACES)


def axis_day(day: date, language: str) -> str:
    """Month and day in digits, for the foot of a chart."""
    return format_skeleton("Md", day, locale=locale_of(language))


def weekday(day: date, language: str) -> str:
    """The weekday's full name."""
    return format_date(day, "EEEE", locale=locale_of(language))


def period(first: date, last: date, language: str) -> str:
    """Whole days `first`..`last`, both inclusive, with the year; one day is written as that day."""
    if first == last:
        return full_day(first, language)
    return format_interval(first, last, "yMMMd", locale=locale_of(language)).translate(THIN_SPACES)


def short_period(first: date, last: date, language: str) -> str:
    """Whole days `first`..`last`, both inclusive, without the year."""
    if first == last:
        return plain_day(first, language)
    return format_interval(first, last, "MMMd", locale=locale_of(language)).translate(THIN_SPACES)


def clock(at: datetime | time) -> str:
    """Hours and minutes of the wall clock, 24 hours in every language. The caller gives a time in the shop's zone."""
    return f"{at.hour:02d}:{at.minute:02d}"


def moment(at: datetime, language: str) -> str:
    """Month, day, weekday and time."""
    return f"{short_day(at.date(), language)} {clock(at)}"


def listing(items: Sequence[str], language: str) -> str:
    """A list in words: A、B和C; A, B, and C."""
    return format_list(list(items), locale=locale_of(language))
