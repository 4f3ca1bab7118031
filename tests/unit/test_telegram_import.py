"""aiogram is loaded where Telegram is used, and nowhere before: it costs five seconds and 165 MB."""

import subprocess
import sys


def test_naming_telegram_does_not_load_aiogram() -> None:
    words = (
        "import sys, bot.messengers.telegram as t; t.TelegramSetup('1:a', 'http://x'); print('aiogram' in sys.modules)"
    )
    answer = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert answer.stdout == "False\n"
