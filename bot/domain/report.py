"""The daily summary and the report of any period, as facts: how it went, against what, what was done, what waits."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.domain.figures import Figures, ListingFigures
from bot.domain.model_use import ModelDay
from bot.domain.money import Money


@dataclass(frozen=True, slots=True)
class DoneLine:
    """One run of the day: the log's text key suffix, the listings' names, and how many changes it made."""

    kind: str
    names: tuple[str, ...]
    state: str


@dataclass(frozen=True, slots=True)
class DailyReport:
    """One shop-day, with the day before and the same weekday a week before for comparison.

    `margin` is net minus full cost of what was sold minus ads, None while some sold listing's cost is unknown (`cost_unknown` names
    them). `ad_cap` is the shop's daily cap, None when none is set. `series` are (day, net, ad spend) of the fourteen days that end
    with `day`, oldest first. `waiting` counts cards without an answer. `late` says that it goes out after its hour.
    `model` is what the language model cost that day; empty where it was not used.
    """

    shop_id: str
    shop_name: str
    day: date
    figures: Figures
    day_before: Figures
    week_before: Figures
    margin: Decimal | None
    cost_unknown: tuple[str, ...]
    ad_cap: Money | None
    best: tuple[ListingFigures, ...]
    worst: tuple[ListingFigures, ...]
    series: tuple[tuple[date, Decimal, Decimal], ...]
    done: tuple[DoneLine, ...]
    waiting: int
    suggestions: int
    missed: tuple[date, ...] = ()
    late: bool = False
    sandbox: bool = False
    model: tuple[ModelDay, ...] = ()


@dataclass(frozen=True, slots=True)
class PeriodReport:
    """Any period on demand, with the period of equal length before it. `names` are listings it was asked for (empty: all).

    `data` are the first and last shop-day with any data, told where the period lies outside of them; else None. `comparable` is False
    where there are no data for all of the period before.
    """

    shop_id: str
    shop_name: str
    figures: Figures
    before: Figures
    margin: Decimal | None
    names: tuple[str, ...] = ()
    sandbox: bool = False
    series: tuple[tuple[date, Decimal, Decimal], ...] = ()
    data: tuple[date, date] | None = None
    comparable: bool = True
