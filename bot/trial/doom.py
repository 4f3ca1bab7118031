"""When a program dies: mostly just after a press or at a report's hour, sometimes at any time; between two things or inside one."""

from collections.abc import Callable

from bot.trial.world import World

CLOSE_SECONDS = 2.5
DOWN = (0.5, 4 * 3600.0)
MOST = 8
EDGES = 12


class Doom:
    """`strike` is told when the program dies: 0 for at once, else at which edge of a transaction from now on."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._dice = world.dice("doom")
        self._close = 0
        self.strike: Callable[[int], None] = lambda edges: None

    def enter(self, days: int) -> None:
        """Crashes of any time go into the agenda; the rest wait for a press."""
        dice = self._dice
        crashes = dice.below(MOST + 1)
        self._close = sum(dice.below(10) < 7 for _ in range(crashes))
        for _ in range(crashes - self._close):
            self._plan(dice.below(round(days * 86_400_000)) / 1000)

    def tempt(self, now: float) -> None:
        """A press was made or a report is due: perhaps the program dies of it."""
        if self._close and self._world.faults and self._dice.below(4) == 0:
            self._close -= 1
            self._plan(now + self._dice.below(round(CLOSE_SECONDS * 1000)) / 1000)

    def _plan(self, when: float) -> None:
        edges = self._dice.below(EDGES) if self._dice.below(2) else 0
        self._world.at(when, lambda: self.strike(edges) if self._world.faults else None)

    def down(self) -> float:
        """Seconds until somebody starts the program again."""
        low, high = DOWN
        return low + self._dice.below(round((60.0 if self._dice.below(3) else high - low) * 1000)) / 1000
