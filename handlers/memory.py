"""What the conversation remembers for a while, per person and shop: the products last spoken of, what was done last, the question
that was just asked, words not to be asked about again, and how often we did not understand."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.domain.command import to_json as command_to_json
from bot.domain.offered import choice_from_json, choice_to_json, values_from_json, values_to_json
from bot.domain.operation import Operation
from bot.domain.operation_json import from_json
from bot.domain.outcome import Tap
from bot.domain.understood import Choice
from bot.ports.store import Transaction
from handlers.turn import Turn

LIFE = timedelta(minutes=10)
"""For focus, last operations and an asked question alike."""
MISSES_BEFORE_FORM = 2
MOST_DECLINED = 200
"""Words a person did not want learned; the oldest are dropped."""
Memory = dict[str, Any]


def recall(turn: Turn, tx: Transaction) -> Memory:
    return tx.talk.load(turn.actor.shop_id, turn.actor.person_id)


def keep(turn: Turn, tx: Transaction, **changes: Any) -> None:
    """Change what is remembered; None forgets an entry, everything else stays."""
    memory = {**recall(turn, tx), **changes}
    kept = {name: value for name, value in memory.items() if value is not None}
    tx.talk.save(turn.actor.shop_id, turn.actor.person_id, kept)


def remember(turn: Turn, listings: tuple[str, ...], done: tuple[Operation, ...] | None = None) -> None:
    """The listings just spoken of and what was just carried out or asked for (None: leave it as it is).

    Understanding a message ends a row of misses.
    """
    now = turn.app.house.clock.now().isoformat()
    changes: Memory = {"misses": 0}
    if listings:
        changes |= {"focus": list(listings), "focus_at": now}
    if done is not None:
        changes |= {"last": [command_to_json(each) for each in done], "last_at": now}
    with turn.app.house.store.begin() as tx:
        keep(turn, tx, **changes)


def _fresh(turn: Turn, written: object) -> bool:
    return bool(written) and turn.app.house.clock.now() - datetime.fromisoformat(str(written)) <= LIFE


def focus_of(turn: Turn, memory: Memory) -> tuple[str, ...]:
    """Listings spoken of in the last ten minutes."""
    return tuple(memory.get("focus", ())) if _fresh(turn, memory.get("focus_at")) else ()


def last_of(turn: Turn, memory: Memory) -> tuple[Operation, ...]:
    """Operations carried out or asked for in the last ten minutes."""
    return tuple(from_json(each) for each in memory.get("last", ())) if _fresh(turn, memory.get("last_at")) else ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question that was asked, and its choices with the offers and the words they were shown with.

    `naming`: it asks which product was meant.
    """

    key: str
    values: tuple[tuple[str, object], ...]
    choices: tuple[Choice, ...]
    taps: tuple[Tap, ...]
    labels: tuple[str, ...]
    naming: bool = False


def remember_question(turn: Turn, tx: Transaction, question: Question, message: str) -> None:
    """`message` is the key its message goes out under: as long as it is the last in the chat that asks, words may answer it."""
    offers = [
        {"offer": tap.offer_id, "label": label, "choice": choice_to_json(choice)}
        for tap, label, choice in zip(question.taps, question.labels, question.choices, strict=True)
    ]
    asked = {
        "at": turn.app.house.clock.now().isoformat(), "message": message, "key": question.key,
        "values": values_to_json(question.values), "offers": offers, "naming": question.naming,
    }  # fmt: skip
    keep(turn, tx, asked=asked)


def question_of(turn: Turn, tx: Transaction, memory: Memory) -> Question | None:
    """The question that words may answer now: the last thing asked in this chat, young enough, none of its offers used or expired."""
    asked, now = memory.get("asked"), turn.app.house.clock.now()
    incoming = turn.row.incoming
    if not asked or not incoming.private or not _fresh(turn, asked["at"]):
        return None
    if tx.outbox.last_asked(incoming.messenger, incoming.chat) != asked["message"]:
        return None
    stored = [tx.approvals.offer(each["offer"]) for each in asked["offers"]]
    again = turn.row.attempts > 1
    if any(each is None or each.expires_at <= now or (each.used_at and not again) for each in stored):
        return None
    choices = tuple(choice_from_json(each["choice"]) for each in asked["offers"])
    taps = tuple(
        Tap(each["offer"], choice.key, choice.values, choice.command)
        for each, choice in zip(asked["offers"], choices, strict=True)
    )
    labels = tuple(str(each["label"]) for each in asked["offers"])
    return Question(asked["key"], values_from_json(asked["values"]), choices, taps, labels, bool(asked["naming"]))


def missed(turn: Turn, tx: Transaction) -> int:
    """Count a miss; how many there were in a row."""
    misses = int(recall(turn, tx).get("misses", 0)) + 1
    keep(turn, tx, misses=misses)
    return misses


def declined(memory: Memory) -> tuple[str, ...]:
    """Words not to be asked about again."""
    return tuple(memory.get("declined", ()))


def decline(turn: Turn, tx: Transaction, word: str) -> None:
    words = [each for each in declined(recall(turn, tx)) if each != word]
    keep(turn, tx, declined=[*words, word][-MOST_DECLINED:])
