"""A language model that helps to read, and one that hears. Neither has a tool that writes, and neither sees a credential.

What they answer is text of others: `bot.understanding` checks it word by word against the message before anything comes of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from bot.domain.model_use import Tokens
from bot.domain.understood import Context, Reading


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question to a model: rules, the message as data, and the one tool it may answer with.

    `schema` is the JSON schema of the tool's arguments in the strict subset. `longest` bounds the answer in tokens.
    """

    rules: str
    message: str
    tool: str
    schema: Mapping[str, Any]
    longest: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """The tool's arguments as the model wrote them, unread. `tokens` is None where the service does not tell them."""

    arguments: str
    tokens: Tokens | None


@dataclass(frozen=True, slots=True)
class Transcript:
    """What was heard, as plain text; never empty."""

    text: str
    tokens: Tokens | None


class LanguageModel(Protocol):
    async def propose(self, prompt: Prompt) -> Proposal:
        """One answer within the adapter's time. Raises ModelUnavailable or ModelUnusable."""
        ...


class Transcriber(Protocol):
    async def transcribe(self, path: Path, language: str) -> Transcript:
        """The words of a sound file; `language` is a hint ("zh-Hans"). Raises ModelUnavailable or ModelUnusable."""
        ...


class SecondReader(Protocol):
    """The pure side of a second reading: what to ask a model, and what its answer makes of the first reading."""

    def prompt(self, text: str, reading: Reading, context: Context) -> Prompt | None:
        """None where a model may not help, or need not."""
        ...

    def compared(self, text: str, reading: Reading, context: Context, arguments: str) -> Reading:
        """The first reading, a confirmed-only proposal, or a question. Raises ModelUnusable for an answer that cannot be one."""
        ...
