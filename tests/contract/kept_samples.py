"""Shops and people with a canary of their own in every field that takes words."""

from datetime import date, time
from pathlib import Path
from typing import Any

from bot.build import Program
from bot.domain.approval import Offer
from bot.domain.chat import FileRef, Incoming, Shown
from bot.domain.people import Invite, Membership, Person, Role
from bot.domain.planned import Plan
from bot.domain.preferences import Preferences
from bot.domain.secret import Secret
from bot.domain.words import TaughtWord, WordKind
from bot.domain.worklog import Step
from bot.ports.queues import Draft, OutboxKind
from bot.ports.store import Knowledge
from tests.contract.store_samples import DAY, HOUR, NOW, approval, effect, run, shop, yuan


def canary(number: int, what: str) -> str:
    return f"canary-{what}-{number:03d}-x"


def person_of(number: int) -> Person:
    words = {what: canary(number, what) for what in ("id", "account", "name", "chat")}
    return Person(words["id"], "telegram", words["account"], words["name"], "en", words["chat"], f"shop-{number}")


def fill(program: Program, number: int) -> None:
    """One shop with one person, with a canary of theirs in every field that takes words."""
    person, own = person_of(number), f"shop-{number}"
    with program.store.begin() as tx:
        tx.shops.save(shop(own, name=canary(number, "shopname")))
        tx.people.save(person)
        tx.people.bind(Membership(own, person.id, Role.OWNER))
        tx.preferences.save(own, person.id, Preferences(quiet=(time(22), time(7))))
        tx.talk.save(own, person.id, {"said": canary(number, "memory")})
        tx.shops.know(own, Knowledge("slipper", aliases=(canary(number, "alias"),)))
        tx.shops.teach(own, TaughtWord(WordKind.NAME, canary(number, "word"), person.id, NOW, "slipper"))
        tx.secrets.put(own, "token", Secret(canary(number, "secret")))
        tx.people.add_invite(Invite(f"{number:064d}", own, Role.VIEWER, person.id, NOW + HOUR))
        tx.approvals.add_offer(Offer(canary(number, "offer"), own, person.id, {"op": canary(number, "command")}, NOW))
        tx.runs.add(
            run(f"run-{number}", own, asked_by=person.id, preview={"rows": [], "note": canary(number, "preview")})
        )
        tx.approvals.add(approval(canary(number, "approval"), own, run_id=f"run-{number}", asked_by=person.id))
        tx.runs.add_effects([effect(f"run-{number}#0@slipper", own, f"run-{number}", note=canary(number, "note"))])
        tx.ledger.reserve(f"run-{number}#0@slipper", own, [DAY], yuan("1.00"))
        tx.plans.add(Plan(f"plan-{number}", own, person.id, run().operation, NOW))
        tx.reports.claim(own, DAY, NOW)
        said: dict[str, Any] = {
            "text": canary(number, "text"),
            "sender_name": person.name,
            "data": canary(number, "data"),
        }
        file = FileRef(canary(number, "file"), canary(number, "filename"))
        for uid in range(3):
            tx.inbox.add(
                Incoming("telegram", f"u{number}.{uid}", person.chat, person.external_id, NOW, file=file, **said), NOW
            )
        tx.inbox.add(Incoming("telegram", f"g{number}", "group-chat", person.external_id, NOW, **said), NOW)
        shown = Shown(
            f"done, {person.name}: {canary(number, 'shown')}", file=b"report " + canary(number, "bytes").encode()
        )
        tx.outbox.add(Draft("telegram", person.chat, OutboxKind.SEND, shown, shop_id=own), NOW)
        line = Step(own, "done", person.id, NOW, DAY, f"run-{number}", ("slipper",), (("state", "done"),))
        tx.worklog.append(line)


def cross(program: Program, left: int, right: int) -> None:
    """One person in the other's shop, told of by name, and a message of theirs beside the other's."""
    guest = person_of(left)
    with program.store.begin() as tx:
        tx.people.bind(Membership(f"shop-{right}", guest.id, Role.OPERATOR))
        host = person_of(right)
        telling = Shown(f"{guest.name} approved it")
        tx.outbox.add(Draft("telegram", host.chat, OutboxKind.SEND, telling, shop_id=f"shop-{right}"), NOW)


def bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def market_row(table: Any, number: int) -> dict[str, Any]:
    """A row with canaries where words go."""
    special = {"shop_id": f"shop-{number}", "buyer": canary(number, "buyer"), "currency": "CNY"}
    words = {"promotion": "off", "shelf": "on", "kind": "order", "reason": ""}
    row: dict[str, Any] = {}
    for column in table.columns:
        name = column.name
        kind = getattr(column.type, "words", None)
        if name in special:
            row[name] = special[name]
        elif kind is not None:
            row[name] = next(iter(kind))
        elif column.type.python_type is date:
            row[name] = DAY
        elif name in ("tiers", "action"):
            row[name] = []
        else:
            row[name] = {int: number, bool: True}.get(column.type.python_type, words.get(name, canary(number, name)))
    return row
