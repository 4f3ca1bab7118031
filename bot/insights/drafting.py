"""Drafts the texts of a listing from its own facts, without a language model: no new claims, no repeats, never too long.

A draft changes nothing: it stands on a card until the merchant says yes, and then it is written as it stood there.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from bot.domain.listing import TITLE_WIDTH, Listing, ListingField, title_width
from bot.domain.operation import Operation
from bot.domain.selling import ListingWrite
from bot.domain.view import View
from bot.insights.drafting_words import EN, phrases_for, without_claims

LONGEST_DESCRIPTION = 200
LONGEST_POINTS = 100
MOST_POINTS = 6
BREAKS = re.compile(r"[\s,，。;；!！、|/·~]+")
COUNTED = re.compile(r"[0-9]")


def drafted(view: View, operation: Operation) -> View:
    """The view with a draft of every text that the operation leaves to us; other operations need none."""
    if not isinstance(operation, ListingWrite) or operation.text:
        return view
    drafts = {(each.id, field): draft(each, field) for each in view.chosen(operation) for field in operation.fields}
    return replace(view, drafts=drafts)


def draft(listing: Listing, field: ListingField) -> str:
    """A text made of the listing's title, nicknames, variants, quantity prices and stock. Drafting its result again keeps it."""
    return DRAFTERS[field](listing)


def _words(text: str) -> list[str]:
    """Words of a text, longer than one letter, without claims."""
    found = (without_claims(each) for each in BREAKS.split(without_claims(text)))
    return [each for each in found if len(each) > 1]


def _unrepeated(words: Iterable[str]) -> Iterator[str]:
    """Words that no earlier one says already, whatever their case."""
    said: list[str] = []
    for word in words:
        folded = word.casefold()
        if not any(folded in each for each in said):
            said.append(folded)
            yield word


def _fitting(words: Iterable[str], joint: str, fits: Callable[[str], bool]) -> str:
    """Words in order, each taken whole or left out, as long as the text fits and makes no claim where two of them meet."""
    text = ""
    for word in words:
        longer = f"{text}{joint}{word}" if text else word
        if fits(longer) and without_claims(longer) == longer:
            text = longer
    return text


def _own_script(listing: Listing, words: Iterable[str]) -> list[str]:
    """In the writing of the title: a Latin nickname does not belong into a Chinese title, nor the other way round."""
    latin = phrases_for(listing.title) is EN
    return [each for each in words if each.isascii() == latin]


def _variant_words(listing: Listing) -> list[str]:
    """What the variants are called, without sizes and other figures."""
    return [word for each in listing.variants for word in _words(each.name) if not COUNTED.search(word)]


def _title(listing: Listing) -> str:
    phrases = phrases_for(listing.title)
    more = [*_own_script(listing, (word for each in listing.aliases for word in _words(each)))]
    more += _variant_words(listing)
    if listing.stock > 0:
        more.append(phrases.in_stock)
    words = _unrepeated([*_words(listing.title), *more])
    return _fitting(words, " ", lambda text: title_width(text) <= TITLE_WIDTH)


def _description(listing: Listing) -> str:
    """What it is, which choices there are, from how many pieces it is cheaper, and that it is there."""
    phrases = phrases_for(listing.title)
    parts = [" ".join(_unrepeated(_words(listing.title)))]
    choices = list(dict.fromkeys(filter(None, (without_claims(each.name) for each in listing.variants))))
    if len(choices) > 1:
        parts.append(phrases.choices.format(phrases.choice.join(choices)))
    if listing.tiers:
        steps = phrases.tier_joint.join(str(each.min_quantity) for each in listing.tiers)
        parts.append(phrases.tiers.format(steps))
    if listing.stock > 0:
        parts.append(phrases.in_stock)
    return _fitting(_unrepeated(parts), " ", lambda text: len(text) <= LONGEST_DESCRIPTION)


def _points(listing: Listing) -> str:
    """The words of the title one by one, then what buyers ask for first: choice, quantity prices, stock."""
    phrases = phrases_for(listing.title)
    facts = []
    if len(listing.variants) > 1:
        facts.append(phrases.choice_count.format(len(listing.variants)))
    if listing.tiers:
        facts.append(phrases.tier_from.format(listing.tiers[0].min_quantity))
    if listing.stock > 0:
        facts.append(phrases.in_stock)
    words = [*_words(listing.title)[: MOST_POINTS - len(facts)], *facts]
    return _fitting(_unrepeated(words), phrases.points, lambda text: len(text) <= LONGEST_POINTS)


DRAFTERS: dict[ListingField, Callable[[Listing], str]] = {
    ListingField.TITLE: _title,
    ListingField.DESCRIPTION: _description,
    ListingField.SELLING_POINTS: _points,
}
