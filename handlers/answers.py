"""Words that answer the question just asked take the way of a press: the same offer, the same checks, the same run."""

from bot.app import affirmed, answered, denied
from handlers.asking import ask_again
from handlers.buttons import take_choice
from handlers.form import show_form
from handlers.memory import MISSES_BEFORE_FORM, Question, keep, missed, question_of, recall
from handlers.turn import Turn


async def answer_in_words(turn: Turn, words: str) -> bool:
    """Whether the message was an answer, and is worked off by that. A plain yes or no belongs to a card while one waits."""
    now = turn.app.house.clock.now()
    with turn.app.house.store.begin() as tx:
        question = question_of(turn, tx, recall(turn, tx))
        waiting = any(each.expires_at > now for each in tx.approvals.pending(turn.actor.shop_id))
    if question is None:
        return False
    place = answered(words, question.choices, question.labels, question.naming)
    if place is None and not waiting:
        place = affirmed(words, question.choices)
        refusal = denied(words, question.choices) if place is None else None
        if refusal == "unclear":
            return _dropped(turn)
        place = place if refusal is None else refusal
    if isinstance(place, int):
        problem = await take_choice(turn, question.taps[place].offer_id)
        if problem:
            turn.say(problem)
        return True
    if place is None:
        return False
    _once_more(turn, question)
    return True


def _dropped(turn: Turn) -> bool:
    """A plain no ends the question; nothing was done yet."""
    with turn.app.house.store.begin() as tx:
        keep(turn, tx, asked=None, misses=0)
    turn.say("nothing-negation")
    return True


def _once_more(turn: Turn, question: Question) -> None:
    with turn.app.house.store.begin() as tx:
        if missed(turn, tx) > MISSES_BEFORE_FORM:
            show_form(turn, tx)
        else:
            ask_again(turn, tx, question)
