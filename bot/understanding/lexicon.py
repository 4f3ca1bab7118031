"""Longest-match lookup in the word tables. Latin words match whole; Chinese has no word borders, so the longest entry wins."""

from bot.understanding.tokens import Found, Role
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
    for role, entries in ENGLISH_WORDS.items():
        for entry in (piece.strip() for piece in entries.split(",")):
            table.setdefault(entry[0], {}).setdefault(entry, role)
    for emoji in KINDLY:
        table.setdefault(emoji, {})[emoji] = Role.FILLER
    return table


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
