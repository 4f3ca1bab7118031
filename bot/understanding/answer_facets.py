"""What tells the choices of a question apart: their names, their amounts, what their commands do."""

import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from functools import cached_property

from bot.domain.command import MeantQuery, NameDecline, Reject
from bot.domain.mandate import MandateScope, MandateSet, MandateWindow
from bot.domain.money import Money
from bot.domain.operation import (
    BudgetSet,
    CostSet,
    FloorSet,
    LimitSet,
    Operation,
    PriceAdjust,
    PriceScale,
    PriceSet,
    PromotionStart,
)
from bot.domain.understood import Choice
from bot.understanding.normalise import normal_name

OWN = (
    "to",
    "by",
    "floor",
    "cost",
    "daily_budget",
    "daily_spend",
    "weekly_spend",
    "monthly_spend",
    "unit_price",
    "most",
)
"""Fields of operations that hold an amount of money."""
SIGNS = re.compile(r"[^0-9a-z一-鿿%.]+")
LOOSE_DOT = re.compile(r"(?<![0-9])\.|\.(?![0-9])")


def core(text: str) -> str:
    """Letters, digits and characters alone, so that a label is recognised however it is typed."""
    return LOOSE_DOT.sub("", SIGNS.sub("", normal_name(text)))


def amounts_of(choice: Choice) -> frozenset[Money]:
    """Amounts a choice sets or shows, without sign."""
    own = [getattr(choice.command, name, None) for name in OWN]
    shown = [value for _, value in choice.values]
    return frozenset(abs_money(each) for each in (*own, *shown) if isinstance(each, Money))


def abs_money(money: Money) -> Money:
    return -money if money.minor < 0 else money


def own_amount(choice: Choice) -> Money | None:
    """The amount its command is about."""
    found = [getattr(choice.command, name, None) for name in OWN]
    return next((abs_money(each) for each in found if isinstance(each, Money)), None)


def figures_in(choice: Choice) -> bool:
    """Whether a number could mean something of this choice itself, and not its place."""
    command = choice.command
    kinds = (Money, Decimal, int) if isinstance(command, Operation) else (Money, Decimal)
    held = [getattr(command, field.name) for field in fields(command)]
    shown = [value for name, value in choice.values if name != "count"]
    return any(isinstance(each, kinds) and not isinstance(each, bool) for each in (*held, *shown))


def declines(choice: Choice) -> bool:
    """Whether a choice stands for a no: to a card, to an offer, or to all the products it was offered with."""
    command = choice.command
    return isinstance(command, NameDecline | Reject) or (isinstance(command, MeantQuery) and not command.listing)


@dataclass(frozen=True)
class Offered:
    """The choices of one question with their labels, looked at as a whole."""

    offered: tuple[Choice, ...]
    labels: tuple[str, ...]

    @cached_property
    def cores(self) -> tuple[str, ...]:
        return tuple(core(label) for label in self.labels)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The one listing's name of each choice; empty where there is none or several."""
        found = []
        for each in self.offered:
            values = dict(each.values)
            one = values.get("count", 1) == 1
            found.append(normal_name(str(values["name"])) if one and values.get("name") else "")
        return tuple(found)

    @property
    def lone(self) -> bool:
        """Whether there is one choice only, beside saying no to it."""
        return sum(not declines(each) for each in self.offered) == 1

    @property
    def dated(self) -> bool:
        return any(isinstance(value, date) for each in self.offered for _, value in each.values)

    @property
    def to_or_by(self) -> bool:
        """Whether both a new price and a difference are offered."""
        kinds = {type(each.command) for each in self.offered}
        return PriceSet in kinds and bool(kinds & {PriceAdjust, PriceScale})

    @cached_property
    def largest(self) -> Money | None:
        """The whole-unit reading of a figure without a unit (「涨5」); None where the choices are no such readings."""
        kinds = {type(each.command) for each in self.offered}
        if not kinds <= {PriceSet, PriceAdjust, PriceScale} or PriceAdjust not in kinds:
            return None
        minors = sorted({money.minor for money in map(own_amount, self.offered) if money is not None})
        parts = {minors[-1], minors[-1] // 10, minors[-1] // 100}
        if not set(minors) <= parts or (len(minors) == 1 and PriceScale not in kinds):
            return None
        return next(money for money in map(own_amount, self.offered) if money is not None and money.minor == minors[-1])


Fits = Callable[[Choice, Offered], bool]


def _kind(*kinds: type[Operation]) -> Fits:
    return lambda choice, _: isinstance(choice.command, kinds)


def _moves(sign: int) -> Fits:
    """A change by an amount or a share, downwards or upwards."""

    def fits(choice: Choice, _: Offered) -> bool:
        command = choice.command
        if isinstance(command, PriceAdjust):
            return command.by.minor * sign > 0
        return isinstance(command, PriceScale) and (command.factor - 1) * sign > 0

    return fits


def _unit(parts: int) -> Fits:
    """The reading of a bare figure in whole units (1), in tenths (10) or in hundredths (100)."""

    def fits(choice: Choice, offered: Offered) -> bool:
        own, largest = own_amount(choice), offered.largest
        return own is not None and largest is not None and own.minor * parts == largest.minor

    return fits


def _daily(wanted: bool) -> Fits:
    """A promotion's budget as a day's or as the whole; a cap by day; what a mandate's cap is counted over."""

    def fits(choice: Choice, offered: Offered) -> bool:
        command = choice.command
        if isinstance(command, LimitSet):
            return wanted and command.daily_spend is not None
        if isinstance(command, MandateSet):
            return command.window is (MandateWindow.DAY if wanted else MandateWindow.WHOLE)
        starts = [each.command for each in offered.offered if isinstance(each.command, PromotionStart)]
        budgets = sorted({each.daily_budget.minor for each in starts})
        days = {each.days for each in starts}
        pair = len(budgets) == 2 and len(days) == 1 and budgets[1] == budgets[0] * max(days)
        if not isinstance(command, PromotionStart):
            return False
        return command.daily_budget.minor == budgets[wanted] if pair else wanted and len(days) == 1

    return fits


def _mandate(scope: MandateScope) -> Fits:
    return lambda choice, _: isinstance(choice.command, MandateSet) and choice.command.scope is scope


def _single(choice: Choice, _: Offered) -> bool:
    """A mandate's amount for each time."""
    command = choice.command
    return isinstance(command, MandateSet) and command.per_action is not None and command.cap is None


DOWN = "降|降价|减|减价|便宜|少|降这么多|down|lower|cut|reduce|less|off"
UP = "涨|涨价|加|加价|贵|多|涨这么多|up|raise|increase|more"
BY_DAY = "每天|每日|一天|按天|每天的|一天的|per day|a day|daily|each day|every day"
WHOLE = "一共|总共|总的|总计|合计|加起来|in total|total|altogether|in all"
SELECTORS: tuple[tuple[str, Fits], ...] = (
    ("降到|减到|跌到|涨到|加到|改到|改成|改为|调到|定到|定为|定成|设为|设成|卖到|到|to|set to|down to|up to", _kind(PriceSet)),
    (DOWN, _moves(-1)),
    (UP, _moves(1)),
    ("改动|差价|by", _kind(PriceAdjust)),
    ("百分之|百分比|百分点|个点|%|percent|per cent", _kind(PriceScale)),
    ("元|块|块钱|元钱|圆|yuan|kuai|rmb|dollars|dollar|euros|euro|pounds|pound", _unit(1)),
    ("毛|毛钱|角|角钱|mao|jiao", _unit(10)),
    ("分|分钱|fen|cents|cent|pence", _unit(100)),
    (BY_DAY, _daily(True)),
    (WHOLE, _daily(False)),
    ("单次|每次|一次|单笔|每笔|按次|each time|at a time|per time|every time", _single),
    ("推广|广告|推广的|ads|promotion|promotions", _mandate(MandateScope.ADS)),
    ("出价|竞价|bids|bid", _mandate(MandateScope.BIDS)),
    ("改价|调价|price changes|prices", _mandate(MandateScope.PRICES)),
    ("每月|每个月|一个月|按月|per month|a month|monthly", lambda choice, _: getattr(choice.command, "monthly_spend", None) is not None),
    ("每周|一周|每星期|per week|a week|weekly", lambda choice, _: getattr(choice.command, "weekly_spend", None) is not None),
    ("全店|整店|整个店|全店的|whole shop|the shop", _kind(LimitSet)),
    ("它自己|自己|它自己的|单个|its own|own", _kind(BudgetSet)),
    ("成本|成本价|进价|cost", _kind(CostSet)),
    ("价格|卖价|售价|单价|price|selling price", _kind(PriceSet)),
    ("底价|最低价|floor|lowest price", _kind(FloorSet)),
)  # fmt: skip
"""Words that pick by what a choice does."""
WORDS: dict[str, Fits] = {word: fits for words, fits in SELECTORS for word in words.split("|")}
A_DAY = frozenset(BY_DAY.split("|"))
"""Beside an amount these say what every budget here is: a day's."""
IN_ALL = frozenset(WHOLE.split("|"))
"""Beside an amount these would need a sum."""
DIRECTIONS = frozenset(f"{DOWN}|{UP}".split("|"))
"""Beside an amount these are as ambiguous as the message that was asked about."""
