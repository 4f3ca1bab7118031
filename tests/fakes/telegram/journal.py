"""Every request the bot made, and what tests want counted of them."""

import hashlib
import re
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from tests.fakes.telegram.clock import Clock
from tests.fakes.telegram.wire import Params, Upload

Json = dict[str, Any]

SENDS = {"sendMessage": 1, "sendPhoto": 1, "sendDocument": 1, "sendVoice": 1, "sendMediaGroup": 0}


@dataclass
class Entry:
    """One request. `at` is virtual, `real` counts from the world's start; `applied` says that it took effect."""

    number: int
    method: str
    params: Json
    files: Json
    at: float
    real: float
    via: str
    status: int | None = None
    answer: Any = None
    fault: str | None = None
    applied: bool = False

    @property
    def chat(self) -> int | None:
        """The chat it names, if it is a number."""
        value = str(self.params.get("chat_id", ""))
        return int(value) if re.fullmatch(r"-?[0-9]{1,19}", value) else None

    def shown(self) -> Json:
        """As the control port gives it."""
        return {**vars(self), "chat": self.chat}


@dataclass
class Journal:
    """Entries in order of arrival."""

    clock: Clock
    entries: list[Entry] = field(default_factory=list)
    _began: float = field(default_factory=time.monotonic)

    def open(self, method: str, params: Params, via: str) -> Entry:
        """Notes a request on arrival, before anything is decided about it."""
        files = {name: _file(one) for name, one in params.uploads.items()}
        real = time.monotonic() - self._began
        entry = Entry(len(self.entries) + 1, method, params.readable(), files, self.clock.now(), real, via)
        self.entries.append(entry)
        return entry

    def rows(self, method: str | None, chat: int | None, polls: bool) -> list[Json]:
        """What a test asked for."""
        wanted = [one for one in self.entries if method is not None or polls or one.method != "getUpdates"]
        wanted = [one for one in wanted if method is None or one.method.lower() == method.lower()]
        return [one.shown() for one in wanted if chat is None or one.chat == chat]

    def sends_per_second(self) -> dict[str, int]:
        """For each chat the most messages that took effect in any one virtual second."""
        times: dict[int, list[float]] = defaultdict(list)
        for entry in self.entries:
            if entry.applied and entry.method in SENDS and entry.chat is not None:
                count = SENDS[entry.method] or len(entry.params.get("media", []))
                times[entry.chat] += [entry.at] * count
        return {str(chat): _most_within(sorted(instants), 1.0) for chat, instants in times.items()}


def _file(upload: Upload) -> Json:
    digest = hashlib.sha256(upload.data).hexdigest()
    return {"name": upload.filename, "size": len(upload.data), "sha256": digest}


def _most_within(instants: list[float], seconds: float) -> int:
    most, first = 0, 0
    for last, instant in enumerate(instants):
        while instant - instants[first] >= seconds:
            first += 1
        most = max(most, last - first + 1)
    return most


def duplicates(shown: list[tuple[int, str]]) -> list[Json]:
    """The bodies one chat shows more than once, with their counts."""
    counted = Counter(shown)
    return [{"chat": chat, "body": body, "count": count} for (chat, body), count in counted.items() if count > 1]
