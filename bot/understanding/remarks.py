"""What is said beside an order and orders nothing: 「钢价涨了。合页加一毛五」, 「打七五折，天气转凉」.

Passed over only as a piece of its own between punctuation, in Chinese, short, without a name, a figure, a date, a Latin word or
anything that asks, denies, doubts or quotes; and an order that stands beside one is shown before it is carried out.
"""

import re

from bot.understanding.tokens import Role, Token, roles

LONGEST = 14
"""Characters of a remark."""
AROUND = frozenset({Role.UNKNOWN, Role.FILLER, Role.ACK, Role.PUNCT, Role.AUX, Role.JOIN, Role.AND, Role.GOODS})
TOLD = frozenset({Role.PRICE, Role.COST, Role.UP, Role.DOWN})
"""Words of an order that a remark may hold when it plainly tells what happened (「钢价涨了」)."""
DONE = re.compile("了$|高了|贵了|低了")
TALKED = frozenset({"也", "也是", "又", "还有", "你", "您", "呢", "你把", "是", "就是", "那", "还是"})
"""These may go on with the order (「凉鞋也要」), or put it to somebody (「你觉得呢」)."""
HAN = re.compile("[一-鿿]")
FOREIGN = re.compile("[a-z0-9]")


def is_remark(piece: list[Token]) -> bool:
    """Whether a piece of a message only says why, or how things are."""
    text = "".join(token.text for token in piece)
    present = roles(piece)
    if len(text) > LONGEST or any(token.text in TALKED for token in piece):
        return False
    if present - AROUND - TOLD or (present & TOLD and not DONE.search(text)):
        return False
    unknown = [token.text for token in piece if token.role is Role.UNKNOWN]
    return bool(unknown) and all(HAN.search(each) and not FOREIGN.search(each) for each in unknown)
