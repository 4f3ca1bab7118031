"""What an unknown word may have meant: the choices to ask with, and the name that answers."""

from dataclasses import replace

from bot.domain.command import MeantQuery
from bot.domain.understood import Choice, Context, Nothing, Reading, Unclear
from bot.domain.words import plain_word
from handlers.asking import Meant
from handlers.form import PAGE
from handlers.learning import Meaning
from handlers.turn import Turn

UNKNOWN = "ask-product-unknown"
NAMING = frozenset({UNKNOWN, "ask-product-which"})
"""Questions about the word a product was called by."""


def named_at_last(reading: Reading, context: Context) -> MeantQuery | None:
    """A listing's name and nothing else, where it was asked which one a word meant."""
    asked = next((each.command for each in context.offered if isinstance(each.command, MeantQuery)), None)
    if (
        asked is None
        or not isinstance(reading, Unclear)
        or reading.key != "ask-what-about"
        or len(reading.choices) != 1
    ):
        return None
    listings: tuple[str, ...] = getattr(reading.choices[0].command, "listings", ())
    return replace(asked, listing=listings[0], skipped=0) if len(listings) == 1 else None


def meant_by(turn: Turn, reading: Unclear | Nothing, context: Context, meaning: Meaning | None) -> Meant | None:
    """The unknown word of a question which product was meant. A listing that the message names itself is not what it meant."""
    if meaning is not None:
        return Meant(meaning.word, frozenset({meaning.listing}))
    word = str(dict(reading.values).get("word", "")) if isinstance(reading, Unclear) else ""
    if reading.key not in NAMING or not word:
        return None
    said = plain_word(turn.incoming_text)
    unnamed = (
        each.id for each in context.catalog if not any(plain_word(name) in said for name in (each.title, *each.aliases))
    )
    return Meant(word, frozenset(unnamed))


def with_others(choices: list[Choice], query: MeantQuery, context: Context) -> list[Choice]:
    """Beside what looks like the word, a way to all products; where nothing does, the first of them."""
    return [*choices, Choice("meant-other", (), query)] if choices else products(query, context)


def products(query: MeantQuery, context: Context) -> list[Choice]:
    """A page of the shop's products, each as what the word meant."""
    page = context.catalog[query.skipped : query.skipped + PAGE] or context.catalog[:PAGE]
    choices = [
        Choice(
            "guide-product",
            (("name", item.aliases[0] if item.aliases else item.title),),
            replace(query, listing=item.id, skipped=0),
        )
        for item in page
    ]
    if query.skipped + PAGE < len(context.catalog):
        choices.append(Choice("guide-more", (), replace(query, skipped=query.skipped + PAGE)))
    return choices
