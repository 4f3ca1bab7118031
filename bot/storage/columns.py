"""Column types that give both databases the same values back: aware UTC times, exact decimals, canonical JSON, clean text."""

import json
import re
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Dialect, Integer, SmallInteger, String, Text
from sqlalchemy.types import TypeDecorator

from bot.ports.queues import Lane

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
"""Characters that PostgreSQL's text (NUL) or UTF-8 itself (lone surrogates) cannot hold."""

Number = BigInteger().with_variant(Integer, "sqlite")
"""A key that counts up: SQLite only counts an INTEGER primary key."""


def clean(text: str) -> str:
    """The text with every character that a database cannot hold replaced by U+FFFD."""
    return UNSTORABLE.sub("\ufffd", text)


def canonical(value: Any) -> str:
    """The one written form of a JSON value: sorted keys, no spaces, readable characters. TypeError for anything else."""
    return clean(json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False))


class Moment(TypeDecorator[datetime]):
    """An aware time as whole microseconds since 1970 in UTC. Naive times are refused (ValueError)."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored time must be aware")
        return (value - EPOCH) // MICROSECOND

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else EPOCH + timedelta(microseconds=value)


class Words(TypeDecorator[str]):
    """Text from outside, made storable by `clean`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else clean(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        return value


class Json(TypeDecorator[Any]):
    """A plain JSON value as canonical text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        return canonical(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


class Ratio(TypeDecorator[Decimal]):
    """An exact share as decimal text."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else f"{value:f}"

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


class WallTime(TypeDecorator[time]):
    """A wall-clock time as ISO text; the shop's zone gives it meaning."""

    impl = String(15)
    cache_ok = True

    def process_bind_param(self, value: time | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> time | None:
        return None if value is None else time.fromisoformat(value)


class Word(TypeDecorator[StrEnum]):
    """One word of a closed list; the table's CHECK names the list."""

    impl = String(16)
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        return None if value is None else self.words(value).value

    def process_result_value(self, value: Any, dialect: Dialect) -> StrEnum | None:
        return None if value is None else self.words(value)


LANES = (Lane.REPLY, Lane.REPORT, Lane.BROADCAST)
"""First lane first: the stored number is the place in this order."""


class LaneRank(TypeDecorator[Lane]):
    """A lane as its place in line, so that the database can sort by it."""

    impl = SmallInteger
    cache_ok = True

    def process_bind_param(self, value: Lane | None, dialect: Dialect) -> int | None:
        return None if value is None else LANES.index(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Lane | None:
        return None if value is None else LANES[value]
