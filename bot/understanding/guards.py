"""Sentences that speak about a change without ordering it: nothing in them may write, whatever else they hold."""

from bot.domain.command import Command
from bot.domain.understood import Context, Nothing, Reading, Unclear
from bot.understanding.choices import choices
from bot.understanding.tokens import Role, Token

SOFT = frozenset({Role.PAST, Role.QUESTION})
"""Asked back with the order it could have been; the others are let go."""

SAID_BY_OTHERS = {Role.OTHERS: "ask-others", Role.QUOTE: "ask-quoted"}
"""An order in somebody else's mouth: asked whether it is the merchant's too; what is quoted is not even offered."""
GUARDS: tuple[tuple[Role, str], ...] = (
    (Role.AUTHORITY, "ask-plain-words"),
    (Role.QUOTE, "nothing-quoted"),
    (Role.CONDITION, "ask-condition"),
    (Role.OTHERS, "nothing-others"),
    (Role.NEGATION, "nothing-negation"),
    (Role.HESITATION, "nothing-hesitation"),
    (Role.PAST, "ask-meant"),
    (Role.QUESTION, "ask-meant"),
)
"""Strictest first."""


def guard_of(tokens: tuple[Token, ...]) -> Role | None:
    """The strictest guard a message trips, if any."""
    present = {token.role for token in tokens}
    return next((role for role, _ in GUARDS if role in present), None)


def guarded(role: Role, meant: tuple[Command, ...], context: Context) -> Reading:
    """The answer to a guarded message; `meant` is what it would have ordered without the guard."""
    key = dict(GUARDS)[role]
    if role in SAID_BY_OTHERS and meant:
        return Unclear(SAID_BY_OTHERS[role], (), choices(meant, context) if role is Role.OTHERS else ())
    if key.startswith("nothing-"):
        return Nothing(key)
    if role in SOFT and not meant:
        return Nothing("nothing-understood")
    return Unclear(key, (), choices(meant, context) if role in SOFT else ())
