"""The Transcriber port on `/audio/transcriptions`."""

from pathlib import Path
from typing import Any

from bot.errors import ModelUnusable
from bot.models.answers import shaped, tokens_of, within
from bot.models.network import client
from bot.models.setup import VoiceSetup
from bot.ports.language_model import Transcript

LONGEST = 20_000
"""Characters; whoever says more is not giving an order."""


class OpenAiTranscriber:
    def __init__(self, setup: VoiceSetup) -> None:
        self._setup = setup
        self._client = client(setup.url, setup.key, setup.seconds)

    async def transcribe(self, path: Path, language: str) -> Transcript:
        async with within(self._setup.seconds):
            call = self._client.audio.transcriptions.create(
                model=self._setup.model, file=path, language=language.partition("-")[0], response_format="json"
            )
            heard: Transcript = await shaped(call, _heard)
            return heard

    async def close(self) -> None:
        await self._client.close()


def _heard(answer: Any) -> Transcript:
    text = answer.text
    if not isinstance(text, str) or not text.strip() or len(text) > LONGEST:
        raise ModelUnusable("transcript", tokens_of(answer))
    return Transcript(text.strip(), tokens_of(answer))
