"""Cutting a message into clauses that each say one thing, and joining pieces that say one thing together.

A clause is complete once it has its amount (or has stopped or resumed something); the next product, verb of its own or topic then begins
another. 「推广拖鞋，每天50块，推3天」 is one clause in three pieces, 「拖鞋涨5毛手机壳降3毛」 two in one.
"""

from dataclasses import dataclass

from bot.understanding.context_words import caps, floors
from bot.understanding.remarks import is_remark
from bot.understanding.tokens import AMOUNTS, Role, Token, roles

ACTIONS = frozenset({
    Role.UP, Role.DOWN, Role.SET, Role.SELL, Role.STOP, Role.RESUME, Role.START, Role.PROMOTE, Role.CLEAR, Role.KEEP, Role.UNDO,
    Role.SAME, Role.PUBLISH, Role.UNPUBLISH, Role.WRITE,
})  # fmt: skip
TOPICS = frozenset(
    {
        Role.FLOOR,
        Role.BELOW,
        Role.COST,
        Role.BUDGET,
        Role.LIMIT,
        Role.BID,
        Role.TENDER,
        Role.SUPPLY,
        Role.TIER,
        Role.FIELD,
        Role.LISTING,
    }
)
ASKS = frozenset({Role.SALES, Role.REPORT, Role.SPENT, Role.STATE, Role.LOG})
SUBJECTS = frozenset({Role.PRODUCT, Role.ALL, Role.PRONOUN})
LIGHT = frozenset({Role.FILLER, Role.ACK, Role.PUNCT, Role.AND, Role.JOIN, Role.CORRECTION})
OFFERING = frozenset({Role.TENDER, Role.SUPPLY})
OFFERED = frozenset(
    {Role.SUPPLY, Role.QUANTITY, Role.MONEY, Role.NUMBER, Role.PER_UNIT, Role.PRICE, Role.SET, Role.TO, Role.TENDER}
)
"""What the two halves of an offer in a tender are made of: the price, and how many."""
NAMING = frozenset({Role.PRODUCT, Role.AND, Role.FILLER, Role.ACK, Role.GOODS, Role.EACH})
TIMES = frozenset({Role.PERIOD, Role.CLOCK, Role.SINCE, Role.UNTIL, Role.TO, Role.FROM, Role.START})
SAID = frozenset(AMOUNTS | {Role.QUANTITY})
DETAILS = SAID | {
    Role.PER_DAY, Role.PER_WEEK, Role.PER_UNIT, Role.PROMOTE, Role.SPEND, Role.SELL, Role.SET, Role.TO, Role.MOST, Role.PERIOD,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens that say one thing, without the punctuation around them."""

    tokens: tuple[Token, ...]

    @property
    def roles(self) -> frozenset[Role]:
        return roles(self.tokens)

    def of(self, *wanted: Role) -> tuple[Token, ...]:
        """Tokens with one of these roles, in order."""
        return tuple(token for token in self.tokens if token.role in wanted)

    @property
    def text(self) -> str:
        return " ".join(token.text for token in self.tokens)


def split(tokens: tuple[Token, ...]) -> tuple[Clause, ...]:
    """The clauses of a message, in order, without what is only remarked beside the orders."""
    pieces = [caps(floors(piece)) for piece in _cut(tokens) if piece]
    said = [piece for piece in pieces if not is_remark(piece)]
    return tuple(Clause(tuple(piece)) for piece in _joined(said or pieces))


def remarked(tokens: tuple[Token, ...]) -> bool:
    """Whether words beside the orders were passed over."""
    return any(is_remark(piece) for piece in _cut(tokens) if piece)


def _cut(tokens: tuple[Token, ...]) -> list[list[Token]]:
    """The message cut at its punctuation, and where a new order begins."""
    pieces: list[list[Token]] = [[]]
    for index, token in enumerate(tokens):
        piece = pieces[-1]
        ends = (
            token.role in {Role.JOIN, Role.AND}
            and _complete(piece)
            and not _lists_on(piece, token, tokens[index + 1 :])
        )
        if token.role is Role.PUNCT or ends:
            pieces.append([])
        elif piece and _begins(token, piece, tokens[index + 1 :]):
            pieces.append([token])
        else:
            piece.append(token)
    return pieces


def _complete(piece: list[Token]) -> bool:
    """Whether a piece already says what to do."""
    present = roles(piece)
    if present & AMOUNTS or present & {Role.KEEP, Role.PUBLISH, Role.UNPUBLISH}:
        return True
    if Role.FIELD in present and present & {Role.WRITE, Role.SET}:
        return True
    return bool(present & {Role.STOP, Role.RESUME}) and bool(present & {Role.PROMO, Role.PROMOTE})


def _lists_on(piece: list[Token], token: Token, rest: tuple[Token, ...]) -> bool:
    """Whether 和 goes on with a list of names that ends the clause: "$1 off the mug and the tote"."""
    until = next((index for index, each in enumerate(rest) if each.role in {Role.PUNCT, Role.JOIN}), len(rest))
    following = roles(rest[:until])
    naming = Role.PRODUCT in following and following <= NAMING
    if piece[-1].role is Role.FIELD and any(each.role is Role.FIELD for each in rest[:2]):
        return True
    return token.role is Role.AND and piece[-1].role is Role.PRODUCT and naming


def _begins(token: Token, piece: list[Token], rest: tuple[Token, ...]) -> bool:
    """Whether a token starts a new clause after a complete one."""
    if not _complete(piece) or any(each.role is Role.AND for each in piece[-2:]):
        return False
    present = roles(piece)
    if token.role in {Role.PRODUCT, Role.ALL}:
        return bool(present & SUBJECTS) and Role.EXCEPT not in present
    if token.text == "把" or token.role in {Role.PUBLISH, Role.UNPUBLISH}:
        return True
    if not present & (SUBJECTS | TOPICS | ACTIONS):
        return False
    if token.role is Role.SELL:
        return bool(rest) and rest[0].role in AMOUNTS
    return token.role in {Role.COST, Role.BID} or (
        token.role is Role.FLOOR and bool(rest) and bool(roles(rest[:2]) & AMOUNTS)
    )


def _joined(pieces: list[list[Token]]) -> list[list[Token]]:
    """Pieces that are only a subject lead the next; pieces that are only figures follow the one before."""
    result: list[list[Token]] = []
    waiting: list[Token] = []
    for piece in pieces:
        present = roles(piece) - LIGHT
        if not present:
            if waiting or not result:
                waiting += piece
            else:
                result[-1] = [*result[-1], *piece]
        elif (not waiting and result and _continues(present, result[-1])) or (
            not waiting and result and _goes_on(result[-1], piece)
        ):
            result[-1] = [*result[-1], *piece]
        elif _only_subject(present):
            waiting += [*piece]
        else:
            result.append([*waiting, *piece])
            waiting = []
    if waiting:
        result.append(waiting)
    return result


def _goes_on(before: list[Token], piece: list[Token]) -> bool:
    """A list of names after the verb, cut by its commas: "set mug, tote and candle to 8"."""
    first = next((token for token in piece if token.role not in LIGHT), None)
    earlier = roles(before)
    open_list = (
        bool(earlier & ACTIONS)
        and not earlier & (AMOUNTS | {Role.KEEP, Role.PROMO})
        and before[-1].role is Role.PRODUCT
    )
    return open_list and first is not None and first.role is Role.PRODUCT


def _only_subject(present: frozenset[Role]) -> bool:
    leads = present & {Role.PRODUCT, Role.ALL, Role.EXCEPT, Role.UNKNOWN, Role.PERIOD, Role.CLOCK}
    if present in ({Role.TENDER}, {Role.BID}, {Role.FLOOR}, {Role.COST}):
        return True
    return bool(leads) and present <= {
        Role.PRODUCT, Role.ALL, Role.EXCEPT, Role.GOODS, Role.EACH, Role.UNKNOWN, Role.PRICE, *TIMES,
    }  # fmt: skip


def _continues(present: frozenset[Role], before: list[Token]) -> bool:
    """Figures for a clause that lacks them, or what to leave out of a whole-shop one."""
    earlier = roles(before)
    if Role.EXCEPT in present and Role.ALL in earlier and not present & (AMOUNTS | ACTIONS):
        return True
    if present <= TIMES and present & {Role.PERIOD, Role.CLOCK}:
        return bool(earlier & (ACTIONS | AMOUNTS | {Role.PUBLISH, Role.UNPUBLISH}))
    if earlier & OFFERING and present <= OFFERED and not (Role.QUANTITY in present and Role.QUANTITY in earlier):
        return True
    if present == {Role.PROMO} and earlier & {Role.SPEND, Role.PER_DAY}:
        return True
    awaited = earlier & {Role.FLOOR, Role.COST, Role.BID} and not earlier & (AMOUNTS | ACTIONS)
    if awaited and present & AMOUNTS and not present & (SUBJECTS | TOPICS | ASKS):
        return True
    if present & (SUBJECTS | TOPICS | ASKS):
        return False
    if not present <= DETAILS:
        return False
    promotion = bool(earlier & {Role.PROMO, Role.PROMOTE}) and not earlier & {Role.STOP, Role.RESUME}
    return promotion or (bool(earlier & ACTIONS) and not earlier & AMOUNTS and not present & ACTIONS)
