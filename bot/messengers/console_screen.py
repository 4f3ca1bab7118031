"""What the terminal shows: numbered messages with numbered buttons, and which button a number means."""

import re
import unicodedata
from dataclasses import dataclass

from bot.domain.chat import Button, Shown

_PRESS = re.compile(r"(?:#(?P<message>\d{1,6})\s+)?(?P<button>\d{1,2})", re.ASCII)


def harmless(text: str) -> str:
    """Text without control and bidirectional characters: a product's title must not steer the terminal."""
    return "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in {"Cc", "Cf"})


@dataclass(frozen=True, slots=True)
class Pressed:
    """A press the person typed. `button` is None when there is no such button, though a press was surely meant."""

    number: str
    message_ref: str = ""
    button: Button | None = None


class Screen:
    """The messages shown so far; each that ever had buttons has a number."""

    def __init__(self) -> None:
        self._shown: dict[str, Shown] = {}
        self._numbers: dict[str, int] = {}
        self._newest = ""

    def show(self, ref: str, shown: Shown) -> str | None:
        """The block to write, or None when the same message is on the screen already."""
        before = self._shown.get(ref)
        if before is not None and (before.text, before.buttons) == (shown.text, shown.buttons):
            return None
        self._shown[ref] = shown
        self._newest = ref
        lines = [harmless(shown.text)] if shown.text else []
        return "\n".join(lines + self._buttons(ref, shown))

    def _buttons(self, ref: str, shown: Shown) -> list[str]:
        if not shown.buttons:
            return []
        number = self._numbers.setdefault(ref, len(self._numbers) + 1)
        lines, count = [], 0
        for row in shown.buttons:
            labels = [f"[{count + at}] {harmless(button.label)}" for at, button in enumerate(row, start=1)]
            count += len(row)
            lines.append("  ".join(labels))
        indent = " " * len(f"#{number}  ")
        return [f"#{number}  {lines[0]}", *(indent + line for line in lines[1:])]

    def pressed(self, line: str) -> Pressed | None:
        """What a line like "2" or "#3 2" means; None when it is no press but text.

        A number alone belongs to the newest message only: an old card must not be answered by a number meant as text.
        """
        found = _PRESS.fullmatch(line.strip())
        if found is None:
            return None
        named, wanted = found["message"], int(found["button"])
        ref = self._ref(named) if named else self._newest
        flat = [button for row in self._shown[ref].buttons for button in row] if ref in self._shown else []
        if 1 <= wanted <= len(flat):
            return Pressed(line.strip(), ref, flat[wanted - 1])
        return Pressed(line.strip()) if named else None

    def _ref(self, number: str) -> str:
        return next((ref for ref, known in self._numbers.items() if known == int(number)), "")
