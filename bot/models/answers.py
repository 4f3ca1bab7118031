"""What the library gives back, judged: the service's word for its failures, and no trust in the shape of an answer.

The library checks no answer: an HTML page comes as a string, empty `choices` as a list, an unknown tool as a call like any other.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import openai

from bot.domain.model_use import Tokens
from bot.errors import ModelUnavailable, ModelUnusable

SHAPELESS = (AttributeError, IndexError, KeyError, TypeError, ValueError, RecursionError)
"""What reading an answer raises that is none: HTML, empty choices, wrong types, nesting without end."""


@asynccontextmanager
async def within(seconds: float) -> AsyncIterator[None]:
    """Everything a call may take. What it raises is ours: ModelUnavailable, or ModelUnusable for an answer that cannot be read."""
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError as error:
        raise ModelUnavailable("timeout") from error
    except openai.APITimeoutError as error:
        raise ModelUnavailable("timeout") from error
    except openai.APIStatusError as error:
        raise ModelUnavailable(f"http {error.status_code}") from error
    except openai.APIConnectionError as error:
        raise ModelUnavailable("connection") from error
    except openai.OpenAIError as error:
        raise ModelUnusable(type(error).__name__) from error


async def shaped(call: Awaitable[Any], read: Callable[[Any], Any]) -> Any:
    """The answer of a call as `read` takes it. Raises ModelUnusable where it is not of that shape."""
    try:
        return read(await call)
    except SHAPELESS as error:
        raise ModelUnusable("shape") from error


def tokens_of(answer: Any) -> Tokens | None:
    """What the service says was used; None where it says nothing, or nonsense."""
    usage = getattr(answer, "usage", None)
    pairs = (("prompt_tokens", "completion_tokens"), ("input_tokens", "output_tokens"))
    for read_name, written_name in pairs:
        read, written = getattr(usage, read_name, None), getattr(usage, written_name, None)
        if type(read) is int and type(written) is int and read + written > 0:
            try:
                return Tokens(read, written)
            except ValueError:
                return None
    return None
