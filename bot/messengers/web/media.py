"""Pictures and files of shown messages, addressed by content and only within their own chat.

Memory is a cache: what was dropped, or lost with a restart, is found again in the history.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Iterable

from bot.domain.chat import Shown
from bot.messengers.web.options import History


def _parts(shown: Shown) -> Iterable[bytes]:
    return (part for part in (shown.picture, shown.file) if part is not None)


class Media:
    """At most `room` bytes are kept; the oldest go first."""

    def __init__(self, history: History, room: int = 64 * 1024 * 1024) -> None:
        self._history = history
        self._room = room
        self._used = 0
        self._kept: OrderedDict[tuple[str, str], bytes] = OrderedDict()

    def put(self, chat: str, content: bytes) -> str:
        """The content's name in this chat."""
        name = hashlib.sha256(content).hexdigest()
        key = (chat, name)
        if key not in self._kept:
            self._kept[key] = content
            self._used += len(content)
        self._kept.move_to_end(key)
        while self._used > self._room and len(self._kept) > 1:
            _, dropped = self._kept.popitem(last=False)
            self._used -= len(dropped)
        return name

    def get(self, chat: str, name: str) -> bytes | None:
        """The content, or None when this chat never showed it."""
        kept = self._kept.get((chat, name))
        return kept if kept is not None else self._from_history(chat, name)

    def _from_history(self, chat: str, name: str) -> bytes | None:
        for past in self._history(chat):
            for part in _parts(past.shown):
                if hashlib.sha256(part).hexdigest() == name:
                    return part
        return None
