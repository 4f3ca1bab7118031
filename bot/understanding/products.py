"""Which listings a message names. Names go first, longest first, with the digits and unit words inside them.

An exact name or nickname acts, and so does the end of a title that only one listing has (保温杯 of 500ml保温杯). A likeness, however
close, only fills in a question.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from bot.domain.understood import CatalogItem
from bot.understanding.lexicon import is_word, latin
from bot.understanding.normalise import normal_name
from bot.understanding.tokens import Names

ALIKE = 50.0
"""rapidfuzz ratio from which a name is worth offering as a choice."""
LONGEST_TAIL = 12
NUMERIC = frozenset("0123456789.,，点块元毛角零〇一二两三四五六七八九十百千万")
NO_TAIL = frozenset({"products", "product", "item", "items", "goods", "shop", "store", "sale", "price", "set", "pack", "box", "the", "and"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Normalised text[start:end] names these listings."""

    start: int
    end: int
    names: Names


@lru_cache(maxsize=65536)
def _spellings(title: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
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
            result[plain.removesuffix("s") if plain.endswith("s") and not plain.endswith("ss") else plain + "s"] = None
    return tuple(result)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a match neither begins nor ends inside a Latin word or a number."""
    left = start and latin(text[start - 1]) and latin(text[start])
    right = end < len(text) and latin(text[end - 1]) and latin(text[end])
    fraction = start > 1 and text[start].isdecimal() and text[start - 1] == "." and text[start - 2].isdecimal()
    return not (left or right or fraction)


def _exact(text: str, catalog: tuple[CatalogItem, ...]) -> dict[tuple[int, int], list[str]]:
    """Every place an exact name stands at, with the listings that have it."""
    found: dict[tuple[int, int], list[str]] = {}
    for item in catalog:
        for name in _spellings(item.title, item.aliases):
            at = text.find(name)
            while at >= 0:
                end = at + len(name)
                if _whole(text, at, end) and item.id not in (ids := found.setdefault((at, end), [])):
                    ids.append(item.id)
                at = text.find(name, end)
    return {span: ids for span, ids in found.items() if ids}


def mentions(text: str, catalog: tuple[CatalogItem, ...]) -> list[Mention]:
    """Listings named in the normalised text, in order, without overlap: the longest name wins."""
    exact = _exact(text, catalog)
    taken: list[Mention] = []
    for (start, end), ids in sorted(exact.items(), key=lambda entry: (entry[0][0] - entry[0][1], entry[0][0])):
        if all(end <= other.start or start >= other.end for other in taken):
            taken.append(Mention(start, end, Names(tuple(ids))))
    taken.sort(key=lambda mention: mention.start)
    return _widened(text, taken, catalog)


def _widened(text: str, found: list[Mention], catalog: tuple[CatalogItem, ...]) -> list[Mention]:
    """Words beside a name that belong to the same title (「3双装」 before 袜子) become part of the name."""
    titles = {item.id: _names(item) for item in catalog if any(item.id in mention.names.listings for mention in found)}
    result: list[Mention] = []
    for index, mention in enumerate(found):
        low = result[-1].end if result else 0
        high = found[index + 1].start if index + 1 < len(found) else len(text)
        result.append(_widen(text, mention, (low, high), titles))
    return result


def _names(item: CatalogItem) -> tuple[str, ...]:
    return tuple(map(normal_name, (item.title, *item.aliases)))


def _widen(text: str, mention: Mention, bounds: tuple[int, int], titles: dict[str, tuple[str, ...]]) -> Mention:
    for start in range(max(bounds[0], mention.start - 16), mention.start):
        before = text[start : mention.start].strip()
        if len(before) < 2 or text[start] == " " or not _whole(text, start, mention.end) or _cuts_number(text, start):
            continue
        ids = tuple(each for each in mention.names.listings if _belongs(before, text[start : mention.end], titles[each]))
        if ids:
            return Mention(start, mention.end, Names(ids))
    return mention


def _cuts_number(text: str, start: int) -> bool:
    """Whether a name would begin inside an amount: the 12 of 2.12 before 电钻12V."""
    return start > 0 and text[start] in NUMERIC and text[start - 1] in NUMERIC


def _belongs(before: str, piece: str, names: tuple[str, ...]) -> bool:
    """Whether the words before a name are its own: in its title, whole if they are Latin, and no words with a part to play."""
    squeezed = [re.sub(r"\s+", "", name) for name in names]
    if any(re.sub(r"\s+", "", piece) in name for name in squeezed):
        return True
    if is_word(before):
        return False
    if before.isascii():
        return any(re.search(rf"(?<![a-z0-9]){re.escape(before)}(?![a-z0-9])", name) for name in names)
    return any(re.sub(r"\s+", "", before) in name for name in squeezed)


@lru_cache(maxsize=65536)
def _tails(title: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
    """Ends of names, longest first: at least two characters, or whole Latin words of three letters."""
    result: dict[str, None] = {}
    for name in map(normal_name, (title, *aliases)):
        for start in range(max(0, len(name) - LONGEST_TAIL * 2), len(name) - 1):
            tail = name[start:]
            inside = start and latin(name[start - 1]) and latin(name[start])
            if inside or tail[0] == " " or (tail.isascii() and (len(tail) < 3 or tail in NO_TAIL or not tail[0].isalpha())):
                continue
            if not is_word(tail):
                result[tail] = None
    return tuple(sorted(result, key=len, reverse=True))


def partial(text: str, at: int, catalog: tuple[CatalogItem, ...]) -> Mention | None:
    """The longest end of a title in text[at:], where no full name stands, with every listing that has these words in a name."""
    best: tuple[int, str] | None = None
    for item in catalog:
        for tail in _tails(item.title, item.aliases):
            if best is not None and len(tail) <= len(best[1]):
                break
            start = text.find(tail, at)
            if start >= 0 and _whole(text, start, start + len(tail)):
                best = (start, tail)
    if best is None:
        return None
    start, tail = best
    items = [item for item in catalog if any(tail in name for name in _spellings(item.title, item.aliases))]
    mention = Mention(start, start + len(tail), Names(tuple(item.id for item in items), sure=len(items) == 1))
    return _widen(text, mention, (at, len(text)), {item.id: _names(item) for item in items})


def alike(word: str, catalog: tuple[CatalogItem, ...], limit: int = 3) -> tuple[str, ...]:
    """Listings whose name looks like the word, best first: for questions only."""
    scored: list[tuple[float, int, str]] = []
    for index, item in enumerate(catalog):
        score = max((fuzz.ratio(word, name) for name in _spellings(item.title, item.aliases)), default=0.0)
        if score >= ALIKE:
            scored.append((-score, index, item.id))
    return tuple(each[2] for each in sorted(scored)[:limit])
