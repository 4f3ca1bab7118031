"""What an adapter must know of a service. Keys do not print."""

from dataclasses import dataclass, field
from enum import StrEnum


class Form(StrEnum):
    """How the service is made to answer in our schema: a strict tool call, or a JSON object that the rules describe."""

    TOOL = "tool"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class ModelSetup:
    """`url` is the base address (".../v1"). `seconds` bounds one call with everything in it, a retry and a fallback too."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    seconds: float = 8.0
    form: Form = Form.TOOL


@dataclass(frozen=True, slots=True)
class VoiceSetup:
    url: str
    model: str
    key: str = field(default="", repr=False)
    seconds: float = 30.0
