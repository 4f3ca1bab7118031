"""Who is told of an unclear call, in which words, and under which keys: the rows say what was told, so nothing is told twice."""

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.domain.command import CallSaid
from bot.domain.effect import Effect, EffectState
from bot.domain.money import Money
from bot.domain.outcome import Tap
from bot.domain.people import Actor, Person, Role, allows
from bot.domain.preview import Preview
from bot.domain.preview import from_record as preview_from_record
from bot.domain.shop import Shop
from bot.domain.unclear import Unclear, permission_to_clear
from bot.operations.way.booking import OFFER_LIFE, offer
from bot.operations.way.house import House
from bot.operations.way.looking import HORIZON
from bot.operations.way.repeating import ANSWERLESS
from bot.ports.marketplace import Repeatable
from bot.ports.store import Transaction

HELD_BACK = timedelta(days=92)
"""How far back budget of a call that is still unclear is looked for."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What one person is to be told, once for this key."""

    person: Person
    key: str
    outcome: Unclear


@dataclass(frozen=True, slots=True)
class Audience:
    """The messengers that are served, and by whose word a call ended, if by anybody's."""

    served: Container[str]
    by: str = ""


def notices(tx: Transaction, house: House, effect: Effect, audience: Audience) -> Iterator[Notice]:
    """What is still to be told of a call as it stands: that it is unclear, with both buttons, or, to whoever was told so, its end.

    The buttons are good for a day; a call that is still unclear then is asked about once more.
    """
    shop = tx.shops.get(effect.shop_id)
    if shop is None:
        return
    turn = _turn(house, effect)
    for person in (each for each in concerned(tx, effect) if each.messenger in audience.served):
        keys = [f"unclear-{effect.id}-{each}-{person.id}" for each in range(turn + 1)]
        if effect.state is EffectState.UNKNOWN:
            if not _was_told(tx, keys[-1]):
                yield Notice(person, keys[-1], question(tx, house, effect, person.id))
        elif effect.state is not EffectState.SENDING and any(_was_told(tx, each) for each in keys):
            key = f"cleared-{effect.id}-{effect.state.value}-{person.id}"
            yield Notice(person, key, replace(_known(tx, house, shop, effect, person.id), by=audience.by))


def concerned(tx: Transaction, effect: Effect) -> list[Person]:
    """The shop's owners who can be reached; where it has none, whoever may say how the call ended."""
    members = tx.people.members(effect.shop_id)
    owners = [each for each in members if each.role is Role.OWNER]
    able = [each for each in members if allows(each.role, permission_to_clear(effect))]
    people = [tx.people.person(each.person_id) for each in owners or able]
    return [each for each in people if each is not None and each.reachable]


def question(tx: Transaction, house: House, effect: Effect, reader: str) -> Unclear:
    """What is known of an open call, with fresh buttons for anyone of the shop who may press them."""
    shop = house.shop_in(tx, effect.shop_id)
    anyone = Actor("", shop.id, None)
    taps: list[Tap] = []
    for happened, key in ((True, "button-call-happened"), (False, "button-call-did-not")):
        taps.append(offer(tx, house, anyone, CallSaid(effect.id, happened), (key, ())))
    return replace(_known(tx, house, shop, effect, reader), taps=tuple(taps))


def _known(tx: Transaction, house: House, shop: Shop, effect: Effect, reader: str) -> Unclear:
    run = tx.runs.get(shop.id, effect.run_id)
    if run is None:
        raise LookupError(f"{effect.id} belongs to no run")
    whole = preview_from_record(run.preview)
    rows = tuple(row for row in whole.rows if row.listing == effect.action.listing)
    preview = Preview(whole.shop_id, whole.operation, rows)
    promise = house.market(shop).repeats(effect.action)
    if promise is Repeatable.IDEMPOTENT and effect.note not in ANSWERLESS:
        promise = Repeatable.QUERYABLE
    return Unclear(shop, effect, preview, promise.value, held_by(tx, house, shop, effect), reader)


def held_by(tx: Transaction, house: House, shop: Shop, effect: Effect) -> Money | None:
    """All that a call's budget still holds, over all its days."""
    today = shop.today(house.clock.now())
    found = tx.ledger.reservations(shop.id, today - HELD_BACK, today + HORIZON)
    held = sum((each.open.minor for each in found if each.effect_id == effect.id), 0)
    return Money(held, shop.currency) if held else None


def _turn(house: House, effect: Effect) -> int:
    """How many lives of a button have passed since it was sent."""
    return max((house.clock.now() - effect.sent_at) // OFFER_LIFE, 0) if effect.sent_at is not None else 0


def _was_told(tx: Transaction, key: str) -> bool:
    return tx.outbox.state_of(f"{key}.0") is not None
