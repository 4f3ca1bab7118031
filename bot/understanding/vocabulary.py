"""Which words may be learned: a name that is itself an order, a number or a word of the grammar would be read in its place."""

from dataclasses import replace

from bot.domain.understood import Context
from bot.understanding.answering import ordinal
from bot.understanding.dialogue import whole_message
from bot.understanding.mandate_marks import Mark
from bot.understanding.mandate_words import words_of
from bot.understanding.names import spellings
from bot.understanding.normalise import normal_name
from bot.understanding.scan import scan
from bot.understanding.tokens import AMOUNTS, Quantity, Role, Token

FIGURES = AMOUNTS | {Role.QUANTITY, Role.PERIOD}
MOVES = frozenset({
    Role.UP, Role.DOWN, Role.SET, Role.TO, Role.BY, Role.SELL, Role.MOST, Role.SPEND, Role.BUDGET, Role.PRICE, Role.COST, Role.FLOOR,
    Role.PER_DAY, Role.PER_WEEK, Role.PER_MONTH, Role.PROMOTE, Role.PROMO, Role.BID, Role.TENDER,
})  # fmt: skip
SILENT = frozenset({Role.FILLER, Role.PUNCT, Role.ACK, Role.AND, Role.JOIN})
SAID = "3"
"""A number to see what a unit makes of it."""


def learnable(name: str, context: Context) -> str:
    """Empty when the name may be learned, else the text key (`policy-name-...`, with the variable `word`) of why not."""
    word = normal_name(name)
    if not word:
        return "policy-name-empty"
    alone = replace(context, catalog=(), pending=(), offered=(), focus=())
    if "\n" in word or whole_message(word, alone) is not None:
        return "policy-name-order" if "\n" in word else "policy-name-word"
    tokens = [each for each in scan(word, alone) if each.role is not Role.PUNCT]
    if all(each.role in FIGURES for each in tokens):
        return "policy-name-number" if tokens else "policy-name-word"
    if all(isinstance(each.kind, Mark) for each in words_of(word, alone)):
        return "policy-name-word"
    if all(each.role is not Role.UNKNOWN for each in tokens) or _counts(word, alone) or ordinal(word) is not None:
        return "policy-name-word"
    if _orders(tokens):
        return "policy-name-order"
    return "" if spellings(word, ()) else "policy-name-short"


def _orders(tokens: list[Token]) -> bool:
    """A verb and then a figure at the end (「棉拖降到20」); a figure elsewhere is part of many a name (「3双装」, 「2024新款」)."""
    said = [each for each in tokens if each.role not in SILENT]
    return len(said) > 1 and said[-1].role in AMOUNTS and said[-2].role in MOVES


def _counts(word: str, alone: Context) -> bool:
    """A measure word (双, 箱) stands beside figures in every second message."""
    tokens = scan(SAID + word, alone)
    return len(tokens) == 1 and tokens[0].role is Role.QUANTITY


def learnable_unit(unit: str, context: Context) -> str:
    """Empty when a word may be a unit of goods, else `policy-unit-word`: money, shares and time are counted already."""
    word = normal_name(unit)
    if not word:
        return "policy-unit-word"
    alone = replace(context, catalog=(), pending=(), offered=(), focus=())
    tokens = scan(f"{SAID} {word}" if word[0].isascii() else SAID + word, alone)
    first = tokens[0]
    counted = isinstance(first.value, Quantity) and first.value.unit != "day"
    counts = len(tokens) == 1 and (first.role is Role.QUANTITY and counted)
    fresh = len(tokens) == 2 and first.role is Role.NUMBER and tokens[1].role is Role.UNKNOWN
    return "" if counts or fresh else "policy-unit-word"
