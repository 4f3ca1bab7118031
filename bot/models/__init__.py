"""Language models behind any OpenAI-compatible address: the only place that knows openai. Importing this package is cheap.

The library (a second of CPU, 50 MB) comes with the first message that needs it.
"""

from bot.models.lazy import LazyModel, LazyTranscriber
from bot.models.setup import ModelSetup, VoiceSetup

__all__ = ["LazyModel", "LazyTranscriber", "ModelSetup", "VoiceSetup"]
