"""`log verify`: the work log of a real conversation holds, and one altered line is found and named."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.conversation.commandline import Commands
from tests.conversation.conftest import Copy
from tests.conversation.driver import Books

OTHER = "赵家店: 0 lines in the work log, none altered\n"
STORY = ("把拖鞋降到5块5", "推广袜子，每天20元，推3天", "同意", "撤销", "停掉所有推广")


@pytest.fixture(scope="module")
def told(copied: Copy) -> Commands:
    """A data folder after a conversation."""
    desk = Commands(copied().folder)
    desk.chat(*STORY, LANGUAGE="zh-Hans")
    return desk


def altered(desk: Commands, command: str) -> None:
    """What only somebody with the file in hand can do: the database itself refuses it while its triggers stand."""
    with closing(sqlite3.connect(desk.folder / "xiaoer.db")) as connection:
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(command)
        found = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'worklog'"
        )
        triggers = found.fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        assert connection.execute(command).rowcount == 1
        for _, text in triggers:
            connection.execute(text)
        connection.commit()


def test_the_log_of_a_conversation_holds(told: Commands) -> None:
    lines = int(
        Books(told.folder).rows("SELECT COUNT(*) FROM worklog JOIN shop ON shop.id = shop_id WHERE name = '练习店'")[0][
            0
        ]
    )
    assert lines > len(STORY)
    assert told.ran("log", "verify", "--shop", "练习店", LANGUAGE="zh-Hans").told == (
        0,
        f"练习店：工作记录 {lines} 条，一条没改过\n",
        "",
    )


ALTERED = {
    "UPDATE worklog SET body = replace(body, '5.50', '5.60') WHERE seq = 1": 1,
    "UPDATE worklog SET body = body || ' ' WHERE seq = 3": 3,
    "UPDATE worklog SET body = 'forged', day = 'never' WHERE seq = 5": 5,
}


@pytest.mark.parametrize("command", ALTERED)
def test_one_altered_line_is_found_and_named(told: Commands, tmp_path: Path, command: str) -> None:
    copy = Commands(tmp_path / "data")
    shutil.copytree(told.folder, copy.folder)
    altered(copy, command)
    words = f"练习店: the work log does not fit from line {ALTERED[command]} on; somebody altered it\n"
    assert copy.ran("log", "verify").told in {(1, words + OTHER, ""), (1, OTHER + words, "")}


def test_the_log_of_a_shop_that_is_not_there(told: Commands) -> None:
    assert told.ran("log", "verify", "--shop", "nobody").told == (65, "", "There is no shop called “nobody”")
