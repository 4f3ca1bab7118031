"""Longest-match lookup in the word tables. Latin words match whole; Chinese has no word borders, so the longest entry wins."""

from bot.understanding.tokens import Found, Role
from bot.understanding.units import HAN_MEASURES
from bot.understanding.words_en import ENGLISH_WORDS
from bot.understanding.words_zh import CHINESE_WORDS

KINDLY = "😊🙏👍😀😄😂🙂😁🌹💪👌😘🤝🎉✨😅🥰☺"
"""Emoji that only mean well. Any other is an unknown word, because some of them mean no."""


def _build() -> dict[str, dict[str, Role]]:
    """First character -> {entry: role}. The first table that names an entry keeps it."""
    table: dict[str, dict[str, Role]] = {}
    for role, entries in CHINESE_WORDS.items():
        for entry in entries.split(" ") if role is Role.PUNCT else entries.split():
            if entry.strip(" "):
                table.setdefault(entry[0], {}).setdefault(entry, role)
    for role, made in _counted():
        for entry in made:
            table.setdefault(entry[0], {}).setdefault(entry, role)
    for role, entries in ENGLISH_WORDS.items():
        for entry in (piece.strip() for piece in entries.split(",")):
            table.setdefault(entry[0], {}).setdefault(entry, role)
    for emoji in KINDLY:
        table.setdefault(emoji, {})[emoji] = Role.FILLER
    return table


def _counted() -> tuple[tuple[Role, tuple[str, ...]], ...]:
    """Words made with a measure word: 一双 and 每双 are a piece, 几双 and 卖了几双 ask how many."""
    return (
        (Role.PER_UNIT, tuple(f"{lead}{each}" for each in HAN_MEASURES for lead in ("一", "每", "/"))),
        (Role.SALES, tuple(f"{lead}{each}" for each in HAN_MEASURES for lead in SOLD)),
        (Role.QUESTION, tuple(f"{lead}{each}" for each in HAN_MEASURES for lead in ("几", "多少", "几多"))),
    )


SOLD = (
    "卖了几",
    "卖了多少",
    "卖出几",
    "卖出了几",
    "卖出多少",
    "卖出去几",
    "卖出去多少",
    "走了几",
    "走了多少",
    "出了几",
    "出了多少",
    "卖咗几",
    "卖咗几多",
)
"""How merchants ask how much was sold, before the measure word."""


def _sorted() -> dict[str, tuple[tuple[str, Role], ...]]:
    return {
        first: tuple(sorted(entries.items(), key=lambda entry: -len(entry[0]))) for first, entries in _build().items()
    }


ENTRIES = _sorted()


def latin(char: str) -> bool:
    """A letter or digit of a Latin word, so that `bid` is not found in `forbid` but is in 拖鞋bid."""
    return char.isascii() and char.isalnum()


def read_word(text: str, at: int) -> Found | None:
    """The longest known word that begins at `at`."""
    for entry, role in ENTRIES.get(text[at], ()):
        if text.startswith(entry, at) and _whole(text, at, entry):
            return Found(at + len(entry), role)
    return None


def is_word(text: str) -> bool:
    """Whether the text is an entry of the tables."""
    return any(entry == text for entry, _ in ENTRIES.get(text[0], ()))


def _whole(text: str, at: int, entry: str) -> bool:
    end = at + len(entry)
    if latin(entry[0]) and at and latin(text[at - 1]):
        return False
    return not (latin(entry[-1]) and end < len(text) and (latin(text[end]) or text[end] == "'"))
