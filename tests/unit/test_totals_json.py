"""The report for programs: exact strings, the fixed names, nothing rounded."""

from datetime import date
from decimal import Decimal

import pytest

from bot.domain.figures import Figures, ListingFigures, Totals
from bot.insights.totals_json import amount_text, report_json

AMOUNTS = [
    ("748957.0200", "GBP", "748957.02"),
    ("748957.02", "GBP", "748957.02"),
    ("5.5", "GBP", "5.50"),
    ("2.5525", "GBP", "2.5525"),
    ("2.5520", "GBP", "2.552"),
    ("-74789.1200", "GBP", "-74789.12"),
    ("0", "GBP", "0.00"),
    ("0E-4", "GBP", "0.00"),
    ("-0.00", "GBP", "0.00"),
    ("1E+3", "GBP", "1000.00"),
    ("1000", "JPY", "1000"),
    ("1000.5", "JPY", "1000.5"),
    ("0", "JPY", "0"),
    ("1.5", "KWD", "1.500"),
    ("99999999999999999999999999.9999", "GBP", "99999999999999999999999999.9999"),
]


@pytest.mark.parametrize(("amount", "currency", "text"), AMOUNTS)
def test_amounts_are_exact_without_exponent(amount: str, currency: str, text: str) -> None:
    assert amount_text(Decimal(amount), currency) == text


def listing(sku: str, units: int, sales: str) -> ListingFigures:
    return ListingFigures(sku, f"name of {sku}", units, Decimal(sales))


def test_the_report_has_exactly_its_fields() -> None:
    totals = Totals(Decimal("30.5"), Decimal(-2), Decimal("-1.25"), Decimal("27.25"), 3, 1, 2, 1, 1, 4, 9)
    listings = (listing("A", 5, "20"), listing("B", 4, "10.5"), listing("C", 0, "0"))
    figures = Figures(date(2010, 12, 1), date(2010, 12, 7), "GBP", totals, listings)
    assert report_json(figures) == {
        "sales": "30.50",
        "cancellations": "-2.00",
        "adjustments": "-1.25",
        "net": "27.25",
        "orders": 3,
        "cancelled_orders": 1,
        "buyers": 2,
        "new_buyers": 1,
        "returning_buyers": 1,
        "lines_without_buyer": 4,
        "best": [
            {"sku": "A", "name": "name of A", "units": 5, "sales": "20.00"},
            {"sku": "B", "name": "name of B", "units": 4, "sales": "10.50"},
        ],
    }
    assert [each["sku"] for each in report_json(figures, best=1)["best"]] == ["A"]
