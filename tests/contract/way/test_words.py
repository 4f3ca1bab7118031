"""Words take the ordinary way: asked by a card or settled by a tap, logged, taken back, and the same after a restart."""

from dataclasses import replace

import pytest

from bot.domain.effect import Run
from bot.domain.operation import Operation, PriceSet
from bot.domain.outcome import Asked, Executed, Outcome, Refused, Unchanged
from bot.domain.preferences import NameForget, NameLearn, UnitLearn
from bot.domain.words import TaughtWord, WordKind
from bot.errors import NotAllowed
from bot.operations.way.looking import all_listings
from tests.contract.way.bench import SHOP, SLIPPERS, SOCKS, TOWEL, Way, yuan

LEARN = NameLearn((SLIPPERS,), "大棉拖")
BOX = UnitLearn("箱", 24, "双")


def words(way: Way) -> list[tuple[str, ...]]:
    with way.now.store.begin() as tx:
        found = tx.shops.words(SHOP.id)
    return [(each.word, each.listing or f"{each.count} {each.base}", each.taught_by) for each in found]


async def tapped(way: Way, operation: Operation, person: str = "owner") -> Outcome:
    return await way.now.submit(operation, replace(way.request(person), origin="offer"))


async def did(way: Way, operation: Operation) -> Run:
    outcome = await tapped(way, operation)
    assert isinstance(outcome, Executed), outcome
    return outcome.run


async def test_learning_asks_by_a_card_and_names_the_listing_from_then_on(way: Way) -> None:
    asked = await way.ask(LEARN, "operator")
    assert isinstance(asked, Asked)
    assert asked.reasons[0].key == "policy-learns-name"
    assert words(way) == []
    decided = await way.press(asked.approval)
    assert decided.toast == "toast-approved"
    assert words(way) == [("大棉拖", SLIPPERS, "operator")]
    way.restart()
    named = {each.id: each.aliases for each in await all_listings(way.now.house, way.shop())}
    assert named[SLIPPERS][-1] == "大棉拖"
    assert named[SLIPPERS][0] == "拖鞋"
    assert "大棉拖" not in named[SOCKS]
    assert await way.journal() == ()


async def test_a_declined_card_teaches_nothing(way: Way) -> None:
    asked = await way.card(LEARN)
    await way.press(asked, yes=False)
    assert words(way) == []


async def test_a_tap_that_showed_the_words_needs_no_second_yes(way: Way) -> None:
    assert isinstance(await tapped(way, LEARN), Executed)
    assert isinstance(await tapped(way, BOX), Executed)
    assert isinstance(await tapped(way, LEARN), Unchanged)
    assert isinstance(await way.ask(UnitLearn("箱", 12, "双")), Asked)
    assert sorted(words(way)) == [("大棉拖", SLIPPERS, "owner"), ("箱", "24 双", "owner")]


async def test_a_tap_settles_nothing_about_money(way: Way) -> None:
    assert isinstance(await tapped(way, PriceSet((SLIPPERS,), yuan("9.00"))), Asked)


async def test_a_taken_name_is_refused_with_a_way_to_free_it(way: Way) -> None:
    await did(way, LEARN)
    refused = await way.ask(NameLearn((SOCKS,), "大棉拖"))
    assert isinstance(refused, Refused)
    assert dict(refused.reasons[0].values) == {"word": "大棉拖", "name": "拖鞋"}
    assert [each.command for each in refused.moves] == [NameForget((SLIPPERS,), "大棉拖")]
    assert isinstance(await tapped(way, NameForget((SLIPPERS,), "大棉拖")), Executed)
    assert isinstance(await tapped(way, NameLearn((SOCKS,), "大棉拖")), Executed)
    assert words(way) == [("大棉拖", SOCKS, "owner")]


async def test_a_card_is_refused_when_somebody_else_was_quicker(way: Way) -> None:
    card = await way.card(NameLearn((SOCKS,), "大棉拖"))
    await did(way, LEARN)
    decided = await way.press(card)
    assert decided.toast == "toast-drifted"
    assert isinstance(decided.outcome, Refused)
    assert words(way) == [("大棉拖", SLIPPERS, "owner")]


@pytest.mark.parametrize(
    "operation", [LEARN, BOX, NameForget((), "老款"), NameForget((), ""), UnitLearn("打", 0, "只")]
)
async def test_every_kind_is_taken_back(way: Way, operation: Operation) -> None:
    for before in (NameLearn((TOWEL,), "老款"), UnitLearn("打", 12, "只")):
        await did(way, before)
    standing = sorted(words(way))
    run = await did(way, operation)
    assert sorted(words(way)) != standing
    outcomes = await way.taken_back(run)
    assert {type(each) for each in outcomes} == {Executed}
    assert sorted(words(way)) == standing
    assert way.run(run.id).undone_by is not None


async def test_where_the_word_moved_on_it_asks(way: Way) -> None:
    run = await did(way, BOX)
    await did(way, UnitLearn("箱", 12, "双"))
    (outcome,) = await way.taken_back(run)
    assert isinstance(outcome, Asked)
    assert outcome.reasons[0].key == "policy-moved-since"
    assert words(way) == [("箱", "12 双", "owner")]


async def test_a_viewer_neither_teaches_nor_makes_forget(way: Way) -> None:
    await did(way, LEARN)
    for operation in (NameLearn((SOCKS,), "老款"), NameForget((), ""), BOX):
        with pytest.raises(NotAllowed):
            await way.ask(operation, "viewer")
    assert words(way) == [("大棉拖", SLIPPERS, "owner")]


async def test_words_may_change_while_everything_is_stopped(way: Way) -> None:
    await did(way, LEARN)
    await way.stop()
    assert isinstance(await way.ask(NameForget((), "大棉拖")), Executed)
    assert words(way) == []


async def test_a_word_of_a_listing_that_is_gone_is_forgotten_all_the_same(way: Way) -> None:
    gone = TaughtWord(WordKind.NAME, "旧货", "owner", way.at(), "999")
    with way.now.store.begin() as tx:
        tx.shops.teach(SHOP.id, gone)
    assert isinstance(await way.ask(NameForget((), "旧货")), Executed)
    assert words(way) == []
