"""The longest known word that stands at a place of a text."""

from collections.abc import Iterable


def indexed(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Words by their first two characters, longest first, for `longest_at`."""
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[:2], []).append(word)
    return {key: tuple(sorted(group, key=len, reverse=True)) for key, group in groups.items()}


def longest_at(text: str, at: int, index: dict[str, tuple[str, ...]]) -> str | None:
    """The longest word of the index at `at`; a Latin one must end where the text's word ends."""
    for key in (text[at : at + 2], text[at : at + 1]):
        for word in index.get(key, ()):
            if text.startswith(word, at) and not (_latin(word[-1]) and _letter(text, at + len(word))):
                return word
    return None


def _latin(char: str) -> bool:
    return char.isalpha() and char < "\u2e80"


def _letter(text: str, at: int) -> bool:
    char = text[at : at + 1]
    return bool(char) and (_latin(char) or char in "0123456789")
