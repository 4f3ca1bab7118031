"""A question back with choices: stored as offers, shown, and remembered so that words can answer it as well as a press."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.app import naming_offer, offer
from bot.domain.outcome import Asking, Tap, Values
from bot.domain.understood import Choice
from bot.ports.store import Transaction
from handlers.memory import Question, keep, remember_question
from handlers.turn import Turn


@dataclass(frozen=True, slots=True)
class Meant:
    """The merchant's word that a question is about, and the listings that no other words of the message name."""

    word: str
    listings: frozenset[str]


def ask(
    turn: Turn, tx: Transaction, said: tuple[str, Values], choices: Sequence[Choice], meant: Meant | None = None
) -> None:
    """Ask, by text key and values. A question without choices ends whatever was asked before."""
    key, values = said
    taps = tuple(_offered(turn, tx, each, meant) for each in choices)
    labels = tuple(turn.app.wording.line(each.key, each.values, turn.person.language) for each in choices)
    turn.told(tx, Asking(key, values, taps))
    if taps:
        question = Question(key, values, tuple(choices), taps, labels, naming=meant is not None)
        remember_question(turn, tx, question, turn.shown_as)
    else:
        keep(turn, tx, asked=None)


def ask_again(turn: Turn, tx: Transaction, question: Question) -> None:
    """The same choices once more, where an answer fitted no single one."""
    turn.told(tx, Asking("answer-unclear", (), question.taps))
    remember_question(turn, tx, replace(question, key="answer-unclear", values=()), turn.shown_as)


def _offered(turn: Turn, tx: Transaction, choice: Choice, meant: Meant | None) -> Tap:
    label = (choice.key, choice.values)
    targets = tuple(getattr(choice.command, "listings", ()))
    if meant is not None and len(targets) == 1 and targets[0] in meant.listings:
        return naming_offer(tx, turn.app.house, turn.actor, choice.command, (label, meant.word))
    return offer(tx, turn.app.house, turn.actor, choice.command, label)
