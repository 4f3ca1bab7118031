"""「不对劲，全部停下」: an order to stop everything at the beginning or the end of a message that says more."""

import re

from bot.domain.command import Command
from bot.domain.operation import Operation, PromotionPause, StopAll
from bot.domain.understood import Context, Reading, Unclear, Understood
from bot.understanding.choices import choices
from bot.understanding.dialogue import STOP_ALL, URGENTLY, bare
from bot.understanding.scan import scan
from bot.understanding.tokens import Role, roles

CUT = re.compile(r"[,，。.!！;；、~～…:：\n]+|(?<=[一-鿿])\s+(?=[一-鿿])")
OTHERWISE = frozenset({Role.QUOTE, Role.OTHERS, Role.CONDITION, Role.HESITATION})
"""Beside these words somebody else stops, or nobody stops yet."""
DENYING = frozenset(
    {"别", "不要", "先别", "不用", "没说", "没让你", "没叫你", "不是", "don't", "do not", "not", "never"}
)
"""A clause that ends with one of these, or of what was never said, takes the order to stop back."""


def stopping(text: str, reading: Reading, context: Context) -> Reading:
    """The reading, or that everything may have to stop: done where nothing else is said, else asked."""
    clauses = [bare(each) for each in CUT.split(text)]
    spoken = [each for each in clauses if each]
    if len(spoken) < 2:
        return reading
    ends = [each for each in (0, len(spoken) - 1) if STOP_ALL.fullmatch(spoken[each])]
    if not ends:
        return reading
    rest = [each for place, each in enumerate(spoken) if place not in ends]
    if _said_otherwise(rest, context):
        return reading
    if all(URGENTLY.fullmatch(each) or STOP_ALL.fullmatch(each) for each in rest) and "?" not in text:
        return Understood((StopAll(),))
    ours: tuple[Command, ...] = reading.commands if isinstance(reading, Understood) else ()
    if ours and all(isinstance(each, PromotionPause | StopAll) for each in ours):
        return reading
    orders = [each for each in ours if isinstance(each, Operation)]
    return Unclear("ask-stop-all", (), choices([StopAll(), *orders], context))


def _said_otherwise(clauses: list[str], context: Context) -> bool:
    for clause in clauses:
        tokens = scan(clause, context)
        if roles(tokens) & OTHERWISE or (tokens and tokens[-1].text in DENYING):
            return True
        if any(each.text in {"没说", "没让你", "没叫你", "不是"} for each in tokens):
            return True
    return False
