"""Best and worst of a day, and what cannot be told without a cost."""

from datetime import date
from decimal import Decimal

from bot.domain.figures import AdFigures, Figures, ListingFigures, Totals
from bot.domain.money import Money
from bot.insights.standing import best, cost_unknown, worst

DAY = date(2026, 3, 11)


def sold(sku: str, sales: str, cost: str | None = "0", **more: str) -> ListingFigures:
    """`refunds` and `ads` are amounts; `units` is one unless told."""
    return ListingFigures(
        sku, f"名{sku}", int(more.get("units", "1")), Decimal(sales), Decimal(more.get("refunds", "0")),
        Money.of(more["ads"], "CNY") if "ads" in more else None, None if cost is None else Decimal(cost),
    )  # fmt: skip


def figures(*listings: ListingFigures, spend: str = "0", net: str = "0") -> Figures:
    ads = AdFigures(Money.of(spend, "CNY"), 0, 0, 0)
    return Figures(DAY, DAY, "CNY", Totals(net=Decimal(net)), listings, ads)


def names(listings: tuple[ListingFigures, ...]) -> list[str]:
    return [each.sku for each in listings]


def test_profit_is_what_is_left_after_refunds_goods_and_ads() -> None:
    assert sold("a", "100.00", "60.00", refunds="-10.00", ads="5.50").profit == Decimal("24.50")
    assert sold("a", "100.00", "60.00").profit == Decimal("40.00")
    assert sold("a", "100.00", None).profit is None


def test_the_best_three_that_sold() -> None:
    listings = (sold("a", "9"), sold("b", "8"), sold("c", "7"), sold("d", "6"))
    assert names(best(figures(*listings))) == ["a", "b", "c"]
    assert names(best(figures(sold("a", "9"), sold("z", "0", units="0")))) == ["a"]
    assert best(figures()) == ()


def test_the_worst_two_lost_most() -> None:
    listings = (sold("a", "10", "11"), sold("b", "10", "15"), sold("c", "10", "9"), sold("d", "10", "13"))
    assert names(worst(figures(*listings))) == ["b", "d"]


def test_much_refunded_is_bad_though_it_earned() -> None:
    listings = (sold("a", "100", "10", refunds="-15"), sold("b", "100", "10", refunds="-15.01"))
    assert names(worst(figures(*listings))) == ["b"]


def test_refunds_count_where_the_cost_is_unknown_and_a_loss_is_not_guessed() -> None:
    assert names(worst(figures(sold("a", "100", None, refunds="-20"), sold("b", "1", None)))) == ["a"]


def test_ads_without_a_sale_are_a_loss() -> None:
    assert names(worst(figures(sold("a", "0", "0", ads="12.00", units="0")))) == ["a"]


def test_where_nothing_is_bad_nothing_is_named() -> None:
    assert worst(figures(sold("a", "100", "90"), sold("b", "50", "50"))) == ()


def test_sold_without_a_known_cost() -> None:
    listings = (sold("a", "10", None), sold("b", "10"), sold("c", "0", None, units="0"))
    assert cost_unknown(figures(*listings)) == ("名a",)


def test_the_margin_of_a_day_needs_every_cost() -> None:
    known = (sold("a", "100", "60"), sold("b", "50", "20"))
    assert figures(*known, spend="10.00", net="145.00").margin == Decimal("55.00")
    assert figures(*known, sold("c", "1", None), net="145").margin is None
    assert figures().margin is None
