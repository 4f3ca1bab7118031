"""Turning outcomes into what a person sees, as the rooms that send things need it."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from bot.domain.chat import Shown, Toast
from bot.domain.outcome import Outcome

Given = Mapping[str, object] | Iterable[tuple[str, object]]


class Wording(Protocol):
    """Languages are ours ("zh-Hans", "en")."""

    def render(self, outcome: Outcome, language: str) -> tuple[Shown, ...]: ...
    def toast(self, key: str, values: Given, language: str) -> Toast: ...
    def line(self, key: str, values: Given, language: str) -> str: ...
