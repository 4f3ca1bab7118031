"""Commands carried out: each kind by its own small function, found in a table of types."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from bot.app import Answer, Word, tell_end
from bot.domain.command import (
    CallSaid,
    Command,
    Confirm,
    DriftAccept,
    DriftRestore,
    Freeze,
    FreezeLift,
    GuideQuery,
    HelpQuery,
    ImportAnswer,
    LanguageSet,
    LogQuery,
    MandatesQuery,
    NameDecline,
    PendingQuery,
    PlansQuery,
    Query,
    Reject,
    ReportQuery,
    SettingsQuery,
    ShopSwitch,
    StateQuery,
    Undo,
    WordsQuery,
)
from bot.domain.operation import Operation, StopAll
from bot.domain.outcome import Asked, Executed, Helped, Outcome
from bot.domain.people import Role
from bot.domain.planned import Planned
from bot.domain.preferences import NameForget, NameLearn, UnitLearn
from bot.errors import NotAllowed
from handlers.aftermath import aftermath, tell_damage
from handlers.drift import accept, restore
from handlers.files import answered
from handlers.form import guide
from handlers.freezing import check_frozen, freeze, lift
from handlers.learning import list_words, not_learned, refuse_word, unlearnable
from handlers.memory import remember
from handlers.turn import Turn

SHOWN_IN_GROUPS = (HelpQuery, LogQuery, ReportQuery, StateQuery)
"""Whatever words stand behind a command in a group, nothing else is carried out there."""
OF_WORDS = (NameLearn, NameForget, UnitLearn)
"""What changes the words we know is nothing to be done once more, or to another listing."""
SEVERAL = (Undo, StopAll, Confirm, Reject, PendingQuery, DriftRestore, Freeze)
"""What is answered in several messages: none of them is known to be the last."""
CHANGING = (Operation, Undo, Confirm, DriftAccept)
"""What is refused while a shop is frozen."""
Carried = Callable[[Turn, Any, "Part"], Awaitable[None]]


class Part:
    """Which command of the message this is, the offer it was taken from, if any, and the reason to ask in any case, if any."""

    def __init__(self, position: int, offer_id: str, force_ask: str) -> None:
        self.position = position
        self.offer_id = offer_id
        self.force_ask = force_ask


async def carry(turn: Turn, commands: tuple[Command, ...], offer_id: str = "", force_ask: str = "") -> None:
    """Carry out all commands of one message in order. The last one's answer ends the message in its own transaction.

    `force_ask`: the text key of a reason to ask before anything is changed, even where policy would allow it.
    """
    if not turn.row.incoming.private and not all(isinstance(each, SHOWN_IN_GROUPS) for each in commands):
        turn.say("group-private-only")
        return
    done: list[Operation] = []
    for position, command in enumerate(commands):
        single = not isinstance(command, SEVERAL)
        turn.finishing = single and position == len(commands) - 1
        done += await _carry_one(turn, command, Part(position, offer_id, force_ask))
    targets = tuple(dict.fromkeys(each for command in commands for each in _targets(command)))
    changing = any(isinstance(each, Operation | Undo) and not isinstance(each, OF_WORDS) for each in commands)
    remember(turn, targets, tuple(done) if changing else None)


def _targets(command: Command) -> tuple[str, ...]:
    return command.targets if isinstance(command, Operation) else tuple(getattr(command, "listings", ()))


async def _carry_one(turn: Turn, command: Command, part: Part) -> tuple[Operation, ...]:
    """The operations that were carried out or asked about."""
    if isinstance(command, CHANGING):
        check_frozen(turn, command)
    if isinstance(command, StopAll):
        await turn.app.stop(turn.request(part.position, part.offer_id), turn.app.submit)
        return ()
    if isinstance(command, Operation):
        return (command,) if await _operate(turn, command, part) else ()
    if not turn.actor.may(command.permission):
        raise NotAllowed
    await QUERIES[type(command)](turn, command, part)
    return ()


async def _operate(turn: Turn, operation: Operation, part: Part) -> bool:
    """Budget that runs without us is counted before anything that spends is judged. True: it ran or it waits on a card."""
    problem = unlearnable(turn, operation)
    if problem:
        refuse_word(turn, operation, problem)
        return False
    if operation.spends:
        await turn.app.ledger(turn.known_shop())
    request = turn.request(part.position, part.offer_id)
    outcome = await turn.app.submit(operation, replace(request, force_ask=part.force_ask))
    return isinstance(outcome, Executed | Asked)


async def _report(turn: Turn, query: ReportQuery, _: Part) -> None:
    outcome = await turn.app.reports.period(turn.known_shop(), query.first, query.last, query.listings)
    with turn.app.house.store.begin() as tx:
        turn.told(tx, outcome)


async def _state(turn: Turn, query: StateQuery, _: Part) -> None:
    outcome = await turn.app.shops.overview(turn.known_shop(), query.listings)
    with turn.app.house.store.begin() as tx:
        turn.told(tx, outcome)


async def _log(turn: Turn, query: LogQuery, _: Part) -> None:
    shop = turn.known_shop()
    with turn.app.house.store.begin() as tx:
        turn.told(tx, turn.app.shops.log(tx, (turn.actor, shop), query.day, query.listings))


async def _pending(turn: Turn, _: PendingQuery, __: Part) -> None:
    with turn.app.house.store.begin() as tx:
        pending = turn.app.shops.pending(tx, turn.actor)
        turn.told(tx, pending)
        for card in pending.cards:
            turn.told(tx, card)


async def _plans(turn: Turn, _: PlansQuery, __: Part) -> None:
    with turn.app.house.store.begin() as tx:
        turn.told(tx, turn.app.settings.plans(tx, turn.actor, turn.known_shop()))


async def _mandates(turn: Turn, _: MandatesQuery, __: Part) -> None:
    outcome = await turn.app.settings.mandates(turn.actor, turn.known_shop())
    with turn.app.house.store.begin() as tx:
        turn.told(tx, outcome)


async def _settings(turn: Turn, _: SettingsQuery, __: Part) -> None:
    with turn.app.house.store.begin() as tx:
        turn.told(tx, turn.app.settings.settings(tx, turn.actor, turn.known_shop()))


async def _help(turn: Turn, _: HelpQuery, __: Part) -> None:
    role = turn.actor.role or Role.VIEWER
    with turn.app.house.store.begin() as tx:
        turn.told(tx, Helped(turn.known_shop(), role, turn.actor.is_admin))


async def _language(turn: Turn, query: LanguageSet, _: Part) -> None:
    with turn.app.house.store.begin() as tx:
        said = turn.app.people.speak(tx, turn.person, query.language)
        turn.person = tx.people.person(turn.person.id) or turn.person
        turn.told(tx, said)


async def _switch(turn: Turn, query: ShopSwitch, _: Part) -> None:
    with turn.app.house.store.begin() as tx:
        turn.told(tx, turn.app.people.switch(tx, turn.person, turn.actor, query.shop_id))


async def _undo(turn: Turn, query: Undo, part: Part) -> None:
    await turn.app.ledger(turn.known_shop())
    for outcome in await turn.app.undo(query.run_id, turn.request(part.position, part.offer_id), turn.app.submit):
        await tell_damage(turn, outcome)


async def _decide(turn: Turn, yes: bool) -> None:
    """A plain yes or no in words counts only while exactly one card waits for an answer."""
    now = turn.app.house.clock.now()
    with turn.app.house.store.begin() as tx:
        open_cards = [each for each in tx.approvals.pending(turn.actor.shop_id) if each.expires_at > now]
    if not open_cards:
        turn.say("nothing-pending")
    elif len(open_cards) > 1:
        turn.say("several-pending", count=len(open_cards))
    else:
        decided = await turn.app.decide(Answer(turn.actor, open_cards[0].id, yes, turn.told))
        if decided.outcome is None:
            turn.say(decided.toast, **dict(decided.values))
        await begin_planned(turn, decided.outcome)
        await aftermath(turn, decided.outcome)


async def begin_planned(turn: Turn, outcome: Outcome | None) -> None:
    """A plan without a beginning begins with its yes."""
    if isinstance(outcome, Executed) and isinstance(outcome.run.operation, Planned):
        await turn.app.plans_now(outcome.run.shop_id)


async def _confirm(turn: Turn, _: Confirm, __: Part) -> None:
    await _decide(turn, True)


async def _reject(turn: Turn, _: Reject, __: Part) -> None:
    await _decide(turn, False)


async def _import_answer(turn: Turn, answer: ImportAnswer, _: Part) -> None:
    await answered(turn, answer)


async def _restore(turn: Turn, command: DriftRestore, part: Part) -> None:
    await restore(turn, command, (part.position, part.offer_id, part.force_ask))


async def _accept(turn: Turn, command: DriftAccept, _: Part) -> None:
    await accept(turn, command)


async def _freeze(turn: Turn, _: Freeze, part: Part) -> None:
    await freeze(turn, part.position, part.offer_id)


async def _unfreeze(turn: Turn, _: FreezeLift, __: Part) -> None:
    lift(turn, turn.actor.shop_id)


async def _words(turn: Turn, _: WordsQuery, __: Part) -> None:
    await list_words(turn)


async def _decline(turn: Turn, query: NameDecline, _: Part) -> None:
    not_learned(turn, query)


async def _call_said(turn: Turn, said: CallSaid, _: Part) -> None:
    turn.app.clear_up.say(Word(turn.actor, said, turn.told, tell_end(turn.app.post, turn.person)))


async def _guide(turn: Turn, query: GuideQuery, _: Part) -> None:
    await guide(turn, query)


QUERIES: dict[type[Query], Carried] = {
    ReportQuery: _report,
    StateQuery: _state,
    LogQuery: _log,
    PendingQuery: _pending,
    PlansQuery: _plans,
    SettingsQuery: _settings,
    MandatesQuery: _mandates,
    HelpQuery: _help,
    LanguageSet: _language,
    ShopSwitch: _switch,
    Undo: _undo,
    Confirm: _confirm,
    Reject: _reject,
    ImportAnswer: _import_answer,
    WordsQuery: _words,
    NameDecline: _decline,
    GuideQuery: _guide,
    CallSaid: _call_said,
    DriftRestore: _restore,
    DriftAccept: _accept,
    Freeze: _freeze,
    FreezeLift: _unfreeze,
}
