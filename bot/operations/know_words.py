"""What the shop taught us: the list of it, and whether a word may be offered to be learned."""

from bot.domain.listing import Listing
from bot.domain.outcome import Tap
from bot.domain.outcome_lists import TaughtLine, WordsListed
from bot.domain.people import Actor, Permission
from bot.domain.preferences import NameForget, UnitLearn
from bot.domain.shop import Shop
from bot.domain.words import TaughtWord, WordKind, measure, plain_word
from bot.errors import MarketplaceUnavailable
from bot.operations.way.booking import offer
from bot.operations.way.house import House
from bot.operations.way.looking import all_listings
from bot.ports.store import Transaction

MOST_WORDS = 30
"""Lines of the list; each has a button."""


class KnowWords:
    """Answers about one shop's words."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def names(self, shop: Shop) -> dict[str, str]:
        """What each listing is called; empty while the marketplace cannot be read, for the list must not need it."""
        try:
            listings = await all_listings(self._house, shop)
        except MarketplaceUnavailable:
            return {}
        with self._house.store.begin() as tx:
            taught = {each.word for each in tx.shops.words(shop.id)}
        return {each.id: each.title if plain_word(each.name) in taught else each.name for each in listings}

    def listed(self, tx: Transaction, asked: tuple[Actor, Shop], names: dict[str, str]) -> WordsListed:
        """The newest words, oldest first, with a tap to forget each for whoever may change them."""
        actor, shop = asked
        words = tx.shops.words(shop.id)
        shown = words[-MOST_WORDS:]
        lines = tuple(self._line(tx, asked, each, names) for each in shown)
        everything = NameForget((), "")
        several = len(words) > 1 and actor.may(everything.permission)
        return WordsListed(
            lines, len(words) - len(shown), offer(tx, self._house, actor, everything) if several else None
        )

    def _line(self, tx: Transaction, asked: tuple[Actor, Shop], word: TaughtWord, names: dict[str, str]) -> TaughtLine:
        actor, shop = asked
        person = tx.people.person(word.taught_by)
        name = word.kind is WordKind.NAME
        about = names.get(word.listing, "") if name else measure(word.count, word.base)
        forget: Tap | None = None
        if actor.may(Permission.CHANGE):
            command = NameForget((word.listing,), word.word) if name else UnitLearn(word.word, 0, word.base)
            forget = offer(tx, self._house, actor, command)
        by = person.name if person else ""
        return TaughtLine(word.kind, word.word, about, by, shop.local(word.taught_at), forget)

    async def teachable(self, shop: Shop, word: str, listing: str) -> Listing | None:
        """The listing, when no listing has exactly this name yet. None as well while the marketplace cannot be read."""
        try:
            listings = await all_listings(self._house, shop)
        except MarketplaceUnavailable:
            return None
        taken = {plain_word(name) for each in listings for name in (each.title, *each.aliases)}
        return next((each for each in listings if each.id == listing and plain_word(word) not in taken), None)
