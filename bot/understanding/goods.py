"""Counts of goods in a unit: whole numbers, and a shop's own units turned into the pieces that are traded."""

from decimal import Decimal

from bot.domain.understood import Context, Unclear
from bot.understanding.tokens import Quantity, Token, Value

SAME = (
    frozenset({"双", "对", "副", "pair", "pairs"}),
    frozenset({"个", "件", "只", "条", "枚", "款", "pc", "pcs", "piece", "pieces", "unit", "units", "item", "items"}),
    frozenset({"盒", "box", "boxes"}),
    frozenset({"箱", "carton", "cartons", "case", "cases"}),
    frozenset({"包", "袋", "pack", "packs", "bag", "bags"}),
    frozenset({"瓶", "bottle", "bottles"}),
    frozenset({"套", "set", "sets"}),
)
"""Units that say the same in trade."""
PIECES = frozenset({"", "个", "件", "只", "pc", "pcs", "piece", "pieces", "unit", "units", "item", "items"})
"""Units for whatever is sold by the piece."""
MOST = 10**9


def same_unit(said: str, wanted: str) -> bool:
    """Whether a count said in one unit is a count in the other."""
    return said == wanted or not wanted or said in PIECES or any({said, wanted} <= group for group in SAME)


def count_of(token: Token, context: Context, wanted: str = "") -> int | Unclear:
    """How many pieces a token counts. `wanted`: the unit it has to be told in; empty when any will do."""
    number, unit = _said(token.value)
    own = next((each for each in context.units if each.unit == unit), None)
    if own is not None and not (wanted and same_unit(unit, wanted)):
        number, unit = number * own.count, own.base
    if not same_unit(unit, wanted):
        return Unclear("ask-goods-unit", (("text", token.text), ("unit", wanted)))
    if number != int(number) or not 0 < number <= MOST:
        return Unclear("ask-amount-malformed", (("text", token.text),))
    return int(number)


def _said(value: Value) -> tuple[Decimal, str]:
    """A count and its unit; a bare number counts pieces."""
    if isinstance(value, Quantity):
        return value.number, value.unit
    return (value if isinstance(value, Decimal) else Decimal(0)), ""
