"""Operations on how the shop hand works for a shop: when and how loudly it speaks, and which words it knows."""

from dataclasses import dataclass, replace
from datetime import time
from enum import StrEnum
from typing import ClassVar

from bot.domain.operation import Operation
from bot.domain.people import Permission


class Topic(StrEnum):
    """A kind of message that a person can make louder or quieter. Alarms about money are none of them: they always come."""

    DAILY_REPORT = "daily_report"
    SUGGESTION = "suggestion"
    REMINDER = "reminder"


class Loudness(StrEnum):
    """ON: with a sound. SILENT: it comes without one. OFF: it does not come."""

    ON = "on"
    SILENT = "silent"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Preferences:
    """What one person wants of one shop's messages; whatever they said nothing about is on. `quiet` is wall-clock start and end."""

    loudness: tuple[tuple[Topic, Loudness], ...] = ()
    quiet: tuple[time, time] | None = None

    def of(self, topic: Topic) -> Loudness:
        return dict(self.loudness).get(topic, Loudness.ON)

    def with_topic(self, topic: Topic, loudness: Loudness) -> "Preferences":
        kept = {**dict(self.loudness), topic: loudness}
        return replace(self, loudness=tuple(sorted(kept.items())))

    def quiet_at(self, at: time) -> bool:
        """Whether the wall-clock time is in the quiet hours, which may pass midnight; their end is outside."""
        if self.quiet is None:
            return False
        start, end = self.quiet
        return start <= at < end if start < end else at >= start or at < end

    def now(self, topic: Topic | None, at: time) -> Loudness:
        """How a message nobody is waiting for comes at this wall-clock time; None: it belongs to no topic and always comes."""
        wanted = self.of(topic) if topic is not None else Loudness.ON
        return Loudness.SILENT if wanted is Loudness.ON and self.quiet_at(at) else wanted


@dataclass(frozen=True, slots=True)
class ReportTimeSet(Operation):
    """When the daily report comes, on the shop's wall clock."""

    kind: ClassVar[str] = "report.time"
    permission: ClassVar[Permission] = Permission.SETTINGS
    at: time


@dataclass(frozen=True, slots=True)
class LoudnessSet(Operation):
    """How loudly a kind of message comes to the person who says so."""

    kind: ClassVar[str] = "loudness.set"
    permission: ClassVar[Permission] = Permission.READ
    topic: Topic
    loudness: Loudness


@dataclass(frozen=True, slots=True)
class QuietHoursSet(Operation):
    """Between `start` and `end` on the shop's wall clock (it may pass midnight) only alarms make a sound. Both None: no quiet hours."""

    kind: ClassVar[str] = "quiet.set"
    permission: ClassVar[Permission] = Permission.READ
    start: time | None
    end: time | None


@dataclass(frozen=True, slots=True)
class NameLearn(Operation):
    """From now on this word names the listing."""

    kind: ClassVar[str] = "name.learn"
    listings: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class NameForget(Operation):
    """The word names the listing no more. Only words the shop taught us can be forgotten.

    No name: all words taught for these listings. No listings: the word, whichever listing it names. Neither: everything the shop
    taught us, units included.
    """

    kind: ClassVar[str] = "name.forget"
    listings: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class UnitLearn(Operation):
    """From now on one `unit` is `count` of `base` ("箱" is 24 "双"). A count of 0 forgets the unit."""

    kind: ClassVar[str] = "unit.learn"
    unit: str
    count: int
    base: str
