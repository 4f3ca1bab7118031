"""Words whose part depends on their neighbours: quotation marks around a name, 了 after a verb, a denied 低于."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from bot.understanding.tokens import AMOUNTS, Role, Token, roles

PAIRS = {"「": "」", "『": "』", "“": "”", "《": "》", "【": "】", '"': '"', "(": ")", "[": "]", "'": "'"}
NEVER = frozenset({
    "never", "don't", "do not", "should not", "shouldn't", "must not", "can't", "cannot", "not", "不要", "别", "不", "不能", "不得",
    "不许", "不准", "不可以", "千万别", "千万不要",
})  # fmt: skip
LOWS = frozenset({"以下", "under"})
"""Caps elsewhere; with 不卖 or "never" they are the other end."""
AFTERTHOUGHTS = {"了": Role.PAST, "啦": Role.PAST, "喽": Role.PAST, "呢": Role.QUESTION}
"""After a figure: 「降到5块5了」 tells, 「5块5呢」 asks."""
UNTIL_WORDS = frozenset({"until", "till", "直到"})
"""Before a date they say how long, elsewhere on what condition."""
MOVES = frozenset({Role.UP, Role.DOWN, Role.SET, Role.TO, Role.SELL})
VERBS = frozenset({
    Role.STOP, Role.RESUME, Role.SET, Role.UP, Role.DOWN, Role.START, Role.PROMOTE, Role.WRITE, Role.PUBLISH, Role.UNPUBLISH,
})  # fmt: skip
"""After these "to" is no "to what"."""
SOLD_OUT = frozenset({"卖完了", "卖光了", "断货了", "没货了", "缺货了", "售罄了", "没库存了"})
"""Said of now they give a reason, before 就 a condition."""
DENIED = frozenset({"不", "不要", "别", "不用", "甭", "莫", "不再", "先不", "先别", "唔好", "stop"})
SPENDING = frozenset({Role.PROMO, Role.PROMOTE, Role.BUDGET, Role.BID, Role.SPEND})

Near = Token | None
Rule = Callable[[Near, Token, Near], Role | None]


def _afterthought(before: Near, token: Token, _: Near) -> Role | None:
    return AFTERTHOUGHTS.get(token.text) if before is not None and before.role in AMOUNTS else None


def _until(_: Near, token: Token, after: Near) -> Role | None:
    """「卖到周五」, 「until Friday」: how long, where the same words before an amount or a clause say something else."""
    leads = token.text in UNTIL_WORDS or (token.role in {Role.SELL, Role.SET} and token.text[-1] in "到至")
    return Role.UNTIL if leads and after is not None and after.role in {Role.PERIOD, Role.CLOCK} else None


def _sold_out(_: Near, token: Token, after: Near) -> Role | None:
    return Role.CONDITION if token.text in SOLD_OUT and after is not None and after.text == "就" else None


def _asked_at_the_end(before: Near, token: Token, after: Near) -> Role | None:
    """「开着没」."""
    return Role.QUESTION if token.text in {"没", "没有"} and after is None and before is not None else None


def _english_to(_: Near, token: Token, after: Near) -> Role | None:
    return Role.FILLER if token.text == "to" and after is not None and after.role in VERBS else None


def _and(before: Near, token: Token, _: Near) -> Role | None:
    return Role.AND if token.text == "n" and before is not None and before.role is Role.PRODUCT else None


def _all_but(before: Near, token: Token, _: Near) -> Role | None:
    return Role.EXCEPT if token.text == "but" and before is not None and before.role is Role.ALL else None


def _about_to(_: Near, token: Token, after: Near) -> Role | None:
    return Role.PAST if token.text == "将" and after is not None and after.role in MOVES else None


def _moved_already(before: Near, token: Token, after: Near) -> Role | None:
    """「降了5毛」 tells of the past."""
    moved = before is not None and before.role in MOVES and after is not None and after.role in AMOUNTS
    return Role.PAST if token.text == "了" and moved else None


def _plus(_: Near, token: Token, after: Near) -> Role | None:
    """ "plus 10 cents" adds, "slippers plus socks" lists."""
    return Role.UP if token.text == "plus" and after is not None and after.role in AMOUNTS else None


def _back_to(_: Near, token: Token, after: Near) -> Role | None:
    """ "put it back to 42" names the price."""
    return Role.SET if token.role is Role.UNDO and after is not None and after.text == "to" else None


RULES: tuple[Rule, ...] = (
    _plus, _back_to,
    _afterthought, _until, _sold_out, _asked_at_the_end, _english_to, _and, _all_but, _about_to, _moved_already,
)  # fmt: skip


def settled(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with such words given the role they have here."""
    result = _requested(_unquoted(_stopped(list(tokens))))
    for index, token in enumerate(result):
        before = result[index - 1] if index else None
        after = result[index + 1] if index + 1 < len(result) else None
        role = next((found for rule in RULES if (found := rule(before, token, after)) is not None), None)
        if role is not None:
            result[index] = replace(token, role=role)
    return tuple(result)


ABLE = frozenset({"能", "能不能", "可以", "可不可以", "可否", "能否"})
HELPING = frozenset({"帮我", "帮", "帮忙", "帮咱", "给我", "麻烦", "帮我把", "帮忙把"})
ASKED = frozenset({"吗", "么", "?", "吗?", "不", "好吗", "行吗", "可以吗"})


def _requested(tokens: list[Token]) -> list[Token]:
    """「能帮我把价格调成5块9吗」 is a polite order, not a doubt."""
    pairs = enumerate(pairwise(tokens))
    start = next((at for at, (left, right) in pairs if left.text in ABLE and right.text in HELPING), None)
    if start is None:
        return tokens
    rest = [token for token in tokens[start:] if token.role is Role.QUESTION]
    if any(token.text not in ABLE | ASKED for token in rest):
        return tokens
    return [replace(token, role=Role.FILLER) if token in rest else token for token in tokens]


def _unquoted(tokens: list[Token]) -> list[Token]:
    """Marks around a name quote nobody."""
    for index in range(1, len(tokens) - 1):
        before, token, after = tokens[index - 1 : index + 2]
        if token.role is Role.PRODUCT and PAIRS.get(before.text) == after.text:
            tokens[index - 1] = replace(before, role=Role.FILLER)
            tokens[index + 1] = replace(after, role=Role.FILLER)
    return tokens


def _stopped(tokens: list[Token]) -> list[Token]:
    """「不要投广告了」 stops what runs; without 了 it may only forbid to begin."""
    for index, token in enumerate(tokens):
        if token.role is not Role.NEGATION or token.text not in DENIED:
            continue
        rest = [each for each in tokens[index + 1 :] if each.role not in {Role.AGAIN, Role.FILLER} or each.text == "了"]
        promoted = bool(rest) and rest[0].role is Role.PROMOTE
        after = next((each for each in rest if each.role not in {Role.PROMOTE, Role.PROMO}), None)
        if promoted and after is not None and after.text == "了":
            tokens[index] = replace(token, role=Role.STOP)
    return tokens


def floors(tokens: list[Token]) -> list[Token]:
    """「别卖低于9块」, 「低于三块不卖」, "never sell below 9": a negation and 低于 in one clause are a floor; alone neither is one."""
    lows = [index for index, token in enumerate(tokens) if token.role is Role.BELOW or token.text in LOWS]
    denied = [
        index for index, token in enumerate(tokens) if token.role is Role.NEGATION and (token.text in NEVER or index)
    ]
    if len(lows) != 1 or len(denied) != 1 or roles(tokens) & SPENDING:
        return tokens
    low, no = lows[0], denied[0]
    between = roles(tokens[min(low, no) : max(low, no)]) & {Role.UP, Role.DOWN, Role.SET, Role.TO}
    sold_after = no > low and any(token.role is Role.SELL for token in tokens[no:])
    if between or not (sold_after or (no < low and tokens[no].text in NEVER)):
        return tokens
    changed = {no: Role.FILLER, low: Role.FLOOR}
    return [replace(token, role=changed.get(index, token.role)) for index, token in enumerate(tokens)]


def caps(tokens: list[Token]) -> list[Token]:
    """ "never bid more than 40p", "should not go over 200": a negation before "more than" is a cap; alone neither is one."""
    over = [index for index, token in enumerate(tokens) if token.role is Role.ABOVE]
    denied = [
        index
        for index, token in enumerate(tokens)
        if token.role is Role.NEGATION and token.text in NEVER | {"莫", "勿"}
    ]
    if len(over) != 1 or len(denied) != 1 or denied[0] > over[0]:
        return tokens
    if roles(tokens[denied[0] : over[0]]) & {Role.UP, Role.DOWN, Role.SET, Role.TO}:
        return tokens
    changed = {denied[0]: Role.FILLER, over[0]: Role.MOST}
    return [replace(token, role=changed.get(index, token.role)) for index, token in enumerate(tokens)]
