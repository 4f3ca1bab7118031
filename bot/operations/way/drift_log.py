"""What the work log keeps of a change without us."""

from typing import Any

from bot.domain.money import Money
from bot.domain.watched import Drift, Facet, Standing, lowest_price


def drift_body(drift: Drift) -> dict[str, Any]:
    """The listing by its name, what changed, from and to: amounts as the log writes them, "on" or "off" for states.

    Of quantity prices that changed alone, the lowest.
    """
    tiers = drift.facet is Facet.PRICE and drift.before.amount == drift.found.amount
    return {
        "name": drift.name,
        "facet": "tiers" if tiers else drift.facet.value,
        "before": _money(lowest_price(drift.before)) if tiers else _written(drift, drift.before),
        "after": _money(lowest_price(drift.found)) if tiers else _written(drift, drift.found),
        "drift": drift.id,
    }


def _written(drift: Drift, standing: Standing) -> str:
    if drift.facet is Facet.SHELF or (drift.facet is Facet.PROMOTION and not standing.on):
        return "on" if standing.on else "off"
    return _money(standing.amount)


def _money(amount: Money | None) -> str:
    return str(amount) if amount is not None else "on"
