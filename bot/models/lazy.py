"""The ports, with the library behind them imported when the first call comes."""

from pathlib import Path
from typing import TYPE_CHECKING

from bot.models.setup import ModelSetup, VoiceSetup
from bot.ports.language_model import Prompt, Proposal, Transcript

if TYPE_CHECKING:
    from bot.models.hearing import OpenAiTranscriber
    from bot.models.proposing import OpenAiModel


class LazyModel:
    """The LanguageModel port."""

    def __init__(self, setup: ModelSetup) -> None:
        self._setup = setup
        self._model: OpenAiModel | None = None

    async def propose(self, prompt: Prompt) -> Proposal:
        if self._model is None:
            from bot.models.proposing import OpenAiModel  # noqa: PLC0415 - openai only where it is used

            self._model = OpenAiModel(self._setup)
        return await self._model.propose(prompt)

    async def close(self) -> None:
        if self._model is not None:
            await self._model.close()


class LazyTranscriber:
    """The Transcriber port."""

    def __init__(self, setup: VoiceSetup) -> None:
        self._setup = setup
        self._transcriber: OpenAiTranscriber | None = None

    async def transcribe(self, path: Path, language: str) -> Transcript:
        if self._transcriber is None:
            from bot.models.hearing import OpenAiTranscriber  # noqa: PLC0415 - openai only where it is used

            self._transcriber = OpenAiTranscriber(self._setup)
        return await self._transcriber.transcribe(path, language)

    async def close(self) -> None:
        if self._transcriber is not None:
            await self._transcriber.close()
