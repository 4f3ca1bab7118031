"""Listings themselves: on sale, off sale, and texts written anew."""

from bot.domain.operation import Operation
from bot.domain.selling import ListingField, ListingPublish, ListingUnpublish, ListingWrite
from bot.domain.understood import Context, Unclear
from bot.understanding.clauses import Clause
from bot.understanding.tokens import Role

Listings = tuple[str, ...]
WRITING = frozenset({Role.WRITE, Role.SET})
NAMES: dict[ListingField, frozenset[str]] = {
    ListingField.TITLE: frozenset(
        {"标题", "商品标题", "产品标题", "title", "titles", "product title", "listing title"}
    ),
    ListingField.SELLING_POINTS: frozenset({"卖点", "产品卖点", "商品卖点", "selling points", "bullet points"}),
}


def field_of(word: str) -> ListingField:
    """Which text a word names."""
    return next((field for field, words in NAMES.items() if word in words), ListingField.DESCRIPTION)


def write_of(clause: Clause, listings: Listings, _context: Context) -> Operation | Unclear:
    """「重写保温杯的标题」: which texts; the words themselves are ours to draft and the merchant's to approve."""
    if not clause.roles & WRITING:
        return Unclear("ask-write")
    fields = tuple(dict.fromkeys(field_of(token.text) for token in clause.of(Role.FIELD)))
    return ListingWrite(listings, fields) if fields else Unclear("ask-write")


def publish_of(_clause: Clause, listings: Listings, _context: Context) -> Operation:
    return ListingPublish(listings)


def unpublish_of(_clause: Clause, listings: Listings, _context: Context) -> Operation:
    return ListingUnpublish(listings)
