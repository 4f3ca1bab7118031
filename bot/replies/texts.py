"""The texts of locales/: loaded once, filled with values, the same for every messenger.

A missing text must never cost a merchant the answer: while testing it raises, in production the other language answers and the
log says so. Words of others (titles, names, reasons) are flattened to one line, so that none can pass for a line of ours.
"""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import structlog
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentType
from fluent.syntax import ast

from bot.domain.money import Money
from bot.domain.policy import Reason
from bot.replies import formats

LOCALES = Path(__file__).resolve().parents[2] / "locales"
LANGUAGES = ("zh-Hans", "en")
LONGEST_VALUE = 300
"""Characters of a value that somebody else wrote; more would push our own words off the screen."""

log = structlog.get_logger(__name__)

Given = Mapping[str, object] | Iterable[tuple[str, object]]


class MissingText(LookupError):
    """A key or a variable that a text needs is not there. Raised by strict texts only."""


class Ready(str):
    """A string this room has written itself: put into another text as it is."""

    __slots__ = ()


class Amount(FluentType):
    """Money inside a text: written in full, or by SIGNED() with a plus sign."""

    def __init__(self, value: Money) -> None:
        self.value = value

    def format(self, locale: Any) -> str:
        return formats.money(self.value, str(locale))


class Day(FluentType):
    """A shop-day inside a text: with its year, or by SHORTDAY() without."""

    def __init__(self, value: date) -> None:
        self.value = value

    def format(self, locale: Any) -> str:
        return formats.full_day(self.value, str(locale))


class Moment(FluentType):
    """A time in the shop's zone inside a text: with its day, or by TIME() without."""

    def __init__(self, value: datetime) -> None:
        self.value = value

    def format(self, locale: Any) -> str:
        return formats.moment(self.value, str(locale))


def one_line(text: str, longest: int = LONGEST_VALUE) -> str:
    """Words of others on one line: control, format and separator characters become spaces; too long is cut with …"""
    flat = "".join(" " if unicodedata.category(each) in {"Cc", "Cf", "Zl", "Zp", "Cs"} else each for each in text)
    flat = " ".join(flat.split())
    return flat if len(flat) <= longest else flat[: longest - 1] + "…"


def _fluent(value: object, language: str) -> object:
    """A value as Fluent takes it. Raises MissingText for a type that no text can show."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    for kind, convert in CONVERT:
        if isinstance(value, kind):
            return convert(value, language)
    raise MissingText(f"no text can show a {type(value).__name__}")


CONVERT: tuple[tuple[type | tuple[type, ...], Callable[[Any, str], object]], ...] = (
    (Ready, lambda value, _: str(value)),
    (Money, lambda value, _: Amount(value)),
    (int, lambda value, _: value),
    (Decimal, lambda value, _: value),
    (datetime, lambda value, _: Moment(value)),
    (date, lambda value, _: Day(value)),
    (time, lambda value, _: formats.clock(value)),
    (str, lambda value, _: one_line(value)),
    ((tuple, list), lambda value, language: formats.listing([one_line(str(each)) for each in value], language)),
)


def _functions(language: str) -> dict[str, Callable[..., Any]]:
    """What texts may call: PERCENT and NUM of a number, SIGNED money, FILLED words, SHORTDAY and MONTHDAY, TIME."""
    return {
        "PERCENT": lambda value: formats.percent(Decimal(value), language),
        "NUM": lambda value: formats.number(Decimal(value), language),
        "SIGNED": lambda value: formats.signed_money(value.value, language),
        "FILLED": lambda value: "yes" if str(value).strip() else "no",
        "MONTHDAY": lambda value: formats.plain_day(value.value, language),
        "SHORTDAY": lambda value: formats.short_day(value.value, language),
        "TIME": lambda value: formats.clock(value.value),
    }


class Texts:
    """All texts of all languages. `strict` raises MissingText where production would fall back and log."""

    def __init__(self, folder: Path = LOCALES, strict: bool = False) -> None:
        self._folder = folder
        self._strict = strict
        self._loaded: dict[str, tuple[FluentBundle, frozenset[str]]] = {}
        if strict:
            self.keys()

    def _of(self, language: str) -> tuple[FluentBundle, frozenset[str]]:
        """A language's texts and their keys, read when first asked for: a command on the command line speaks one language."""
        if language not in self._loaded:
            entries = _read(self._folder / language, self._strict)
            bundle = FluentBundle([language], functions=_functions(language), use_isolating=False)
            bundle.add_resource(ast.Resource(entries))
            keys = frozenset(entry.id.name for entry in entries if isinstance(entry, ast.Message))
            self._loaded[language] = bundle, keys
        return self._loaded[language]

    def has(self, key: str) -> bool:
        """Whether any language has this text."""
        return any(key in self._of(language)[1] for language in LANGUAGES)

    def keys(self, prefix: str = "") -> tuple[str, ...]:
        """Keys in any language that start with `prefix`, sorted."""
        return tuple(sorted({key for each in LANGUAGES for key in self._of(each)[1] if key.startswith(prefix)}))

    def format(self, key: str, values: Given, language: str) -> str:
        """The text with its values filled in; a value that is a Reason is a text itself. Times must already be in the shop's zone."""
        given = dict(values)
        wanted = language if language in LANGUAGES else LANGUAGES[0]
        others = [each for each in LANGUAGES if each != wanted]
        for attempt in (wanted, *others):
            try:
                return self._fill(key, given, attempt)
            except MissingText as problem:
                if self._strict:
                    raise
                log.error("text.missing", key=key, language=attempt, problem=str(problem))
        return self._bare(key, wanted)

    def _bare(self, key: str, language: str) -> str:
        """What is shown when no language can say it: an honest line that names the text."""
        try:
            return self._fill("text-missing", {"key": key}, language)
        except MissingText:
            return key

    def _fill(self, key: str, given: dict[str, object], language: str) -> str:
        bundle, _ = self._of(language)
        if not bundle.has_message(key):
            raise MissingText(f"{key} is not in {language}")
        pattern = bundle.get_message(key).value
        if pattern is None:
            raise MissingText(f"{key} has no text in {language}")
        arguments = {
            name: self.format(value.key, value.values, language)
            if isinstance(value, Reason)
            else _fluent(value, language)
            for name, value in given.items()
            if value is not None
        }
        filled, errors = bundle.format_pattern(pattern, arguments)
        if errors:
            raise MissingText(f"{key} in {language}: {errors[0]}")
        return str(filled)


def _read(folder: Path, strict: bool) -> list[ast.EntryType]:
    """Entries of all files of a language. What cannot be parsed, or comes twice, raises MissingText in strict texts."""
    entries: list[ast.EntryType] = []
    seen: set[str] = set()
    for path in sorted(folder.glob("*.ftl")):
        for entry in FluentResource(path.read_text(encoding="utf-8")).body:
            name = entry.id.name if isinstance(entry, ast.Message) else ""
            broken = isinstance(entry, ast.Junk) or name in seen
            if broken and strict:
                raise MissingText(f"{path.name}: {name or entry.content}")  # type: ignore[union-attr]
            if broken:
                log.error("text.broken", file=path.name, key=name)
                continue
            entries.append(entry)
            seen.update({name} if name else ())
    return entries


@dataclass(frozen=True, slots=True)
class Voice:
    """The texts in one language: what every module of this room writes with. `pictures`: whether any are drawn."""

    texts: Texts
    language: str
    pictures: bool = True

    def say(self, key: str, /, **values: object) -> Ready:
        return Ready(self.texts.format(key, values, self.language))

    def fill(self, key: str, values: Given) -> Ready:
        return Ready(self.texts.format(key, values, self.language))

    def has(self, key: str) -> bool:
        return self.texts.has(key)

    def money(self, amount: Money) -> str:
        return formats.money(amount, self.language)

    def exact(self, amount: Decimal, currency: str) -> str:
        return formats.rounded_money(amount, currency, self.language)

    def listed(self, items: Sequence[str]) -> Ready:
        """Several words of others as a list in words."""
        return Ready(formats.listing([one_line(each) for each in items], self.language))
