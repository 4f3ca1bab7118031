"""The one figure of a clause, checked: what is vague, broken, foreign, missing or said twice becomes a question."""

from dataclasses import dataclass
from decimal import Decimal

from bot.domain.money import Money, MoneyError
from bot.domain.understood import Context, Unclear
from bot.understanding.clauses import Clause
from bot.understanding.tokens import AMOUNTS, Quantity, Ratio, Role, Token

LARGEST = 10**11
"""Minor units from which a figure is a slip of the finger."""


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount (`money`) or a ratio. `said_unit`: a unit was named. `token` is where it stands."""

    token: Token
    money: Money | None = None
    ratio: Ratio | None = None
    said_unit: bool = True


def problem_of(clause: Clause) -> Unclear | None:
    """The first figure nobody could use."""
    for token in clause.tokens:
        if token.role is Role.BROKEN:
            return Unclear(str(token.value), (("text", token.text),))
        if token.role is Role.FOREIGN:
            return Unclear("ask-currency", (("text", token.text),))
    for token in clause.tokens:
        if token.role is Role.VAGUE:
            return Unclear("ask-amount-vague", (("text", token.text),))
    return None


def bundle_of(clause: Clause) -> Unclear | None:
    """「100块15双」 is a price for several: the unit price must be asked."""
    for token in clause.of(Role.QUANTITY):
        quantity = token.value
        if isinstance(quantity, Quantity) and quantity.unit != "day":
            return Unclear("ask-bundle", (("text", token.text),))
    return None


def figures(clause: Clause, context: Context) -> tuple[Figure, ...] | Unclear:
    """All figures of a clause in order; Unclear when one is no exact, positive amount of the shop's currency."""
    problem = problem_of(clause)
    if problem is not None:
        return problem
    result: list[Figure] = []
    for token in clause.tokens:
        if token.role in AMOUNTS:
            figure = _figure(token, context.currency)
            if isinstance(figure, Unclear):
                return figure
            result.append(figure)
    return tuple(result)


def _figure(token: Token, currency: str) -> Figure | Unclear:
    if isinstance(token.value, Ratio):
        return Figure(token, ratio=token.value)
    if isinstance(token.value, Decimal):
        try:
            money = Money.of(token.value, currency)
        except MoneyError:
            return Unclear("ask-amount-precision", (("text", token.text),))
    else:
        money = token.value if isinstance(token.value, Money) else Money.zero(currency)
    if abs(money.minor) > LARGEST:
        return Unclear("ask-amount-malformed", (("text", token.text),))
    if money.minor <= 0:
        return Unclear("ask-amount-zero", (("text", token.text),))
    return Figure(token, money=money, said_unit=token.role is Role.MONEY)


def only(clause: Clause, context: Context) -> Figure | Unclear:
    """The single amount of money in a clause."""
    found = figures(clause, context)
    if isinstance(found, Unclear):
        return found
    if not found:
        return Unclear("ask-amount-missing")
    if len(found) > 1:
        return Unclear("ask-amounts-several", (("text", " / ".join(figure.token.text for figure in found)),))
    return found[0]
