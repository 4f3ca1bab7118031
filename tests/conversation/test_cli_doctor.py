"""`doctor` looks at the set-up and says in plain words what is missing; and `log verify`, `invite` and help where nothing is yet."""

import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conversation.commandline import SECRET, Commands

PLACE = "<folder>"


@pytest.fixture
def desk(tmp_path: Path) -> Commands:
    return Commands(tmp_path / "data")


def looked(desk: Commands, **settings: str) -> tuple[int, list[str]]:
    """Exit code and findings, without what differs from machine to machine."""
    done = desk.ran("doctor", WEB_PORT="0", **settings)
    assert done.err == ""
    plain = re.sub(r"Python \d+\.\d+\.\d+", "Python", done.out.replace(str(desk.folder), PLACE))
    return done.code, re.sub(r"[\d,]+ MB", "many MB", plain).splitlines()


def test_a_set_up_that_is_fine(desk: Commands) -> None:
    assert looked(desk) == (
        0,
        [
            "✓ Python; 3.11 or newer is needed",
            f"✓ Data folder {PLACE} can be written, many MB free",
            "✓ The database can be read and written, and survives a power cut",
            "✓ Port 0 for the chat page is free",
            "✓ Only this computer can open the chat page",
            "– No Telegram token (TELEGRAM_BOT_TOKEN): only the chat page is served",
            "✓ Admins: 0",
        ],
    )


def test_the_same_in_chinese(desk: Commands) -> None:
    assert looked(desk, LANGUAGE="zh-Hans") == (
        0,
        [
            "✓ Python，要 3.11 或更新",
            f"✓ 数据文件夹 {PLACE} 能写，还剩 many MB",
            "✓ 数据库能读能写，断电也不丢",
            "✓ 聊天页面的端口 0 空着",
            "✓ 聊天页面只有这台电脑能打开",
            "– 没有填 Telegram 的口令（TELEGRAM_BOT_TOKEN），只开聊天页面",
            "✓ 管理员：0 个",
        ],
    )


def test_what_is_missing_or_weak(desk: Commands) -> None:
    given = {"TOKEN": SECRET, "WEB_HOST": "0.0.0.0", "WEB_KEY": "short", "ADMINS": "12345"}  # noqa: S104 - looked at, not served
    code, found = looked(desk, **given)
    assert code == 1
    assert found[4:] == [
        "– The chat page listens on 0.0.0.0, so other computers can reach it: make sure you want that",
        "✗ The key of the chat page (XIAOER_WEB_KEY) is too short; it needs 16 characters or more",
        "✗ The Telegram token does not look right; copy it again from BotFather, all of it (TELEGRAM_BOT_TOKEN)",
        "– Telegram is on but nobody is an admin, so nobody can invite: set XIAOER_ADMINS=telegram:your numeric id",
    ]


def test_what_stops_the_program_stops_the_doctor_s_nod(desk: Commands) -> None:
    desk.folder.write_text("in the way")
    code, found = looked(desk, LANGUAGE="zh-Hans")
    assert (code, found[1]) == (1, f"✗ 数据文件夹 {PLACE} 不能用，请检查权限，或者换一个（XIAOER_DATA_DIR）")
    assert desk.ran("doctor", TIMEZONE="Nowhere").told == (
        78,
        "",
        "The setting XIAOER_TIMEZONE is no time zone. Write it like Asia/Shanghai",
    )


def test_before_there_is_a_shop(desk: Commands) -> None:
    assert desk.ran("log", "verify").told == (0, "There is no shop yet, and so no work log\n", "")
    assert desk.ran("invite", "owner", "--shop", "none").told == (65, "", "There is no shop called “none”")


def test_the_installed_command_is_the_same_program(desk: Commands) -> None:
    installed = Path(sys.executable).with_name("xiaoer")
    if not installed.exists():
        pytest.skip("the xiaoer command is not installed beside this Python; make setup puts it there")
    command = replace(desk, command=(str(installed),))
    assert command.ran("log", "verify").told == (0, "There is no shop yet, and so no work log\n", "")
    assert command.ran("import", "--help").out.splitlines()[2:] == desk.ran("import", "--help").out.splitlines()[2:]
