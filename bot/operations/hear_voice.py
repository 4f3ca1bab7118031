"""A voice message turned into words. Words that were heard are shown, and never act by themselves."""

import asyncio
from pathlib import Path

from bot.domain.model_use import Tokens
from bot.domain.shop import Shop
from bot.errors import ModelError, XiaoerError
from bot.operations.way.metering import Meter
from bot.ports.language_model import Transcriber

LONGEST_HEARD = 2000
"""Characters of a transcript; a longer one is no order."""
BYTES_A_TOKEN = 150
"""A voice note has 2 to 4 kB a second and is counted at about ten tokens for it."""


class VoiceCapped(XiaoerError):
    """The shop has used up its day of the model."""

    key = "voice-capped"


class HearVoice:
    """`await hear_voice(path, language, shop)` gives the words. Raises ModelError, and VoiceCapped when the day is used up."""

    def __init__(self, transcriber: Transcriber, meter: Meter) -> None:
        self._transcriber = transcriber
        self._meter = meter

    async def __call__(self, path: Path, language: str, shop: Shop) -> str:
        size = await asyncio.to_thread(_size, path)
        ticket = self._meter.open(shop, Tokens(size // BYTES_A_TOKEN + 1, LONGEST_HEARD // 10))
        if ticket is None:
            raise VoiceCapped
        try:
            heard = await self._transcriber.transcribe(path, language)
        except ModelError as error:
            self._meter.close(ticket, error.tokens, failed=True)
            raise
        self._meter.close(ticket, heard.tokens, failed=False)
        return heard.text


def _size(path: Path) -> int:
    return path.stat().st_size
