"""Presses: an answer to a card, or a choice taken. What a button carries is only an id; everything else is looked up and checked."""

import re
from dataclasses import replace

from bot.app import ASKS, Answer
from bot.domain.approval import Offer
from bot.domain.command import CallSaid, Command, MeantQuery, Undo, from_json
from bot.domain.operation import Operation
from bot.domain.outcome import Executed
from bot.domain.people import Permission
from bot.domain.planned import permitted
from bot.ports.store import Transaction
from handlers.aftermath import aftermath
from handlers.carry import begin_planned, carry
from handlers.learning import meaning_of, offer_after_card, offer_to_learn
from handlers.reading import say_meant
from handlers.turn import Turn

CARD = re.compile(r"a:([A-Za-z0-9_-]{22}):([yn])")
CHOICE = re.compile(r"o:([A-Za-z0-9_-]{22})")


async def press(turn: Turn) -> None:
    """Every press gets a short answer; a forged, foreign, used or expired one gets nothing else."""
    data = turn.row.incoming.data
    card, choice = CARD.fullmatch(data), CHOICE.fullmatch(data)
    if card is not None:
        await answer_card(turn, card[1], card[2] == "y")
    elif choice is not None:
        await take_choice(turn, choice[1])
    else:
        _toast(turn, "toast-forged")


async def answer_card(turn: Turn, approval_id: str, yes: bool) -> None:
    with turn.app.house.store.begin() as tx:
        approval = tx.approvals.get(approval_id)
        step_into(turn, tx, approval.shop_id if approval else "")
        if approval is not None and turn.row.incoming.message_ref:
            incoming = turn.row.incoming
            tx.outbox.found(incoming.messenger, incoming.chat, approval.id, incoming.message_ref)
    decided = await turn.app.decide(Answer(turn.actor, approval_id, yes, turn.told))
    _toast(turn, decided.toast, *decided.values)
    await begin_planned(turn, decided.outcome)
    await aftermath(turn, decided.outcome)
    if isinstance(decided.outcome, Executed):
        await offer_after_card(turn, decided.outcome.run.operation)


async def take_choice(turn: Turn, offer_id: str) -> str:
    """Use an offer once and ask for what it stands for; it takes the way of a typed message from there on.

    Taken by a press or by words. The text key of why it could not be taken; empty when it was.
    """
    now = turn.app.house.clock.now()
    with turn.app.house.store.begin() as tx:
        offer = tx.approvals.offer(offer_id)
        step_into(turn, tx, offer.shop_id if offer else "")
        problem = _problem(turn, tx, offer)
        if not problem and not tx.approvals.use_offer(offer_id, now) and not _mine(turn, tx.approvals.offer(offer_id)):
            problem = "toast-used" if offer and offer.used_at else "toast-expired"
        turn.toast(tx, problem or "toast-working", ())
    if offer is not None and not problem:
        command = from_json(offer.command)
        if isinstance(command, MeantQuery):
            await say_meant(turn, command, offer_id)
        else:
            await carry(turn, (command,), offer_id, str(offer.command.get(ASKS, "")))
            await offer_to_learn(turn, meaning_of(offer))
    return problem


def _mine(turn: Turn, offer: Offer | None) -> bool:
    """Used by this very message before a crash: then it goes on, for its run id is the same."""
    return offer is not None and offer.used_at is not None and turn.row.attempts > 1


def _problem(turn: Turn, tx: Transaction, offer: Offer | None) -> str:
    if offer is None or offer.shop_id != turn.actor.shop_id:
        return "toast-forged"
    if offer.person_id is not None and offer.person_id != turn.actor.person_id:
        return "toast-not-yours"
    return "" if _may(turn, tx, from_json(offer.command)) else "toast-not-allowed"


def _may(turn: Turn, tx: Transaction, command: Command) -> bool:
    """Asked before an offer is used up, so that whoever may not take it does not spoil it for those who may.

    Taking back needs the right to change, or what the thing itself needed where that was less.
    """
    if isinstance(command, Operation):
        return permitted(turn.actor, command)
    if isinstance(command, CallSaid):
        return turn.app.clear_up.may(tx, turn.actor, command.effect)
    if not isinstance(command, Undo):
        return turn.actor.may(command.permission)
    run = tx.runs.get(turn.actor.shop_id, command.run_id) if command.run_id else None
    own = run is not None and run.operation.permission is Permission.READ and permitted(turn.actor, run.operation)
    return own or turn.actor.may(Permission.CHANGE)


def step_into(turn: Turn, tx: Transaction, shop_id: str) -> None:
    """A card belongs to its shop, whichever shop the person speaks of by now: their role there counts. Without one nothing changes."""
    shop = tx.shops.get(shop_id) if shop_id and shop_id != turn.actor.shop_id else None
    role = tx.people.role(shop_id, turn.person.id) if shop is not None else None
    if shop is not None and role is not None:
        turn.shop = shop
        turn.actor = replace(turn.actor, shop_id=shop_id, role=role)


def _toast(turn: Turn, key: str, *values: tuple[str, object]) -> None:
    with turn.app.house.store.begin() as tx:
        turn.toast(tx, key, values)
