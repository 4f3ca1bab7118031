"""MarkdownV2 and the older Markdown parse mode: text and entities, or the service's refusal."""

from typing import Any

from tests.fakes.telegram.html_mode import broken, units

Json = dict[str, Any]

_RESERVED = set("_*[]()~`>#+-=|{}.!")
_MARKS = {
    "__": ("underline", "Underline"), "||": ("spoiler", "Spoiler"), "*": ("bold", "Bold"), "_": ("italic", "Italic"),
    "~": ("strikethrough", "Strikethrough"),
}  # fmt: skip


class _Reader:
    """One walk over the source; marks nest, code does not."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.text: list[str] = []
        self.length = 0
        self.open: list[tuple[str, int, int]] = []
        self.entities: list[Json] = []
        self.quote: int | None = None

    def read(self) -> tuple[str, list[Json]]:
        while self.at < len(self.source):
            self._step()
        if self.open:
            mark, _, where = self.open[-1]
            name = "Link" if mark == "[" else _MARKS[mark][1]
            raise broken(f"Can't find end of {name} entity at byte offset {where}")
        self._end_quote()
        return "".join(self.text), sorted(self.entities, key=lambda one: (one["offset"], -one["length"]))

    def _byte(self) -> int:
        return len(self.source[: self.at].encode())

    def _put(self, piece: str) -> None:
        self.text.append(piece)
        self.length += units(piece)

    def _add(self, kind: str, start: int, **more: str) -> None:
        if self.length > start:
            self.entities.append({"type": kind, "offset": start, "length": self.length - start, **more})

    def _starts(self, mark: str) -> bool:
        return self.source.startswith(mark, self.at)

    def _step(self) -> None:
        character = self.source[self.at]
        following = self.source[self.at + 1 : self.at + 2]
        if character == "\\" and following and ord(following) < 127:
            self._put(following)
            self.at += 2
        elif self._line_start() and character == ">":
            self.quote = self.length if self.quote is None else self.quote
            self.at += 1
        elif character == "`":
            self._code("```" if self._starts("```") else "`")
        elif character in "[]" or self._starts("!["):
            self._link(character)
        else:
            self._mark_or_plain(character)

    def _line_start(self) -> bool:
        return self.at == 0 or self.source[self.at - 1] == "\n"

    def _mark_or_plain(self, character: str) -> None:
        mark = next((mark for mark in _MARKS if self._starts(mark)), None)
        if mark is not None:
            self._toggle(mark)
            return
        if character in _RESERVED:
            raise broken(f"Character '{character}' is reserved and must be escaped with the preceding '\\'")
        self._put(character)
        self.at += 1
        if character == "\n" and not self._starts(">"):
            self._end_quote()

    def _end_quote(self) -> None:
        if self.quote is not None:
            self._add("blockquote", self.quote)
            self.quote = None

    def _toggle(self, mark: str) -> None:
        if self.open and self.open[-1][0] == mark:
            _, start, _ = self.open.pop()
            self._add(_MARKS[mark][0], start)
        else:
            self.open.append((mark, self.length, self._byte()))
        self.at += len(mark)

    def _code(self, fence: str) -> None:
        where, start = self._byte(), self.length
        end = self.source.find(fence, self.at + len(fence))
        if end < 0:
            raise broken(f"Can't find end of {'PreCode' if fence == '```' else 'Code'} entity at byte offset {where}")
        body, more = self.source[self.at + len(fence) : end], {}
        language, newline, rest = body.partition("\n")
        if fence == "```" and newline:
            body, more = rest, {"language": language} if language else {}
        self._put(body.replace("\\`", "`").replace("\\\\", "\\"))
        self._add("pre" if fence == "```" else "code", start, **more)
        self.at = end + len(fence)

    def _link(self, character: str) -> None:
        if character != "]":
            self.open.append(("[", self.length, self._byte()))
            self.at += 2 if character == "!" else 1
            return
        if not self.open or self.open[-1][0] != "[":
            raise broken("Character ']' is reserved and must be escaped with the preceding '\\'")
        end = self.source.find(")", self.at)
        _, start, where = self.open.pop()
        if not self.source.startswith("](", self.at) or end < 0:
            raise broken(f"Can't find end of a URL at byte offset {where}")
        self._add("text_link", start, url=self.source[self.at + 2 : end].replace("\\", ""))
        self.at = end + 1


def parse(source: str) -> tuple[str, list[Json]]:
    """MarkdownV2: text and entities in UTF-16 offsets. Raises 400 "can't parse entities"."""
    return _Reader(source).read()


def parse_old(source: str) -> tuple[str, list[Json]]:
    """The older Markdown: `*`, `_`, code and links, no nesting. Raises 400 "can't parse entities"."""
    text: list[str] = []
    entities: list[Json] = []
    at = 0
    while at < len(source):
        character = source[at]
        if character == "\\" and source[at + 1 : at + 2] in {"_", "*", "`", "["}:
            text.append(source[at + 1])
            at += 2
        elif character in "_*`[":
            at = _old_entity(source, at, text, entities)
        else:
            text.append(character)
            at += 1
    return "".join(text), entities


def _old_entity(source: str, at: int, text: list[str], entities: list[Json]) -> int:
    fence = "```" if source.startswith("```", at) else source[at]
    close = "]" if fence == "[" else fence
    end = source.find(close, at + len(fence))
    where = len(source[:at].encode())
    if end < 0:
        raise broken(f"Can't find end of the entity starting at byte offset {where}")
    body = source[at + len(fence) : end]
    kind = {"*": "bold", "_": "italic", "`": "code", "```": "pre", "[": "text_link"}[fence]
    entity: Json = {"type": kind, "offset": units("".join(text)), "length": units(body)}
    text.append(body)
    end += len(close)
    if fence == "[":
        stop = source.find(")", end)
        if not source.startswith("(", end) or stop < 0:
            return end
        entity["url"] = source[end + 1 : stop]
        end = stop + 1
    if body:
        entities.append(entity)
    return end
