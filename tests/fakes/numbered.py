"""Ids that count up, for tests that name them."""

from itertools import count


class Numbered:
    """Ids in order, 22 characters each."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def token(self) -> str:
        return f"{next(self._numbers):022d}"
