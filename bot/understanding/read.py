"""From a message to what it asks for: the one entrance of this room. Pure and synchronous; it never raises on any text.

All or nothing: when one clause must be asked about, no other clause runs either. Every number, ratio and word is used once, or
the write becomes a question.
"""

from dataclasses import replace

from bot.domain.advertising import Bid
from bot.domain.command import Command, Query
from bot.domain.operation import Operation, PriceAdjust, PriceScale, PriceSet, PromotionStart
from bot.domain.planned import Planned
from bot.domain.understood import Context, Nothing, Reading, Unclear, Understood
from bot.understanding.answering import ordinal
from bot.understanding.choices import choices
from bot.understanding.clauses import Clause, remarked, split
from bot.understanding.commands import Result, command_of
from bot.understanding.context_words import settled
from bot.understanding.corrections import amends, corrected, doubtful, half_agreed, opens
from bot.understanding.dialogue import whole_message
from bot.understanding.guards import GUARDS, guard_of, guarded
from bot.understanding.lists import unnumbered
from bot.understanding.mandates import held, mandate_reading
from bot.understanding.naming import taught
from bot.understanding.normalise import normalise
from bot.understanding.queries import is_query, read_query
from bot.understanding.rules import rules_reading
from bot.understanding.scan import scan
from bot.understanding.stopping import stopping
from bot.understanding.subjects import Scene
from bot.understanding.together import inherited, merged
from bot.understanding.tokens import AMOUNTS, Names, Role, Token

LONGEST = 600
"""Characters. Nobody orders a change in more; longer texts are pasted."""
TALK = 10
"""Unknown characters from which a message without a known listing is talk."""
ECHO = frozenset(
    {
        Role.SET,
        Role.WRITE,
        Role.COST,
        Role.PRICE,
        Role.PRONOUN,
        Role.FILLER,
        Role.ACK,
        Role.PUNCT,
        Role.JOIN,
        Role.AND,
        Role.EACH,
    }
)
"""「..., update it」 after an order orders nothing more."""
GUARDING = frozenset(role for role, _ in GUARDS)


def read(text: str, context: Context) -> Reading:
    """What the message asks for: commands, a question to ask back, or nothing for us."""
    normal = normalise(text).text.strip()
    if not normal:
        return Nothing("nothing-empty")
    if len(normal) > LONGEST:
        return Nothing("nothing-long")
    whole = whole_message(normal, context)
    if whole is not None:
        return whole
    for own in (taught, rules_reading, mandate_reading):
        found = own(normal, context)
        if found is not None:
            return found
    if ordinal(normal) is not None:
        return Nothing("nothing-understood")
    return stopping(normal, held(_read(normal, context), normal, context), context)


def _read(text: str, context: Context) -> Reading:
    """The reading of a message that is no plain thing as a whole."""
    normal = unnumbered(text)
    tokens = settled(scan(normal, context))
    if context.pending and opens(normal):
        correction = _correction(tokens, context)
        if correction is not None:
            return correction
    reading = _clauses(tokens, context)
    if not isinstance(reading, Understood):
        return reading
    asked = half_agreed(normal, reading, context)
    if not isinstance(asked, Understood):
        return asked
    confirm = "policy-remark" if remarked(tokens) else ""
    return replace(reading, replaces=amends(reading, tokens, context), confirm=confirm)


def _correction(tokens: tuple[Token, ...], context: Context) -> Reading | None:
    changed = corrected(tokens, context)
    if isinstance(changed, Unclear):
        return changed
    if changed is not None:
        return Understood((changed,), replaces=True)
    targets = tuple(dict.fromkeys(each for operation in context.pending for each in operation.targets))
    rest = tuple(token for token in tokens if token.role is not Role.CORRECTION and token.text not in {"no", "不"})
    again = _clauses(rest, replace(context, focus=targets))
    if isinstance(again, Understood) and any(isinstance(command, Operation) for command in again.commands):
        return doubtful(again, context) or Understood(again.commands, replaces=True)
    if isinstance(again, Nothing) and again.key == "nothing-understood":
        return Unclear("ask-correction")
    return again if isinstance(again, Unclear) else None


def _clauses(tokens: tuple[Token, ...], context: Context) -> Reading:
    """The reading of a message clause by clause."""
    clauses = split(tokens)
    kept = _kept(clauses)
    results: list[Result] = []
    guarding: list[Token] = []
    earlier: tuple[str, ...] = ()
    previous: Clause | None = None
    for clause in clauses:
        if Role.KEEP in clause.roles and not clause.roles & AMOUNTS:
            continue
        scene = Scene(context, earlier, kept, _operations(results), _advertised(results, clauses))
        if is_query(clause):
            results.append(read_query(clause, scene))
            continue
        clause = inherited(clause, previous)  # noqa: PLW2901 - the clause as it is meant
        previous = clause
        guarding += [token for token in clause.tokens if token.role in GUARDING and not _is_undo_of(token, clause)]
        result = command_of(_unguarded(clause), scene)
        if not _is_light(clause) and not (results and clause.roles <= ECHO):
            results.append(result)
        earlier = _targets(result) or earlier
    guard = guard_of(tuple(guarding))
    if guard is None:
        return _joined(results, tokens, context)
    return _doubted(guard, results) or guarded(guard, _operations(results), context)


def _doubted(guard: Role, results: list[Result]) -> Unclear | None:
    """「clear case 13.90 can」, "around 16 or 17": no order, but a question to clear up, without a choice that orders."""
    unclear = next((each for each in results if isinstance(each, Unclear)), None)
    if unclear is None or guard not in {Role.QUESTION, Role.HESITATION} or _operations(results):
        return None
    return Unclear(unclear.key, unclear.values)


def _is_light(clause: Clause) -> bool:
    """Only small words and guards: it orders nothing by itself."""
    return clause.roles <= {Role.FILLER, Role.ACK, Role.PUNCT, Role.JOIN, Role.AND, *GUARDING}


def _is_undo_of(token: Token, clause: Clause) -> bool:
    """「把刚才的改价撤销了」: the past is what is to be taken back."""
    return token.role is Role.PAST and Role.UNDO in clause.roles


def _unguarded(clause: Clause) -> Clause:
    """The clause as an order, to show what it would have been."""
    return Clause(tuple(token for token in clause.tokens if token.role not in GUARDING))


def _kept(clauses: tuple[Clause, ...]) -> frozenset[str]:
    """Listings the message says to leave alone."""
    return frozenset(
        each
        for clause in clauses
        if Role.KEEP in clause.roles
        for token in clause.of(Role.PRODUCT)
        if isinstance(token.value, Names)
        for each in token.value.listings
    )


def _targets(result: Result) -> tuple[str, ...]:
    return result.targets if isinstance(result, Operation) else ()


def _operations(results: list[Result]) -> tuple[Operation, ...]:
    return tuple(result for result in results if isinstance(result, Operation))


def _advertised(results: list[Result], clauses: tuple[Clause, ...]) -> tuple[str, ...]:
    """The one listing of a message whose last clause was about its ads."""
    named = {token.text for clause in clauses for token in clause.of(Role.PRODUCT, Role.ALL)}
    last = results[-1] if results else None
    return last.targets if isinstance(last, Bid | PromotionStart) and len(named) == 1 else ()


def _joined(results: list[Result], tokens: tuple[Token, ...], context: Context) -> Reading:
    """All or nothing over the clauses' results."""
    commands = tuple(result for result in results if isinstance(result, Operation | Query))
    unclear = [result for result in results if isinstance(result, Unclear)]
    nothing = [result for result in results if isinstance(result, Nothing)]
    if _is_talk(tokens, commands):
        return Nothing("nothing-understood")
    if unclear:
        return unclear[0] if len(results) == 1 else _with_understood(unclear[0], commands, context)
    if nothing:
        specific = next((each for each in nothing if each.key != "nothing-understood"), nothing[0])
        return specific if not commands else Unclear("ask-part", (), choices(commands, context))
    if _priced_twice(commands):
        return Unclear("ask-priced-twice", (), choices(commands, context))
    if len({isinstance(each, Planned) for each in _operations(list(commands))}) > 1:
        return Unclear("ask-timing-which", (), ())
    return Understood(_together(commands)) if commands else Nothing("nothing-understood")


def _together(commands: tuple[Command, ...]) -> tuple[Command, ...]:
    """「满100双5块2，满500双5块」 is one set of quantity prices, a title and a description are one writing."""
    joined: list[Command] = []
    for command in commands:
        both = merged(joined[-1], command) if joined else None
        joined[-1:] = [both] if both is not None else [*joined[-1:], command]
    return tuple(joined)


def _priced_twice(commands: tuple[Command, ...]) -> bool:
    """Two changes of one listing's price in one message: the second may be meant from the first, or instead of it."""
    seen: set[str] = set()
    for command in (each.operation if isinstance(each, Planned) else each for each in commands):
        if isinstance(command, PriceSet | PriceAdjust | PriceScale):
            if seen & set(command.listings):
                return True
            seen |= set(command.listings)
    return False


def _with_understood(unclear: Unclear, commands: tuple[Command, ...], context: Context) -> Unclear:
    """A question about one clause, with the clauses that were clear as further choices."""
    known = {each.command for each in unclear.choices}
    extra = choices([command for command in commands if command not in known], context)
    return Unclear(unclear.key, unclear.values, unclear.choices + extra)


def _is_talk(tokens: tuple[Token, ...], commands: tuple[Command, ...]) -> bool:
    """Mostly words nobody here knows, and no listing: not about this shop."""
    unknown = sum(token.end - token.start for token in tokens if token.role is Role.UNKNOWN)
    named = any(token.role in {Role.PRODUCT, Role.PROMO, Role.ALL} for token in tokens)
    return unknown >= TALK and not named and not commands
