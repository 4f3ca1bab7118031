"""What the work log keeps of a change without us."""

from typing import Any

from bot.domain.money import Money
from bot.domain.watched import Drift, Facet, Standing


def drift_body(drift: Drift) -> dict[str, Any]:
    """The listing by its name, what changed, from and to: amounts as the log writes them, "on" or "off" for states."""
    return {
        "name": drift.name,
        "facet": drift.facet.value,
        "before": _written(drift, drift.before),
        "after": _written(drift, drift.found),
        "drift": drift.id,
    }


def _written(drift: Drift, standing: Standing) -> str:
    if drift.facet is Facet.SHELF or (drift.facet is Facet.PROMOTION and not standing.on):
        return "on" if standing.on else "off"
    return _money(standing.amount)


def _money(amount: Money | None) -> str:
    return str(amount) if amount is not None else "on"
