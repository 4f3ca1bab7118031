"""HTML parse mode: text and entities, or the refusal the service words for broken markup."""

import re
from dataclasses import dataclass
from html import unescape
from typing import Any

from tests.fakes.telegram.errors import ApiError, bad

Json = dict[str, Any]

_TYPES = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "code": "code", "pre": "pre", "a": "text_link", "span": "spoiler", "blockquote": "blockquote", "tg-emoji": "custom_emoji",
}  # fmt: skip
_TAG = re.compile(r"<(/?)([^\s>/]*)([^>]*)>")
_ATTRIBUTE = re.compile(r"""([a-zA-Z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_REFERENCE = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")


def units(text: str) -> int:
    """Length in UTF-16 code units, in which entities are counted."""
    return len(text.encode("utf-16-le")) // 2


def broken(detail: str) -> ApiError:
    """400 for markup that cannot be read."""
    return bad(f"can't parse entities: {detail}")


@dataclass
class _Open:
    tag: str
    start: int
    attributes: dict[str, str]


class _Reader:
    """Walks the source once; `position` is counted in bytes for errors, as the service does."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.text: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.entities: list[Json] = []

    def read(self) -> tuple[str, list[Json]]:
        at = 0
        while (less := self.source.find("<", at)) >= 0:
            self._plain(self.source[at:less])
            tag = _TAG.match(self.source, less)
            if tag is None:
                raise broken(f"Unclosed start tag at byte offset {self._byte(less)}")
            (self._end if tag.group(1) else self._start)(tag)
            at = tag.end()
        self._plain(self.source[at:])
        if self.open:
            raise broken(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        return "".join(self.text), sorted(self.entities, key=lambda one: (one["offset"], -one["length"]))

    def _byte(self, index: int) -> int:
        return len(self.source[:index].encode())

    def _plain(self, piece: str) -> None:
        shown = _REFERENCE.sub(lambda found: unescape(found.group()), piece)
        self.text.append(shown)
        self.length += units(shown)

    def _start(self, tag: re.Match[str]) -> None:
        name = tag.group(2).lower()
        if name not in _TYPES:
            raise broken(f'Unsupported start tag "{name}" at byte offset {self._byte(tag.start())}')
        found = _ATTRIBUTE.findall(tag.group(3))
        attributes = {key.lower(): unescape(one or two or three) for key, one, two, three in found}
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise broken(f'Tag "span" must have class "tg-spoiler" at byte offset {self._byte(tag.start())}')
        self.open.append(_Open(name, self.length, attributes))

    def _end(self, tag: re.Match[str]) -> None:
        name = tag.group(2).lower()
        if not self.open:
            raise broken(f"Unexpected end tag at byte offset {self._byte(tag.start())}")
        opened = self.open.pop()
        if opened.tag != name:
            where = self._byte(tag.start())
            raise broken(f'Unmatched end tag at byte offset {where}, expected "</{opened.tag}>", found "</{name}>"')
        if self.length > opened.start:
            self._add(opened)

    def _add(self, opened: _Open) -> None:
        entity: Json = {"type": _TYPES[opened.tag], "offset": opened.start, "length": self.length - opened.start}
        if opened.tag == "a":
            if not opened.attributes.get("href"):
                return
            entity["url"] = opened.attributes["href"]
        if opened.tag == "tg-emoji":
            entity["custom_emoji_id"] = opened.attributes.get("emoji-id", "")
        if opened.tag == "blockquote" and "expandable" in opened.attributes:
            entity["type"] = "expandable_blockquote"
        if opened.tag == "code" and self.open and self.open[-1].tag == "pre":
            self.open[-1].attributes["language"] = opened.attributes.get("class", "").removeprefix("language-")
            return
        if opened.tag == "pre" and opened.attributes.get("language"):
            entity["language"] = opened.attributes["language"]
        self.entities.append(entity)


def parse(source: str) -> tuple[str, list[Json]]:
    """Text without tags, and its entities in UTF-16 offsets. Raises 400 "can't parse entities"."""
    return _Reader(source).read()
