"""What policy would say to the operations of a message, as short flags: `below_cost`, `below_floor`."""

from collections.abc import Iterable, Mapping

from bot.domain.command import Command
from bot.domain.floor import CostSheet
from bot.domain.listing import Listing
from bot.domain.money import Money
from bot.domain.operation import Operation
from bot.domain.planned import Planned
from bot.domain.policy import Committed, Question
from bot.domain.policy_rules import decide
from bot.domain.previewing import View, build_preview
from bot.domain.selling import TenderOffer, TierSet
from bot.domain.shop import Shop
from bot.domain.understood import Context

FLAGS = {"policy-below-floor": "below_cost", "policy-below-own-floor": "below_floor"}
SHOP = "phrases"


def flags_of(commands: Iterable[Command], costs: Mapping[str, Money], context: Context) -> list[str]:
    """The flags that the shop's policy raises for these commands, sorted."""
    found: set[str] = set()
    for command in commands:
        operation = command.operation if isinstance(command, Planned) else command
        if isinstance(operation, TenderOffer | TierSet):
            found |= {"below_cost"} if _under(operation, costs) else set()
        elif isinstance(operation, Operation) and operation.kind in PRICED:
            found |= _flags(operation, costs, context)
    return sorted(found)


PRICED = frozenset({"price.set", "price.adjust", "price.scale"})


def _under(operation: TenderOffer | TierSet, costs: Mapping[str, Money]) -> bool:
    """Whether any unit price of an offer or of quantity prices is below what a piece costs."""
    prices = [operation.unit_price] if isinstance(operation, TenderOffer) else [each.price for each in operation.tiers]
    return any(each in costs and price < costs[each] for each in operation.listings for price in prices)


def _flags(operation: Operation, costs: Mapping[str, Money], context: Context) -> set[str]:
    listings = {
        item.id: Listing(
            item.id, item.title, item.price, costs=CostSheet.only_goods(costs[item.id]) if item.id in costs else None
        )
        for item in context.catalog
    }
    shop = Shop(SHOP, SHOP, "files", context.currency, "UTC")
    preview = build_preview(View(shop, context.today, listings), operation)
    verdict = decide(Question(shop, preview, Committed({}, {}), context.now))
    return {FLAGS[reason.key] for reason in verdict.reasons if reason.key in FLAGS}
