"""The names of a catalog, ready to be looked up: whole names and nicknames, and the ends of titles.

Built once for a catalog and found again by what it holds, so that a thousand listings cost a message well under a millisecond.
"""

from dataclasses import dataclass
from functools import lru_cache

from bot.domain.understood import CatalogItem
from bot.understanding.lexicon import is_word, latin
from bot.understanding.normalise import normal_name

LONGEST_TAIL = 24
_ENDINGS = "products product item items goods shop store sale price set pack box the and of for with"
NO_TAIL = frozenset(_ENDINGS.split())
"""Latin words that end many a title and name nothing."""

Spelled = tuple[tuple[str, str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Index:
    """`spellings` of each listing in catalog order; `names` and `tails` lead from a spelling to listings."""

    spellings: tuple[tuple[str, tuple[str, ...]], ...]
    names: dict[str, tuple[str, ...]]
    name_lengths: tuple[int, ...]
    tails: frozenset[str]
    longest_tail: int


def index_of(catalog: tuple[CatalogItem, ...]) -> Index:
    """The index of a catalog's names."""
    return _index(tuple((item.id, item.title, item.aliases) for item in catalog))


@lru_cache(maxsize=64)
def _index(catalog: Spelled) -> Index:
    names: dict[str, dict[str, None]] = {}
    tails: set[str] = set()
    spelled = []
    for identity, title, aliases in catalog:
        own = spellings(title, aliases)
        spelled.append((identity, own))
        tails |= _tails(title, aliases)
        for name in own:
            names.setdefault(name, {})[identity] = None
    return Index(
        tuple(spelled),
        {name: tuple(ids) for name, ids in names.items()},
        tuple(sorted({len(name) for name in names}, reverse=True)),
        frozenset(tails),
        max(map(len, tails), default=0),
    )


@lru_cache(maxsize=65536)
def spellings(title: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
    """Normalised names, with the Latin plural or singular beside each, and without inner spaces."""
    result: dict[str, None] = {}
    for name in (title, *aliases):
        plain = normal_name(name)
        if len(plain) < 2 and not (plain and "一" <= plain <= "鿿"):
            continue
        result[plain] = None
        if " " in plain and not plain.isascii():
            result[plain.replace(" ", "")] = None
        if plain.isascii() and plain[-1].isalpha() and len(plain) > 2:
            plural = plain.endswith("s") and not plain.endswith("ss")
            result[plain.removesuffix("s") if plural else plain + "s"] = None
    return tuple(result)


@lru_cache(maxsize=65536)
def _tails(title: str, aliases: tuple[str, ...]) -> frozenset[str]:
    """Ends of names: at least two characters, or whole Latin words of three letters, and no word of the grammar."""
    result: set[str] = set()
    for name in map(normal_name, (title, *aliases)):
        for start in range(max(0, len(name) - LONGEST_TAIL), len(name) - 1):
            tail = name[start:]
            inside = start and latin(name[start - 1]) and latin(name[start])
            if not inside and tail[0] != " " and _names_something(tail):
                result.add(tail)
    return frozenset(result)


def _names_something(tail: str) -> bool:
    if tail.isascii() and (len(tail) < 3 or tail in NO_TAIL or not tail[0].isalpha()):
        return False
    return not is_word(tail)
