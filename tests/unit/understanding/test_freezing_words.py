"""Freezing and letting go are whole messages of their own; near ones stay what they were."""

from datetime import UTC, datetime

import pytest

from bot.domain.command import Command, Freeze, FreezeLift
from bot.domain.operation import StopAll, StopLift
from bot.domain.understood import Context, Understood
from bot.understanding.read import read

CONTEXT = Context(datetime(2026, 3, 12, 2, 0, tzinfo=UTC), "CNY", ())


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("冻结店铺", Freeze()), ("马上冻结店铺！", Freeze()), ("小二，冻结店铺", Freeze()), ("Freeze the shop", Freeze()),
        ("please freeze my shop right now", Freeze()), ("解冻店铺", FreezeLift()), ("unfreeze the shop please", FreezeLift()),
        ("freeze everything", StopAll()), ("全部停下", StopAll()), ("unfreeze", StopLift()), ("恢复工作", StopLift()),
    ],
)  # fmt: skip
def test_whole_messages(text: str, command: Command) -> None:
    assert read(text, CONTEXT) == Understood((command,))


@pytest.mark.parametrize(
    "text",
    [
        "别冻结店铺",
        "要不要冻结店铺？",
        "冻结店铺是什么意思",
        "他说冻结店铺",
        "don't freeze the shop",
        "should I freeze the shop?",
    ],
)
def test_talk_about_it_freezes_nothing(text: str) -> None:
    reading = read(text, CONTEXT)
    assert not isinstance(reading, Understood) or not any(isinstance(each, Freeze) for each in reading.commands)
