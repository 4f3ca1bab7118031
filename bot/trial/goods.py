"""What a made-up marketplace keeps of one product, and what each kind of write does to it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.domain.action import (
    Action,
    BidCut,
    BidRaise,
    BudgetCut,
    PriceChange,
    PromotionOrder,
    PromotionPauseChange,
    ShelfChange,
)
from bot.domain.floor import CostSheet
from bot.domain.listing import Listing, Promotion, PromotionState
from bot.domain.money import Money


def yuan(minor: int) -> Money:
    return Money(minor, "CNY")


@dataclass
class Good:
    """Prices, bids and budgets in minor units. `budgets`: the daily budget in force from each day on."""

    id: str
    alias: str
    price: int = 900
    bid: int = 40
    on_sale: bool = True
    budget: int = 0
    state: PromotionState = PromotionState.OFF
    until: date | None = None
    budgets: list[tuple[date, int]] = field(default_factory=list)

    def running(self, today: date) -> bool:
        return self.state is PromotionState.RUNNING and self.until is not None and today <= self.until

    def shown(self, today: date) -> Listing:
        state = PromotionState.OFF if self.state is PromotionState.RUNNING and not self.running(today) else self.state
        promotion = Promotion(state, yuan(self.budget), self.until) if self.budget else None
        return Listing(
            self.id, f"夏季{self.alias}", yuan(self.price), (self.alias,), stock=500, costs=CostSheet.only_goods(yuan(200)),
            promotion=promotion, bid=yuan(self.bid), on_sale=self.on_sale,
        )  # fmt: skip

    def spent(self, day: date) -> int:
        """What its ads cost on a day: three fifths of the largest budget in force."""
        before = [budget for since, budget in self.budgets if since < day]
        during = [budget for since, budget in self.budgets if since == day]
        return max([*before[-1:], *during], default=0) * 3 // 5


def _price(good: Good, action: PriceChange, today: date) -> str:
    if good.price != action.before.minor:
        return "price_changed"
    good.price = action.after.minor
    return ""


def _pause(good: Good, action: PromotionPauseChange, today: date) -> str:
    if good.running(today):
        good.state = PromotionState.PAUSED
        good.budgets.append((today, 0))
    return ""


def _cut(good: Good, action: BudgetCut, today: date) -> str:
    if good.budget != action.before.minor:
        return "budget_changed"
    good.budget = action.after.minor
    good.budgets.append((today, good.budget))
    return ""


def _order(good: Good, action: PromotionOrder, today: date) -> str:
    if action.until < today:
        return "promotion_in_the_past"
    good.budget, good.until, good.state = action.daily_budget.minor, action.until, PromotionState.RUNNING
    good.budgets.append((today, good.budget))
    return ""


def _bid(good: Good, action: BidCut | BidRaise, today: date) -> str:
    if action.before is not None and action.before.minor != good.bid:
        return "bid_changed"
    good.bid = action.after.minor
    return ""


def _shelve(good: Good, action: ShelfChange, today: date) -> str:
    good.on_sale = action.on_sale
    return ""


CHANGES: dict[type[Action], Callable[[Good, Any, date], str]] = {
    PriceChange: _price,
    PromotionPauseChange: _pause,
    BudgetCut: _cut,
    PromotionOrder: _order,
    BidCut: _bid,
    BidRaise: _bid,
    ShelfChange: _shelve,
}
"""Each changes the product and gives the reason of a refusal, empty where there is none."""


def stands(good: Good, action: Action) -> bool:
    """Whether the product is as the action was to make it."""
    seen: dict[type[Any], Callable[[Any], bool]] = {
        PriceChange: lambda each: good.price == each.after.minor,
        PromotionPauseChange: lambda each: good.state is not PromotionState.RUNNING,
        BudgetCut: lambda each: good.budget == each.after.minor,
        PromotionOrder: lambda each: (good.budget, good.until) == (each.daily_budget.minor, each.until),
        BidCut: lambda each: good.bid == each.after.minor,
        BidRaise: lambda each: good.bid == each.after.minor,
        ShelfChange: lambda each: good.on_sale == each.on_sale,
    }
    return seen[type(action)](action)
