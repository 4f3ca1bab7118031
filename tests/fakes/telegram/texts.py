"""Texts and captions: parse mode, given entities, trimming, lengths; and the marks found in what people write."""

import re
from typing import Any

from tests.fakes.telegram import html_mode, markdown_mode
from tests.fakes.telegram.errors import bad
from tests.fakes.telegram.html_mode import broken, units
from tests.fakes.telegram.wire import Params

Json = dict[str, Any]

TEXT_CHARACTERS = 4096
CAPTION_CHARACTERS = 1024
RAW_BYTES = 32_768

_MODES = {"html": html_mode.parse, "markdownv2": markdown_mode.parse, "markdown": markdown_mode.parse_old}
_WRITTEN = (
    ("bot_command", re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?!\w)")),
    ("mention", re.compile(r"(?<!\w)@[A-Za-z0-9_]{3,32}")),
    ("url", re.compile(r"https?://[^\s]+")),
)


def formatted(params: Params, name: str, entities: str) -> tuple[str, tuple[Json, ...]]:
    """The text of a parameter after parsing, trimmed, with its entities. Raises 400 for broken markup."""
    source = params.text(name) or ""
    if len(source.encode()) > RAW_BYTES:
        raise bad("message is too long")
    mode = (params.text("parse_mode") or "").lower()
    if not mode:
        return _trimmed(source, _given(params.structure(entities), source))
    if mode not in _MODES:
        raise bad("unsupported parse_mode")
    return _trimmed(*_MODES[mode](source))


def _given(listed: Any, source: str) -> list[Json]:
    if not listed:
        return []
    if not isinstance(listed, list):
        raise broken("expected an Array of MessageEntity")
    for entity in listed:
        if not isinstance(entity, dict) or not {"type", "offset", "length"} <= entity.keys():
            raise broken("MessageEntity must have a type, an offset and a length")
        if entity["offset"] < 0 or entity["length"] <= 0 or entity["offset"] + entity["length"] > units(source):
            raise broken(f"entity of type {entity['type']} is outside the text")
    return listed


def _trimmed(text: str, entities: list[Json]) -> tuple[str, tuple[Json, ...]]:
    shift = units(text) - units(text.lstrip())
    text = text.strip()
    length = units(text)
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - shift)
        end = min(length, entity["offset"] - shift + entity["length"])
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return text, tuple(kept)


def message_text(params: Params) -> tuple[str, tuple[Json, ...]]:
    """`text`, 1 to 4096 characters after parsing."""
    text, entities = formatted(params, "text", "entities")
    if not text:
        raise bad("message text is empty")
    if len(text) > TEXT_CHARACTERS:
        raise bad("message is too long")
    return text, entities


def caption(params: Params) -> tuple[str, tuple[Json, ...]]:
    """`caption`, up to 1024 characters after parsing."""
    text, entities = formatted(params, "caption", "caption_entities")
    if len(text) > CAPTION_CHARACTERS:
        raise bad("message caption is too long")
    return text, entities


def written(text: str) -> tuple[Json, ...]:
    """The commands, mentions and addresses a person's text holds."""
    found = [
        {"type": kind, "offset": units(text[: one.start()]), "length": units(one.group())}
        for kind, pattern in _WRITTEN
        for one in pattern.finditer(text)
    ]
    return tuple(sorted(found, key=lambda one: int(one["offset"])))
