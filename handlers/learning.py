"""Words learned from what people do: which product an unknown word meant is offered to be remembered, once, and a no is kept."""

from dataclasses import dataclass

from bot.app import MEANT, learnable, learnable_unit
from bot.domain.approval import Offer
from bot.domain.command import NameDecline, from_json
from bot.domain.operation import Operation
from bot.domain.outcome import Asked, Executed, LogPage, Overview, PeriodReported, Refused, Unchanged
from bot.domain.outcome_lists import WordsListed
from bot.domain.preferences import NameLearn, UnitLearn
from bot.domain.understood import Choice, Context
from bot.domain.words import plain_word
from handlers.asking import ask
from handlers.memory import decline, declined, keep, recall
from handlers.turn import Turn

CARRIED = (Executed, Overview, PeriodReported, LogPage, Unchanged)
"""What shows that the answer was carried out, one way or the other."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A word and the one listing that it turned out to mean."""

    word: str
    listing: str


def meaning_of(offer: Offer | None) -> Meaning | None:
    """What taking this offer says about a word; None for any other offer."""
    word = str(offer.command.get(MEANT, "")) if offer is not None else ""
    if offer is None or not word:
        return None
    targets = tuple(getattr(from_json(offer.command), "listings", ()))
    return Meaning(word, targets[0]) if len(targets) == 1 else None


async def offer_to_learn(turn: Turn, meaning: Meaning | None) -> None:
    """Below what was carried out: shall it be so from now on? Not before a card is answered, nor again after a no."""
    if meaning is not None and turn.has_told(Asked):
        with turn.app.house.store.begin() as tx:
            keep(turn, tx, learning={"word": meaning.word, "listing": meaning.listing})
    done = turn.has_told(*CARRIED) and not turn.has_told(Asked, Refused)
    command = NameLearn((meaning.listing,), plain_word(meaning.word)) if meaning is not None else None
    if command is None or not done or not turn.actor.may(command.permission) or unlearnable(turn, command):
        return
    with turn.app.house.store.begin() as tx:
        if command.name in declined(recall(turn, tx)):
            return
    listing = await turn.app.words.teachable(turn.known_shop(), command.name, command.listings[0])
    if listing is None:
        return
    choices = (Choice("learn-yes", (), command), Choice("learn-no", (), NameDecline(command.name)))
    with turn.app.house.store.begin() as tx:
        ask(turn, tx, ("ask-learn-name", (("word", command.name), ("name", listing.name))), choices)


async def offer_after_card(turn: Turn, operation: Operation) -> None:
    """The same for an answer that had to be approved on a card first, to the person who gave it."""
    with turn.app.house.store.begin() as tx:
        waiting = recall(turn, tx).get("learning")
        if not waiting or operation.targets != (waiting["listing"],):
            return
        keep(turn, tx, learning=None)
    await offer_to_learn(turn, Meaning(str(waiting["word"]), str(waiting["listing"])))


def unlearnable(turn: Turn, operation: Operation) -> str:
    """The text key of why a word may not be learned, because of what it means to us already; empty for everything else."""
    shop = turn.known_shop()
    context = Context(shop.local(turn.app.house.clock.now()), shop.currency, ())
    if isinstance(operation, NameLearn):
        return learnable(operation.name, context)
    if isinstance(operation, UnitLearn) and operation.count:
        return learnable_unit(operation.unit, context) or learnable_unit(operation.base, context)
    return ""


def refuse_word(turn: Turn, operation: Operation, key: str) -> None:
    """Say why a word is not learned."""
    word = operation.unit if isinstance(operation, UnitLearn) else getattr(operation, "name", "")
    reason = turn.app.wording.line(key, (("word", word),), turn.person.language)
    turn.say("word-not-learned", reason=reason)


async def list_words(turn: Turn) -> None:
    shop = turn.known_shop()
    names = await turn.app.words.names(shop)
    with turn.app.house.store.begin() as tx:
        listed: WordsListed = turn.app.words.listed(tx, (turn.actor, shop), names)
        turn.told(tx, listed)


def not_learned(turn: Turn, query: NameDecline) -> None:
    """A no to the offer: this word is not asked about again."""
    with turn.app.house.store.begin() as tx:
        decline(turn, tx, query.word)
    turn.say("learn-declined", word=query.word)
