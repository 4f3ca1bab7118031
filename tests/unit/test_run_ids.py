"""Ids of runs derive from the message alone: the same message in a restored database, under another number, asks for the same run."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.domain.chat import Incoming
from bot.domain.people import Actor, Person, Role
from bot.ports.queues import InboxRow, InboxState
from handlers.turn import Turn

SAID = Incoming("telegram", "9001", "7", "7", datetime(2026, 3, 8, tzinfo=UTC), text="hello")
PERSON = Person("p", "telegram", "7", "Wang", "en", "7")


def run_id(incoming: Incoming, number: int, part: int = 0, offer: str = "") -> str:
    nothing: Any = None
    turn = Turn(nothing, InboxRow(number, incoming, InboxState.NEW, 0), PERSON, Actor("p", "s", Role.OWNER), None)
    return turn.request(part, offer).run_id


def test_a_message_that_comes_again_asks_for_the_same_run() -> None:
    again = replace(SAID, at=datetime(2026, 3, 9, tzinfo=UTC), chat="8", text="hello!")
    assert run_id(SAID, 5) == run_id(again, (1 << 40) + 1)
    assert len(run_id(SAID, 5)) < 30


def test_any_other_message_part_or_offer_asks_for_another() -> None:
    others = [replace(SAID, uid="9002"), replace(SAID, sender="8"), replace(SAID, messenger="web")]
    ids = [run_id(SAID, 5), run_id(SAID, 5, 1), run_id(SAID, 5, 0, "offer"), *(run_id(each, 5) for each in others)]
    assert len(set(ids)) == len(ids)


def test_parts_of_the_key_have_borders() -> None:
    assert run_id(replace(SAID, sender="7", uid="19001"), 1) != run_id(replace(SAID, sender="71", uid="9001"), 1)
