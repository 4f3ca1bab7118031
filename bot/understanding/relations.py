"""To or by: what the words around a figure make of it. The verb gives the direction, the particle before the figure the rest."""

from dataclasses import dataclass
from enum import StrEnum, auto

from bot.domain.understood import Context, Unclear
from bot.understanding.clauses import Clause
from bot.understanding.figures import Figure, figures
from bot.understanding.tokens import Role, Token

SKIPPED = frozenset({Role.FILLER, Role.PER_UNIT, Role.EACH, Role.PRICE, Role.ACK})
LOOSE = frozenset({"调", "调整", "改", "adjust", "change", "update"})
"""Verbs that do not say whether the figure is the new price or the difference."""


DISCOUNTING = frozenset({"打", "打个", "折", "打折"})
STATING = frozenset({"是", "is", "are", "it's", "that's"})
"""「拖鞋是5块5」 may tell the price there is."""


class Relation(StrEnum):
    TO = auto()
    BY = auto()
    SET = auto()
    LOOSE = auto()
    BARE = auto()
    STATED = auto()


@dataclass(frozen=True, slots=True)
class Said:
    """What a price clause says: the new figure, how it relates, the direction (-1, 0, 1), and the old price if named."""

    figure: Figure
    relation: Relation
    direction: int
    old: Figure | None = None
    by_said: bool = False
    discount: bool = False


def said(clause: Clause, context: Context) -> Said | Unclear:
    """Reads the figures and verbs of a price clause; Unclear when they do not make one statement."""
    found = figures(clause, context)
    if isinstance(found, Unclear):
        return found
    present = clause.roles
    if Role.UP in present and Role.DOWN in present:
        return Unclear("ask-direction")
    direction = 1 if Role.UP in present else -1 if Role.DOWN in present else 0
    if not found:
        return Unclear("ask-amount-missing")
    if len(found) > 2:
        return Unclear("ask-amounts-several", (("text", " / ".join(figure.token.text for figure in found)),))
    figure = found[-1]
    relation, by_said = _relation(clause, figure.token)
    old = found[0] if len(found) == 2 else None
    if old is not None and not _is_old(clause, old, figure, relation):
        return Unclear("ask-amounts-several", (("text", f"{old.token.text} / {figure.token.text}"),))
    if old is None and _only_old(clause, figure.token):
        return Unclear("ask-new-price", (("text", figure.token.text),))
    discount = any(token.text in DISCOUNTING for token in clause.of(Role.DOWN))
    return Said(figure, relation, direction, old, by_said, discount)


def _only_old(clause: Clause, token: Token) -> bool:
    """「现价6块」 names the price there is, not the one there shall be."""
    before = [each for each in clause.tokens if each.end <= token.start and each.role not in SKIPPED]
    return bool(before) and before[-1].role is Role.FROM


def _is_old(clause: Clause, old: Figure, new: Figure, relation: Relation) -> bool:
    """Whether the first of two figures can only be the price as it was: both money, a verb or 到 between them."""
    if old.money is None or (new.money is None and new.ratio is None):
        return False
    between = [token for token in clause.tokens if old.token.end <= token.start and token.end <= new.token.start]
    verbs = {Role.SET, Role.UP, Role.DOWN, Role.TO}
    return any(token.role in verbs for token in between) and (relation is not Relation.BARE)


def _relation(clause: Clause, token: Token) -> tuple[Relation, bool]:
    before = [each for each in clause.tokens if each.end <= token.start and each.role not in SKIPPED]
    after = [each for each in clause.tokens if each.start >= token.end and each.role not in SKIPPED]
    last = before[-1] if before else None
    if last is not None and last.role is Role.TO:
        return Relation.TO, False
    if last is not None and last.role is Role.BY:
        return Relation.BY, True
    moving = bool(clause.roles & {Role.UP, Role.DOWN})
    if after and after[0].role is Role.SELL and not moving:
        return Relation.SET, False
    setters = [each for each in before if each.role in {Role.SET, Role.SELL}]
    if setters:
        loose = all(each.text in LOOSE for each in setters)
        return (Relation.BY if moving else Relation.LOOSE if loose else Relation.SET), False
    stated = any(each.text in STATING for each in clause.of(Role.FILLER))
    return (Relation.BY if moving else Relation.STATED if stated else Relation.BARE), False
