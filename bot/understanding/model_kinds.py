"""What a language model may propose, as a table: a kind, the one clause of ours it is re-read in, and what may come of that.

A new kind of operation needs one line here. It is offered to a model only while the domain knows something it makes. Yes, no, undo,
stopping, going on and raising limits are not in the table, so they never come from a model.
"""

from dataclasses import dataclass

from bot.domain.command import QUERIES
from bot.domain.operation_json import KINDS

SET, BY, SHARE, NONE = "to", "by", "percent", "none"
RELATIONS = (SET, BY, SHARE, NONE)
MOVES = {"up": "涨", "down": "降"}
DIRECTIONS = (*MOVES, NONE)
OFF = "打"
"""The verb before a discount (九折) that no direction goes with."""


@dataclass(frozen=True, slots=True)
class Kind:
    """`clause` is what is re-read, with `{product}`, `{amount}`, `{quantity}`, `{period}` from quotes and `{move}` from the direction.

    `makes` are the kinds of command it may come out as; `means` is told to the model.
    """

    clause: str
    makes: frozenset[str]
    means: str
    relation: str = NONE

    def uses(self, field: str) -> bool:
        return f"{{{field}}}" in self.clause

    @property
    def known(self) -> bool:
        """Whether the domain has what it makes."""
        return any(each in KINDS or each in QUERIES for each in self.makes)


def _kind(clause: str, makes: str, means: str, relation: str = NONE) -> Kind:
    return Kind(clause, frozenset(makes.split()), means, relation)


TABLE: dict[str, Kind] = {
    "price.set": _kind("{product} 价格改成 {amount}", "price.set", "a new unit price", SET),
    "price.adjust": _kind("{product} 价格{move} {amount}", "price.adjust", "the unit price up or down by money", BY),
    "price.scale": _kind("{product} 价格{move} {amount}", "price.scale", "a discount or a share of the price", SHARE),
    "bid.set": _kind("{product} 出价改成 {amount}", "bid.set", "a new bid per click", SET),
    "bid.adjust": _kind("{product} 出价{move} {amount}", "bid.adjust", "the bid up or down by money", BY),
    "bid.scale": _kind("{product} 出价{move} {amount}", "bid.scale", "the bid up or down by a share", SHARE),
    "bid.cap": _kind("{product} 出价不超过 {amount}", "bid.cap", "the highest bid per click", SET),
    "budget.set": _kind("{product} 每天推广预算改成 {amount}", "budget.set", "a new daily ad budget", SET),
    "budget.adjust": _kind("{product} 每天推广预算{move} {amount}", "budget.adjust", "the ad budget by money", BY),
    "budget.scale": _kind("{product} 每天推广预算{move} {amount}", "budget.scale", "the ad budget by a share", SHARE),
    "promotion.start": _kind("推广 {product} 每天 {amount} 推 {quantity}", "promotion.start", "advertise for days"),
    "ads.pause": _kind("停掉 {product} 的推广", "promotion.pause ads.pause", "stop advertising"),
    "ads.resume": _kind("恢复 {product} 的推广", "promotion.resume ads.resume", "advertise again"),
    "floor.set": _kind("{product} 底价 {amount}", "floor.set", "the lowest price allowed", SET),
    "cost.set": _kind("{product} 成本 {amount}", "cost.set", "what one unit costs the merchant", SET),
    "listing.publish": _kind("上架 {product}", "listing.publish", "put on sale"),
    "listing.unpublish": _kind("下架 {product}", "listing.unpublish", "take off sale"),
    "tender.offer": _kind("{product} 投标 {amount} {quantity}", "tender.offer", "offer a unit price and a quantity"),
    "tender.withdraw": _kind("撤回 {product} 的投标", "tender.withdraw", "withdraw an offer"),
    "report.query": _kind("{period} {product} 卖得怎么样", "report", "how sales went in a period"),
    "state.query": _kind("{product} 现在怎么样", "state", "how a product stands now"),
}  # fmt: skip


def offered() -> dict[str, Kind]:
    """The kinds a model is told of today."""
    return {name: kind for name, kind in TABLE.items() if kind.known}


MADE = frozenset(made for kind in TABLE.values() for made in kind.makes)
"""Everything that can come of a model's help at all."""
