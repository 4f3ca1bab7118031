"""What the store keeps of how listings should stand, and of changes without us."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from bot.domain.watched import Drift, DriftState, Expected, Facet


class Watched(Protocol):
    """Expectations and drifts of shops; at most one drift of a facet is open."""

    def expected(self, shop_id: str, listing: str | None = None) -> dict[tuple[str, Facet], Expected]:
        """Expectations by listing and facet: of one listing, or (None) of all in the shop."""
        ...

    def expect(self, shop_id: str, expected: Iterable[Expected]) -> None:
        """Insert, or replace what was expected of the same facet."""
        ...

    def found_so(self, shop_id: str, listings: Iterable[str], started: datetime) -> None:
        """A look begun at `started` found these listings as expected: of every facet that was expected before, and has no open drift."""
        ...

    def add(self, drift: Drift) -> bool:
        """False when the facet has an open drift already, or the id is there."""
        ...

    def drift(self, shop_id: str, drift_id: str) -> Drift | None: ...
    def open_drifts(self, shop_id: str) -> dict[tuple[str, Facet], Drift]: ...
    def history(self, shop_id: str, listing: str, facet: Facet, limit: int) -> tuple[Drift, ...]:
        """Drifts of one facet, newest first."""
        ...

    def end(self, drift: Drift, state: DriftState, at: datetime, by: str = "") -> bool:
        """OPEN -> state, atomically. False: nothing changed."""
        ...
