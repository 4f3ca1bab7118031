"""What became of unclear calls, brought to whom it concerns: on the cards that showed it, and in a line that makes a sound."""

from collections.abc import Callable

from bot.delivery.posting import Address, Post
from bot.domain.effect import Effect, Run, RunState
from bot.domain.outcome import Executed, Outcome, Said
from bot.domain.people import Person
from bot.ports.store import Transaction

SETTLED = {RunState.DONE: "unclear-settled-done", RunState.REFUSED: "unclear-settled-not-done"}
SAID = {RunState.DONE: "unclear-said-done", RunState.REFUSED: "unclear-said-not-done"}


def tell_end(post: Post, by: Person | None = None) -> Callable[[Transaction, Run, Executed], None]:
    """For whoever asked for a run. The card gets its final words; a new line says so too, for an edited card makes no sound.

    `by`: whoever just said how it ended; they need no line about it.
    """

    def tell(tx: Transaction, run: Run, outcome: Executed) -> None:
        person = tx.people.person(run.asked_by)
        if person is None:
            return
        key = f"settled-{run.id}-{outcome.run.state.value}"
        post.tell(tx, outcome, Address.of(person, key, shop_id=run.shop_id))
        if run.state is not RunState.UNKNOWN or not outcome.card or (by is not None and by.id == person.id):
            return
        line = (SAID if by is not None else SETTLED).get(outcome.run.state)
        if line is not None:
            names = tuple(dict.fromkeys(row.name for row in outcome.preview.rows if row.name))
            said = Said(line, (("names", names), ("by", by.name if by is not None else "")))
            post.tell(tx, said, Address.of(person, f"{key}-line", shop_id=run.shop_id))

    return tell


def tell_otherwise(post: Post) -> Callable[[Transaction, Effect, Person, Outcome], None]:
    """For one person: a call ended otherwise than was said."""

    def tell(tx: Transaction, effect: Effect, person: Person, outcome: Outcome) -> None:
        key = f"call-shown-{effect.id}-{person.id}"
        post.tell(tx, outcome, Address.of(person, key, shop_id=effect.shop_id))

    return tell
