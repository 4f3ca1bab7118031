"""A period's figures as the JSON of `xiaoer report --json`, for programs: exact decimal strings, nothing rounded."""

from decimal import Decimal
from typing import Any

from bot.domain.figures import Figures, ListingFigures
from bot.domain.money import EXPONENTS


def amount_text(amount: Decimal, currency: str) -> str:
    """An exact amount without exponent: at least the currency's digits, more only as far as they are not zero.

    748957.02, 5.50, and 2.5525 stay as they are; 5.5000 is "5.50". Zero is never written with a sign.
    """
    least = EXPONENTS[currency]
    whole, _, fraction = f"{amount:f}".partition(".")
    fraction = fraction.rstrip("0").ljust(least, "0")
    text = f"{whole}.{fraction}" if fraction else whole
    return text.removeprefix("-") if not amount else text


def _best(listing: ListingFigures, currency: str) -> dict[str, Any]:
    sales = amount_text(listing.sales, currency)
    return {"sku": listing.sku, "name": listing.name, "units": listing.units, "sales": sales}


def report_json(figures: Figures, best: int = 10) -> dict[str, Any]:
    """Totals and the `best` listings by sales; listings that sold nothing are left out. See `Totals` for the meanings."""
    totals, currency = figures.totals, figures.currency
    amounts = {name: getattr(totals, name) for name in ("sales", "cancellations", "adjustments", "net")}
    counts = ("orders", "cancelled_orders", "buyers", "new_buyers", "returning_buyers", "lines_without_buyer")
    return {
        **{name: amount_text(amount, currency) for name, amount in amounts.items()},
        **{name: getattr(totals, name) for name in counts},
        "best": [_best(each, currency) for each in figures.listings if each.units > 0 or each.sales > 0][:best],
    }
