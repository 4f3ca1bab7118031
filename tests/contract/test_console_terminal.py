"""What is the terminal's own: numbers that press buttons, files by path, harmless text, and an end that waits for the answers."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.domain.chat import Button, Incoming, IncomingKind, Shown
from bot.machine import SystemClock, SystemIds
from bot.messengers.console import ConsoleMessenger, ConsoleWiring

YES_NO = ((Button("Yes", "yes:1"), Button("No", "no:1")),)


def _texts(key: str, values: Mapping[str, object]) -> str:
    return f"{key} {' '.join(str(value) for value in values.values())}"


@dataclass
class Terminal:
    """A terminal whose whole input is known, and a bot that answers each line at the end of the input."""

    folder: Path
    written: list[str] = field(default_factory=list)
    came: list[Incoming] = field(default_factory=list)

    async def _receive(self, incoming: Incoming) -> bool:
        self.came.append(incoming)
        return True

    def console(self, typed: str) -> ConsoleMessenger:
        async def drained() -> None:
            for incoming in self.came:
                self.written.append(f"answered {incoming.text or incoming.data}")

        wiring = ConsoleWiring(
            io.StringIO(typed), self.written.append, _texts, self.folder, SystemClock(), SystemIds(), drained
        )
        return ConsoleMessenger(wiring)

    async def run(self, console: ConsoleMessenger) -> None:
        await console.run(self._receive)


async def test_it_ends_with_its_input_after_everything_is_answered(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    await terminal.run(terminal.console("昨天卖得怎么样\n\n  stop \n"))
    assert [one.text for one in terminal.came] == ["昨天卖得怎么样", "stop"]
    assert len({one.uid for one in terminal.came}) == 2
    assert terminal.written == ["answered 昨天卖得怎么样", "answered stop"]


async def test_a_number_presses_a_button_of_the_newest_message(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    console = terminal.console("2\n")
    await console.send("console", Shown("Sure?", YES_NO), "10")
    await terminal.run(console)
    assert terminal.written[0] == "Sure?\n#1  [1] Yes  [2] No"
    assert [(one.kind, one.data, one.message_ref) for one in terminal.came] == [(IncomingKind.PRESS, "no:1", "10")]


async def test_a_number_after_a_message_without_buttons_is_text(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    console = terminal.console("1\n")
    await console.send("console", Shown("Sure?", YES_NO), "10")
    await console.send("console", Shown("How many?"), "11")
    await terminal.run(console)
    assert [(one.kind, one.text) for one in terminal.came] == [(IncomingKind.TEXT, "1")]


async def test_an_older_card_is_pressed_by_its_number(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    console = terminal.console("#1 1\n")
    await console.send("console", Shown("Sure?", YES_NO), "10")
    await console.send("console", Shown("And now?", YES_NO), "11")
    await terminal.run(console)
    assert [(one.data, one.message_ref) for one in terminal.came] == [("yes:1", "10")]


async def test_a_button_that_is_not_there_is_told_and_nothing_comes_in(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    console = terminal.console("#1 3\n#9 1\n")
    await console.send("console", Shown("Sure?", YES_NO), "10")
    await terminal.run(console)
    assert terminal.came == []
    assert terminal.written[1:] == ["console-no-button #1 3", "console-no-button #9 1"]


async def test_an_edited_card_is_pressed_as_it_is_now(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    console = terminal.console("1\n")
    ref = await console.send("console", Shown("Sure?", YES_NO), "10")
    await console.edit("console", ref, Shown("Done.", ((Button("Undo", "undo:1"),),)))
    await terminal.run(console)
    assert terminal.written[1] == "Done.\n#1  [1] Undo"
    assert [one.data for one in terminal.came] == ["undo:1"]


async def test_titles_cannot_steer_the_terminal(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    await terminal.console("").send("console", Shown("a\x1b[2Jb\u202ec\rd\n\te"), "1")
    assert terminal.written == ["a[2Jbcd\n\te"]


async def test_pictures_and_files_are_saved_and_their_paths_written(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path / "shown")
    shown = Shown("Yesterday", picture=b"\x89PNG\r\n\x1a\n", file=b"a,b\n", file_name="../../rejects.csv")
    await terminal.console("").send("console", shown, "5")
    picture, file = tmp_path / "shown" / "5.png", tmp_path / "shown" / "5-rejects.csv"
    assert terminal.written == [f"console-picture-saved {picture}\nconsole-file-saved {file}\nYesterday"]
    assert (picture.read_bytes(), file.read_bytes()) == (b"\x89PNG\r\n\x1a\n", b"a,b\n")


async def test_a_picture_is_known_by_its_bytes_and_a_missing_file_is_told(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    (tmp_path / "shoe.csv").write_bytes(b"\xff\xd8\xff\xe0 and the rest of a photo")
    await terminal.run(terminal.console(f"/file {tmp_path / 'shoe.csv'}\n/file {tmp_path / 'none.csv'}\n"))
    assert [one.kind for one in terminal.came] == [IncomingKind.PHOTO]
    assert terminal.written[0] == f"console-file-missing {tmp_path / 'none.csv'}"
