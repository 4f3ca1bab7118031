"""Words whose part depends on their neighbours: quotation marks around a name, 了 after a verb, a denied 低于."""

from dataclasses import replace

from bot.understanding.tokens import AMOUNTS, Role, Token, roles

PAIRS = {"「": "」", "『": "』", "“": "”", "《": "》", "【": "】", '"': '"', "(": ")", "[": "]", "'": "'"}
NEVER = frozenset(
    {"never", "don't", "do not", "不要", "别", "不", "不能", "不得", "不许", "不准", "不可以", "千万别", "千万不要"}
)
AFTERTHOUGHTS = {"了": Role.PAST, "啦": Role.PAST, "喽": Role.PAST, "呢": Role.QUESTION}
"""After a figure: 「降到5块5了」 tells, 「5块5呢」 asks."""
UNTIL_WORDS = frozenset({"until", "till", "直到"})
"""Before a date they say how long, elsewhere on what condition."""
MOVES = frozenset({Role.UP, Role.DOWN, Role.SET, Role.TO, Role.SELL})


def settled(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with such words given the role they have here."""
    result = list(tokens)
    for index, token in enumerate(result):
        before = result[index - 1] if index else None
        after = result[index + 1] if index + 1 < len(result) else None
        if before is not None and before.role in AMOUNTS and token.text in AFTERTHOUGHTS:
            result[index] = replace(token, role=AFTERTHOUGHTS[token.text])
        if token.text in UNTIL_WORDS and after is not None and after.role in {Role.PERIOD, Role.CLOCK}:
            result[index] = replace(token, role=Role.UNTIL)
        if token.text == "将" and after is not None and after.role in MOVES:
            result[index] = replace(token, role=Role.PAST)
        if before is None or after is None:
            continue
        if token.role is Role.PRODUCT and PAIRS.get(before.text) == after.text:
            result[index - 1] = replace(before, role=Role.FILLER)
            result[index + 1] = replace(after, role=Role.FILLER)
        if token.text == "了" and before.role in MOVES and after.role in AMOUNTS:
            result[index] = replace(token, role=Role.PAST)
    return tuple(result)


def floors(tokens: list[Token]) -> list[Token]:
    """「别卖低于9块」, "never sell below 9": a negation and 低于 in one clause are a floor; alone neither is one."""
    at = next((index for index, token in enumerate(tokens) if token.role is Role.BELOW), None)
    denied = [
        index for index, token in enumerate(tokens[: at or 0]) if token.role is Role.NEGATION and token.text in NEVER
    ]
    if at is None or len(denied) != 1 or roles(tokens[denied[0] : at]) & {Role.UP, Role.DOWN, Role.SET, Role.TO}:
        return tokens
    changed = {denied[0]: Role.FILLER, at: Role.FLOOR}
    return [replace(token, role=changed.get(index, token.role)) for index, token in enumerate(tokens)]
