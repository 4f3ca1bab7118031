"""A service that speaks the OpenAI protocol on this machine and answers as it is told: rightly, wrongly, slowly, or not at all."""

from tests.fakes.llm.answers import command
from tests.fakes.llm.server import FakeOpenAi

__all__ = ["FakeOpenAi", "command"]
