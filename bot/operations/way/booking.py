"""Steps, offers and records that several use cases write in the same words."""

from datetime import datetime, timedelta
from typing import Any

from bot.domain.approval import Offer
from bot.domain.command import Command
from bot.domain.command import to_json as command_to_json
from bot.domain.outcome import Proposal, Tap, Values
from bot.domain.people import Actor
from bot.domain.policy import Reason
from bot.domain.preview import Preview
from bot.domain.shop import Shop
from bot.domain.worklog import Step
from bot.operations.way.house import House
from bot.ports.store import Transaction

Label = tuple[str, Values]
UNLABELLED: Label = ("", ())
OFFER_LIFE = timedelta(hours=24)
ASKS = "asks"
"""Beside an offered command: the text key of the reason to ask before it is carried out."""
MEANT = "meant"
"""Beside an offered command: the word of the merchant's that it was asked about."""
SUGGESTED = "policy-suggested"
NOT_IN_BODY = frozenset({"actor", "run_id", "listings", "by"})


def log(tx: Transaction, shop: Shop, kind: str, now: datetime, **said: Any) -> None:
    """Append one step. `said` may hold actor, run_id, listings; everything else goes into the body as plain JSON.

    `by`, a person's name, stays out: a line can never be changed, so it names people by id, and a name is looked up when it is shown.
    """
    body = tuple((name, value) for name, value in said.items() if name not in NOT_IN_BODY)
    tx.worklog.append(
        Step(
            shop_id=shop.id,
            kind=kind,
            actor=said.get("actor", ""),
            at=now,
            day=shop.today(now),
            run_id=said.get("run_id", ""),
            listings=tuple(said.get("listings", ())),
            body=body,
        )
    )


def preview_body(preview: Preview) -> dict[str, Any]:
    """What a log line keeps of a preview: the operation, the rows with their names, the spend."""
    record = preview.record()
    return {"operation": record["operation"], "rows": record["rows"], "spend": record["spend"]}


def reasons_body(reasons: tuple[Reason, ...]) -> list[dict[str, Any]]:
    return [{"key": each.key, "values": {name: _plain(value) for name, value in each.values}} for each in reasons]


def _plain(value: object) -> object:
    return value if isinstance(value, int | str) or value is None else str(value)


def offer(tx: Transaction, house: House, actor: Actor, command: Command, label: Label = UNLABELLED) -> Tap:
    """Store a tappable choice, good for a day and one use; for anyone of the shop when the actor names no person.

    `label` words it by text key and values; unlabelled, it is worded from the command.
    """
    token = _stored(tx, house, actor, command_to_json(command))
    return Tap(token, label[0], label[1], command)


def naming_offer(tx: Transaction, house: House, actor: Actor, command: Command, said: tuple[Label, str]) -> Tap:
    """A choice that says which listing an unknown word meant; whoever takes it may have the word learned. `said`: label and word."""
    label, word = said
    token = _stored(tx, house, actor, {**command_to_json(command), MEANT: word})
    return Tap(token, label[0], label[1], command)


def suggestion(tx: Transaction, house: House, actor: Actor, proposal: Proposal) -> Tap:
    """A choice nobody asked for: taking it shows its card and asks, whatever policy would allow at once."""
    token = _stored(tx, house, actor, {**command_to_json(proposal.operation), ASKS: SUGGESTED})
    return Tap(token, proposal.key, proposal.values, proposal.operation)


def asking_offer(tx: Transaction, house: House, actor: Actor, command: Command, reason: str) -> Tap:
    """A choice that shows its card and asks, for this reason (a text key), whatever policy would allow at once."""
    return Tap(_stored(tx, house, actor, {**command_to_json(command), ASKS: reason}), "", (), command)


def _stored(tx: Transaction, house: House, actor: Actor, command: dict[str, Any]) -> str:
    token = house.ids.token()
    expires = house.clock.now() + OFFER_LIFE
    tx.approvals.add_offer(Offer(token, actor.shop_id, actor.person_id or None, command, expires))
    return token
