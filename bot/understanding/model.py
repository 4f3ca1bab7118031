"""A second reading with the help of a language model. Pure: it makes the question, and holds the answer against the first reading.

The same in both: the first reading stands. Only the model understood: a proposal that is confirmed whatever the shop allows.
Different: a question that shows both. Where our own guards refuse (a question, a negation, a quote), no model makes an order of it.
"""

from collections import Counter

from bot.domain.command import Query
from bot.domain.operation import Operation
from bot.domain.understood import Context, Reading, Unclear, Understood
from bot.ports.language_model import Prompt
from bot.understanding.choices import LABELS, choices
from bot.understanding.context_words import settled
from bot.understanding.corrections import opens
from bot.understanding.dialogue import whole_message
from bot.understanding.mandates import marked
from bot.understanding.model_answer import parsed
from bot.understanding.model_kinds import MADE
from bot.understanding.model_prompt import prompt_for
from bot.understanding.model_quotes import Message, commands_of, spread
from bot.understanding.normalise import normalise
from bot.understanding.read import GUARDING, LONGEST
from bot.understanding.scan import scan
from bot.understanding.tokens import Role, roles

CONFIRM = "policy-model-read"
NOT_UNDERSTOOD = "nothing-understood"
OPEN = frozenset({
    "ask-unsure", "ask-amount-missing", "ask-what-amount", "ask-figure-alone", "ask-figure", "ask-cost-or-price", "ask-to-or-by",
    "ask-direction", "ask-ratio-direction", "ask-product-missing", "ask-product-unknown", "ask-what-about", "ask-stop-what",
    "ask-resume-what", "ask-promotion", "ask-promotion-days", "ask-promotion-budget", "ask-budget-day", "ask-budget-whose",
})  # fmt: skip
"""Questions about words we did not know. Every other question of ours is about the matter itself and stays ours."""
LOOKING = frozenset({"ask-query", "ask-date-unclear"})
"""Our questions about a look that was not clear: a model may make a look of it, and no more."""
CLOSING = GUARDING | {Role.EXCEPT, Role.KEEP, Role.UNDO, Role.CORRECTION, Role.SAME, Role.LIMIT, Role.WORK}
"""Words that a single plain clause cannot carry: with one of them in it, a message is ordered by our own reading or not at all."""

ASKING = frozenset({Role.QUESTION, Role.PAST})
"""Words that a look may hold, though no order may."""


class ModelReading:
    """The SecondReader port."""

    def prompt(self, text: str, reading: Reading, context: Context) -> Prompt | None:
        normal = normalise(text).text.strip()
        return prompt_for(normal, context) if _may_help(normal, reading, context) else None

    def compared(self, text: str, reading: Reading, context: Context, arguments: str) -> Reading:
        """Raises ModelUnusable when the answer is none; the first reading then stands."""
        normal = normalise(text).text.strip()
        quoted = parsed(arguments)
        if not _may_help(normal, reading, context):
            return reading
        first = _operations(reading)
        if not all(each.orders for each in quoted):
            return _meant(first, context) if first else reading
        commands = commands_of(quoted, Message.of(normal, context))
        operations = tuple(each for each in commands if isinstance(each, Operation))
        if not operations:
            return _looked_up(reading, tuple(each for each in commands if isinstance(each, Query)))
        if _closed(normal, context) or _key(reading) in LOOKING:
            return reading
        if first and spread(first) == spread(operations):
            return reading
        ours = first or _offered(reading)
        if not first and _continues(spread(operations), spread(ours)):
            return Understood(commands, confirm=CONFIRM)
        return Unclear("ask-two-readings", (), choices(_labelled((*ours, *operations)), context))


def _may_help(normal: str, reading: Reading, context: Context) -> bool:
    """Whether there is something about this message that a second reader could say."""
    if not 0 < len(normal) <= LONGEST or whole_message(normal, context) is not None or marked(normal, context):
        return False
    if context.pending and opens(normal):
        return False
    if not isinstance(reading, Understood):
        looks = _key(reading) in {NOT_UNDERSTOOD, *LOOKING}
        return (looks or _key(reading) in OPEN) and not _closed(normal, context, ASKING if looks else frozenset())
    first = _operations(reading)
    ours = not reading.replaces and all(each.kind in MADE for each in first)
    return bool(first) and ours and not _closed(normal, context)


def _closed(normal: str, context: Context, but: frozenset[Role] = frozenset()) -> bool:
    return bool(roles(settled(scan(normal, context))) & (CLOSING - but))


def _continues(operations: Counter[Operation], ours: Counter[Operation]) -> bool:
    """Whether the model only chose from what our question offers, or only went on from it."""
    return operations <= ours or ours <= operations


def _key(reading: Reading) -> str:
    return "" if isinstance(reading, Understood) else reading.key


def _operations(reading: Reading) -> tuple[Operation, ...]:
    commands = reading.commands if isinstance(reading, Understood) else ()
    return tuple(each for each in commands if isinstance(each, Operation))


def _offered(reading: Reading) -> tuple[Operation, ...]:
    """What our own question offers to do."""
    commands = [each.command for each in reading.choices] if isinstance(reading, Unclear) else []
    return tuple(each for each in commands if isinstance(each, Operation))


def _looked_up(reading: Reading, queries: tuple[Query, ...]) -> Reading:
    """Looking changes nothing: a look that only the model understood is answered at once, unless we had read half an order."""
    ours = isinstance(reading, Understood) or bool(_offered(reading))
    return reading if ours or not queries else Understood(queries)


def _meant(first: tuple[Operation, ...], context: Context) -> Unclear:
    """We read an order where the model reads none."""
    return Unclear("ask-meant", (), choices(_labelled(first), context))


def _labelled(operations: tuple[Operation, ...]) -> list[Operation]:
    return [each for each in operations if type(each) in LABELS]
