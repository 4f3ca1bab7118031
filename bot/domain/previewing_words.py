"""Rows of operations on the shop's own words: which word would name what, or count as how much, before and afterwards."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from bot.domain.listing import Listing
from bot.domain.operation import Operation
from bot.domain.preferences import NameForget, NameLearn, UnitLearn
from bot.domain.preview import Row, RowField
from bot.domain.words import TaughtWord, WordKind, measure, plain_word

TAUGHT, OWN = "taught", "own"
"""`detail` of a row about a listing that has the name already: by teaching, or as its title or the marketplace's name for it."""


class Seen(Protocol):
    """What these rows need of the shop as it is now: its words, and all of its listings."""

    @property
    def listings(self) -> Mapping[str, Listing]: ...
    @property
    def words(self) -> tuple[TaughtWord, ...]: ...
    def chosen(self, operation: Operation) -> tuple[Listing, ...]: ...


def learned(view: Seen, operation: NameLearn) -> tuple[Row, ...]:
    """The named listings, then unchanged rows of every other listing that has exactly this name."""
    word = plain_word(operation.name)
    if not word:
        return ()
    taught = {each.listing for each in view.words if each.kind is WordKind.NAME and each.word == word}
    rows = [
        _name_row(each, word, word if _has(each, word) else "", word)
        for each in view.chosen(operation)
    ]  # fmt: skip
    others = [each for each in view.listings.values() if each.id not in operation.listings and _has(each, word)]
    rows += [_name_row(each, word, word, word, TAUGHT if each.id in taught else OWN) for each in others]
    return tuple(rows)


def forgotten(view: Seen, operation: NameForget) -> tuple[Row, ...]:
    """The taught words it names. Neither listings nor a name: everything taught, units included."""
    rows = []
    for each in view.words:
        if each.kind is WordKind.NAME and _named(each, operation):
            listing = view.listings.get(each.listing)
            name = _called(listing, each.word) if listing else each.listing
            rows.append(Row(each.listing, name, RowField.NAME, state_before=each.word))
        elif each.kind is WordKind.UNIT and not operation.listings and not operation.name:
            rows.append(_unit_row(each.word, measure(each.count, each.base), "", (0, each.base)))
    return tuple(rows)


def unit_learned(view: Seen, operation: UnitLearn) -> tuple[Row, ...]:
    unit, base = plain_word(operation.unit), plain_word(operation.base)
    known = next((each for each in view.words if each.kind is WordKind.UNIT and each.word == unit), None)
    before = measure(known.count, known.base) if known else ""
    return (_unit_row(unit, before, measure(operation.count, base), (operation.count, base)),)


def _name_row(listing: Listing, word: str, before: str, after: str, detail: str = "") -> Row:
    name = _called(listing, word)
    return Row(listing.id, name, RowField.NAME, state_before=before, state_after=after, detail=detail)


def _unit_row(unit: str, before: str, after: str, amount: tuple[int, str]) -> Row:
    count, base = amount
    return Row("", unit, RowField.UNIT, state_before=before, state_after=after, quantity=count, detail=base)


def _named(each: TaughtWord, operation: NameForget) -> bool:
    word = plain_word(operation.name)
    return (not word or each.word == word) and (not operation.listings or each.listing in operation.listings)


def _has(listing: Listing, word: str) -> bool:
    return any(plain_word(each) == word for each in (listing.title, *listing.aliases))


def _called(listing: Listing, word: str) -> str:
    """Another name for the listing than the word itself, where there is one."""
    return listing.title if plain_word(listing.name) == word else listing.name


BUILDERS: dict[type[Operation], Callable[[Seen, Any], tuple[Row, ...]]] = {
    NameLearn: learned,
    NameForget: forgotten,
    UnitLearn: unit_learned,
}
