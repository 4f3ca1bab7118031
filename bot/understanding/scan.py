"""A message as tokens: names first, then dates, ratios, amounts and words; what nothing reads is an unknown token."""

import re
import unicodedata
from decimal import Decimal

from bot.domain.understood import Context
from bot.understanding.amounts import Place, read_amount
from bot.understanding.clock_times import read_clock
from bot.understanding.dates import read_period
from bot.understanding.lexicon import read_word
from bot.understanding.numerals import CHINESE
from bot.understanding.products import Mention, mentions, partial
from bot.understanding.ratios import read_ratio
from bot.understanding.tokens import Found, Quantity, Ratio, RatioKind, Role, Token, plain
from bot.understanding.units import DAYS, MEASURES, SPANS, follows

LATIN_WORD = re.compile(r"[a-z][a-z0-9'_]*")
COUNTED = (*DAYS, *MEASURES, *SPANS)
DIGITS = frozenset("0123456789")
NAMED = frozenset({Role.PER_UNIT, Role.PER_DAY, Role.PER_MONTH, Role.PER_WEEK})


def scan(text: str, context: Context) -> tuple[Token, ...]:
    """The tokens of normalised text; together they cover everything but spaces."""
    tokens: list[Token] = []
    at = 0
    for mention in mentions(text, context.catalog):
        tokens += _gap(text[: mention.start], at, context)
        tokens.append(_product(text, mention))
        at = mention.end
    return tuple(tokens + _gap(text, at, context))


def _gap(text: str, at: int, context: Context) -> list[Token]:
    """text[at:] has no full name in it; where it has unknown words they may still be the end of a title."""
    tokens = _merged(_segment(text, at, context), text)
    if not any(token.role is Role.UNKNOWN for token in tokens):
        return tokens
    mention = partial(text, at, context.catalog)
    if mention is None:
        return tokens
    before = _merged(_segment(text[: mention.start], at, context), text)
    return [*before, _product(text, mention), *_gap(text, mention.end, context)]


def _product(text: str, mention: Mention) -> Token:
    return Token(Role.PRODUCT, mention.start, mention.end, text[mention.start : mention.end], mention.names)


def _segment(text: str, at: int, context: Context) -> list[Token]:
    """Tokens of text[at:]; the text ends where the next name begins."""
    tokens: list[Token] = []
    while at < len(text):
        if text[at] == " ":
            at += 1
            continue
        found = _read(text, at, context)
        tokens.append(Token(found.role, at, found.end, text[at : found.end], found.value))
        at = found.end
    return tokens


def _read(text: str, at: int, context: Context) -> Found:
    """Whatever begins at `at`; an unknown word or character when no grammar knows it."""
    if text[at] == "." and text[at + 1 : at + 2] in DIGITS:
        return Found(at + 2, Role.BROKEN, "ask-amount-malformed")
    word = read_word(text, at)
    if (
        word is not None
        and text[at] in CHINESE
        and word.end > at + 1
        and (word.role not in NAMED or not _digit_before(text, at))
    ):
        return word
    clock = read_clock(text, at)
    if clock is not None:
        return clock
    period = read_period(text, at, context.today)
    if period is not None and (word is None or period.end >= word.end):
        return period
    number = _number(text, at, context)
    if number is not None and (word is None or number.end >= word.end):
        return number
    return word or _unknown(text, at)


def _digit_before(text: str, at: int) -> bool:
    return bool(at) and text[at - 1] in CHINESE


def _number(text: str, at: int, context: Context) -> Found | None:
    """A ratio, a quantity or an amount."""
    ratio = read_ratio(text, at)
    if ratio is not None:
        return ratio
    amount = read_amount(Place(text, at, context.currency))
    if amount is None or amount.role is not Role.NUMBER:
        return amount
    return _counted(text, amount)


def _counted(text: str, amount: Found) -> Found:
    """A bare number followed by a measure word counts things; days and weeks are told as days."""
    gap = amount.end + 1 if text[amount.end : amount.end + 1] == " " else amount.end
    number = amount.value
    if isinstance(number, Decimal) and follows(text, gap, ("percent",)):
        return Found(gap + len("percent"), Role.RATIO, Ratio(RatioKind.SHARE, plain(number / 100)))
    unit = follows(text, gap, COUNTED)
    if unit is None or not isinstance(number, Decimal):
        return amount
    if number == 1 and unit in MEASURES:
        return Found(gap + len(unit), Role.PER_UNIT)
    quantity = Quantity(number * DAYS[unit], "day") if unit in DAYS else Quantity(number, unit)
    return Found(gap + len(unit), Role.QUANTITY, quantity)


def _unknown(text: str, at: int) -> Found:
    match = LATIN_WORD.match(text, at)
    if match is not None:
        return Found(match.end(), Role.UNKNOWN)
    numeric = text[at].isnumeric() or unicodedata.category(text[at]) in {"Nd", "No", "Nl"} or text[at] == "\u20e3"
    return Found(at + 1, Role.BROKEN, "ask-amount-malformed") if numeric else Found(at + 1, Role.UNKNOWN)


def _merged(tokens: list[Token], text: str) -> list[Token]:
    """Neighbouring unknown tokens as one."""
    result: list[Token] = []
    for token in tokens:
        last = result[-1] if result else None
        if (
            last
            and last.role is Role.UNKNOWN
            and token.role is Role.UNKNOWN
            and not text[last.end : token.start].strip()
        ):
            result[-1] = Token(Role.UNKNOWN, last.start, token.end, text[last.start : token.end])
        else:
            result.append(token)
    return result
