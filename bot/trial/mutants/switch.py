"""How a mutant takes hold: attributes of classes and modules are replaced while it is on, and put back after it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

Make = Callable[[Any], Any]
Patch = tuple[Any, str, Make]
"""Owner, attribute, and what makes the replacement out of what was there."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """`does` says in words what is wrong with it. `survives`: why no check can see it, where none can."""

    name: str
    does: str
    patches: tuple[Patch, ...]
    survives: str = ""


@contextmanager
def _replaced(owner: Any, name: str, make: Make) -> Iterator[None]:
    before = vars(owner)[name]
    setattr(owner, name, make(before))
    try:
        yield
    finally:
        setattr(owner, name, before)


@contextmanager
def switched_on(mutant: Mutant | None) -> Iterator[None]:
    """The program with this bug in it; without one as it is."""
    with ExitStack() as stack:
        for owner, name, make in mutant.patches if mutant else ():
            stack.enter_context(_replaced(owner, name, make))
        yield


def always(value: Any) -> Make:
    """Whatever was there: this."""
    return lambda before: value


def giving(value: Any) -> Make:
    """A function that does nothing and gives this."""
    return lambda before: lambda *given, **named: value
