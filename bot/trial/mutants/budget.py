"""Bugs in what is held, counted and given back."""

from datetime import timedelta
from typing import Any

from sqlalchemy import insert, select

from bot.domain.effect import EffectState, PromotionOrder
from bot.domain.ledger import EntryKind
from bot.domain.money import Money
from bot.domain.policy import Committed
from bot.operations import decide_approval, submit
from bot.operations.way import budget, executing, looking, starting
from bot.storage.budget import SqlLedger, _entry
from bot.storage.runs import SqlRuns
from bot.storage.tables.budget import ledger_entry
from bot.trial.mutants.switch import Mutant, giving

NOTHING = Committed({}, {})


def _only_posted(committed: Any) -> Any:
    def mutant(self: Any, shop_id: str, first: Any, last: Any) -> Committed:
        days: dict[Any, Money] = {}
        for each in self.reservations(shop_id, first, last):
            days[each.day] = days.get(each.day, Money.zero(each.posted.currency)) + each.posted
        return Committed(days, {})

    return mutant


def _without_unknown(committed: Any) -> Any:
    def mutant(self: Any, shop_id: str, first: Any, last: Any) -> Committed:
        found: Committed = committed(self, shop_id, first, last)
        open_ = {each.id for each in SqlRuns(self._connection).open_effects() if each.state is EffectState.UNKNOWN}
        for each in self.reservations(shop_id, first, last):
            if each.effect_id in open_:
                found.by_day[each.day] -= each.open
                month = each.day.replace(day=1)
                found.by_month[month] -= each.open
        return found

    return mutant


def _no_months(committed: Any) -> Any:
    return lambda self, shop_id, first, last: Committed(committed(self, shop_id, first, last).by_day, {})


def _no_days(committed: Any) -> Any:
    return lambda self, shop_id, first, last: Committed({}, committed(self, shop_id, first, last).by_month)


def _first_day(reserve: Any) -> Any:
    return lambda self, effect_id, shop_id, days, daily: reserve(self, effect_id, shop_id, days[:1], daily)


def _less(reserve: Any) -> Any:
    def mutant(self: Any, effect_id: str, shop_id: str, days: Any, daily: Money) -> None:
        reserve(self, effect_id, shop_id, days, Money(daily.minor // 2, daily.currency))

    return mutant


def _voids_unknown(book: Any) -> Any:
    def mutant(tx: Any, shop: Any, effect: Any, state: EffectState, today: Any) -> None:
        unclear = isinstance(effect.action, PromotionOrder) and state is EffectState.UNKNOWN
        book(tx, shop, effect, EffectState.REFUSED if unclear else state, today)

    return mutant


def _frees_today(free: Any) -> Any:
    return lambda tx, shop, listing, today: free(tx, shop, listing, today - timedelta(days=1))


def _twice(void: Any) -> Any:
    """Gives the whole reservation back, however much of it is spent or given back already."""

    def mutant(self: Any, effect_id: str, day: Any) -> None:
        held = self._held(effect_id, day)
        if held is not None:
            place = {"effect_id": effect_id, "shop_id": held.shop_id, "day": day}
            self._connection.execute(insert(ledger_entry).values(**_entry(EntryKind.VOID, held.reserved), **place))

    return mutant


def _covers_all(held_in: Any) -> Any:
    """Any budget of the day covers a new promotion, whatever it is of."""

    def mutant(tx: Any, shop: Any, today: Any) -> dict[str, Money]:
        whole = sum(held_in(tx, shop, today).values(), Money.zero(shop.currency))
        row = ledger_entry.c
        seen = tx.ledger._connection.execute(select(row.effect_id).where(row.shop_id == shop.id))
        listings = {looking.listing_of(effect) for (effect,) in seen}
        every = {f"{shop.id}-{number}" for number in range(1, 4)} | listings
        return dict.fromkeys(every, whole)

    return mutant


BUDGET = (
    Mutant("caps-ignore-held", "only what is spent counts against the caps", ((SqlLedger, "committed", _only_posted),)),
    Mutant("caps-ignore-unclear", "what is unclear does not count", ((SqlLedger, "committed", _without_unknown),)),
    Mutant(
        "caps-not-read-again",
        "the caps are judged when the card is shown, not when it is used",
        ((decide_approval, "committed_in", giving(NOTHING)),),
    ),
    Mutant(
        "caps-judged-at-use-only",
        "the caps are judged when the card is used, not when it is shown",
        ((submit, "committed", giving(NOTHING)),),
        survives="the last judgement is the one that counts: cards that cannot be used are shown, and no money moves",
    ),
    Mutant("no-month-cap", "the month's cap is forgotten", ((SqlLedger, "committed", _no_months),)),
    Mutant("no-day-cap", "the day's cap is forgotten", ((SqlLedger, "committed", _no_days),)),
    Mutant("nothing-held", "an approval holds no budget", ((starting, "hold", giving(None)),)),
    Mutant("one-day-held", "budget is held for the first day only", ((SqlLedger, "reserve", _first_day),)),
    Mutant("half-held", "half of the budget is held", ((SqlLedger, "reserve", _less),)),
    Mutant(
        "unclear-given-back",
        "the budget of an unclear order is given back",
        ((executing, "book_outcome", _voids_unknown),),
    ),
    Mutant(
        "pause-frees-unclear",
        "a pause frees the budget of an order that may land later",
        ((SqlRuns, "open_effects", giving(())),),
    ),
    Mutant(
        "pause-frees-today",
        "a pause gives today's budget back, though it may be spent",
        ((budget, "_free", _frees_today),),
    ),
    Mutant("void-twice", "a reservation is given back whole, even when it was spent", ((SqlLedger, "void", _twice),)),
    Mutant(
        "covered-by-others",
        "any listing's budget covers a new promotion of the day",
        ((looking, "held_in", _covers_all), (budget, "held_in", _covers_all)),
    ),
)
