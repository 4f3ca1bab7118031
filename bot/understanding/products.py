"""Which listings a message names. Names go first, longest first, with the digits and unit words inside them.

An exact name or nickname acts, and so does the end of a title that only one listing has (保温杯 of 500ml保温杯). A likeness, however
close, only fills in a question.
"""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.domain.understood import CatalogItem
from bot.understanding.lexicon import is_word, latin
from bot.understanding.names import Index, index_of
from bot.understanding.normalise import normal_name
from bot.understanding.sounds import sounds_like
from bot.understanding.tokens import Names

ALIKE = 50.0
"""rapidfuzz ratio from which a name is worth offering as a choice."""
NUMERIC = frozenset("0123456789.,，点块元毛角零〇一二两三四五六七八九十百千万")


@dataclass(frozen=True, slots=True)
class Mention:
    """Normalised text[start:end] names these listings."""

    start: int
    end: int
    names: Names


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a match neither begins nor ends inside a Latin word or a number."""
    left = start and latin(text[start - 1]) and latin(text[start])
    right = end < len(text) and latin(text[end - 1]) and latin(text[end])
    fraction = start > 1 and text[start].isdecimal() and text[start - 1] == "." and text[start - 2].isdecimal()
    return not (left or right or fraction)


def _exact(text: str, index: Index) -> dict[tuple[int, int], tuple[str, ...]]:
    """Every place an exact name stands at, with the listings that have it."""
    found: dict[tuple[int, int], tuple[str, ...]] = {}
    for length in index.name_lengths:
        for start in range(len(text) - length + 1):
            ids = index.names.get(text[start : start + length])
            if ids is not None and _whole(text, start, start + length):
                found[start, start + length] = ids
    return found


def mentions(text: str, catalog: tuple[CatalogItem, ...]) -> list[Mention]:
    """Listings named in the normalised text, in order, without overlap: the longest name wins."""
    exact = _exact(text, index_of(catalog))
    taken: list[Mention] = []
    for (start, end), ids in sorted(exact.items(), key=lambda entry: (entry[0][0] - entry[0][1], entry[0][0])):
        if all(end <= other.start or start >= other.end for other in taken):
            taken.append(Mention(start, end, Names(ids)))
    taken.sort(key=lambda mention: mention.start)
    return _widened(text, taken, catalog)


def _widened(text: str, found: list[Mention], catalog: tuple[CatalogItem, ...]) -> list[Mention]:
    """Words beside a name that belong to the same title (「3双装」 before 袜子) become part of the name."""
    named = {each for mention in found for each in mention.names.listings}
    titles = {item.id: _names(item) for item in catalog if item.id in named} if named else {}
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
        ids = tuple(
            each for each in mention.names.listings if _belongs(before, text[start : mention.end], titles[each])
        )
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


def partial(text: str, at: int, catalog: tuple[CatalogItem, ...]) -> Mention | None:
    """The longest end of a title in text[at:], where no full name stands, with every listing that has these words in a name."""
    index = index_of(catalog)
    for length in range(min(index.longest_tail, len(text) - at), 1, -1):
        for start in range(at, len(text) - length + 1):
            tail = text[start : start + length]
            if tail in index.tails and _whole(text, start, start + length):
                return _partial(text, (start, start + length), at, catalog)
    return None


def _partial(text: str, span: tuple[int, int], at: int, catalog: tuple[CatalogItem, ...]) -> Mention:
    tail = text[span[0] : span[1]]
    spelled = index_of(catalog).spellings
    ids = tuple(identity for identity, names in spelled if any(tail in name for name in names))
    mention = Mention(*span, Names(ids, sure=len(ids) == 1))
    return _widen(text, mention, (at, len(text)), {item.id: _names(item) for item in catalog if item.id in ids})


def alike(word: str, catalog: tuple[CatalogItem, ...], limit: int = 3) -> tuple[str, ...]:
    """Listings whose name sounds like the word, then those whose name looks like it, best first: for questions only."""
    scored: list[tuple[bool, float, int, str]] = []
    for place, (identity, names) in enumerate(index_of(catalog).spellings):
        score = max((fuzz.ratio(word, name, score_cutoff=ALIKE) for name in names), default=0.0)
        heard = any(sounds_like(word, name) for name in names)
        if heard or score >= ALIKE:
            scored.append((not heard, -score, place, identity))
    return tuple(each[3] for each in sorted(scored)[:limit])
