"""Telegram, the only place that knows aiogram. Importing this package is cheap; aiogram (5 s, 165 MB) comes with `connect`."""

from typing import TYPE_CHECKING

from bot.messengers.telegram.setup import Menu, TelegramSetup, Webhook
from bot.ports.machine import Clock

if TYPE_CHECKING:
    from bot.messengers.telegram.adapter import TelegramMessenger

__all__ = ["Menu", "TelegramSetup", "Webhook", "connect"]


def connect(setup: TelegramSetup, clock: Clock) -> "TelegramMessenger":
    """The messenger of one bot; nothing is sent yet. Raises SetupError when the token cannot be one."""
    from bot.messengers.telegram.adapter import TelegramMessenger  # noqa: PLC0415 - aiogram only where it is used

    return TelegramMessenger(setup, clock)
