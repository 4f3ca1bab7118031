"""A run is added once, and every change of state of a run or an effect starts from the state it was seen in."""

from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from bot.domain.effect import BudgetCut, Effect, EffectState, RunState
from bot.domain.preview import Preview, Row, RowField, SpendPlan, from_record
from bot.storage.engine import make_engine
from bot.storage.store import SqlStore
from tests.contract.store_samples import DAY, HOUR, NOW, PROMOTE, effect, open_shops, run, shop, yuan

PREVIEW = Preview(
    "shop-1",
    PROMOTE,
    (Row("slipper", "拖鞋", RowField.BUDGET, None, yuan("20.00"), floor=yuan("5.10"), daily_units=7),),
    SpendPlan(yuan("20.00"), DAY, DAY),
)
SHOWN = run("shown", preview=PREVIEW.record(), digest=PREVIEW.digest, origin="message")
FINISHED = (RunState.DONE, RunState.PARTLY, RunState.REFUSED, RunState.DECLINED, RunState.EXPIRED)


def current(store: SqlStore, effect_id: str = "run-1:0") -> Effect:
    with store.begin() as rows:
        (found,) = (each for each in rows.runs.effects("shop-1", "run-1") if each.id == effect_id)
        return found


def test_a_run_comes_back_with_its_preview(store: SqlStore) -> None:
    open_shops(store)
    with store.begin() as rows:
        assert rows.runs.add(SHOWN) is True
    with store.begin() as rows:
        found = rows.runs.get("shop-1", "shown")
        assert rows.runs.get("shop-2", "shown") is None
    assert found == SHOWN
    assert found is not None
    assert from_record(found.preview) == PREVIEW
    assert from_record(found.preview).digest == found.digest


def test_a_message_runs_once_per_shop(store: SqlStore) -> None:
    open_shops(store)
    with store.begin() as rows:
        assert rows.runs.add(run(asked_by="somebody else")) is False
        assert rows.runs.get("shop-1", "run-1") == run()
        assert rows.runs.get("shop-2", "run-1") == run(shop_id="shop-2")


@pytest.mark.parametrize("state", RunState)
def test_a_run_moves_from_the_state_it_was_seen_in(store: SqlStore, state: RunState) -> None:
    open_shops(store)
    sending = replace(run(), state=RunState.SENDING)
    with store.begin() as rows:
        assert rows.runs.move(sending, state, NOW) is False
        assert rows.runs.get("shop-1", "run-1") == run()
        assert rows.runs.move(run(), RunState.SENDING, NOW) is True
        assert rows.runs.move(run(), RunState.DECLINED, NOW) is False
        assert rows.runs.move(sending, state, NOW + HOUR) is True
        finished = NOW + HOUR if state in FINISHED else None
        assert rows.runs.get("shop-1", "run-1") == replace(run(), state=state, finished_at=finished)
        assert rows.runs.get("shop-2", "run-1") == run(shop_id="shop-2")


def test_only_one_of_two_programs_moves_a_run(store: SqlStore, database_url: str) -> None:
    open_shops(store)
    other = SqlStore(make_engine(database_url))
    with store.begin() as rows:
        assert rows.runs.move(run(), RunState.SENDING, NOW) is True
    with other.begin() as rows:
        assert rows.runs.move(run(), RunState.EXPIRED, NOW) is False
        assert rows.runs.get("shop-1", "run-1") == replace(run(), state=RunState.SENDING)
    other.close()


def test_a_run_is_undone_once(store: SqlStore) -> None:
    open_shops(store)
    with store.begin() as rows:
        assert rows.runs.mark_undone("shop-1", "run-1", "undo-1") is True
        assert rows.runs.mark_undone("shop-1", "run-1", "undo-2") is False
        assert rows.runs.mark_undone("shop-1", "run-9", "undo-2") is False
        assert rows.runs.get("shop-1", "run-1") == replace(run(), undone_by="undo-1")
        assert rows.runs.get("shop-2", "run-1") == run(shop_id="shop-2")


def test_recent_runs_are_the_shops_own_newest_first(store: SqlStore) -> None:
    open_shops(store)
    with store.begin() as rows:
        for name in ("z", "a", "m"):
            rows.runs.add(run(name))
        assert [each.id for each in rows.runs.recent("shop-1", 3)] == ["m", "a", "z"]
        assert [each.id for each in rows.runs.recent("shop-2", 3)] == ["run-1"]


def test_runs_in_a_state_are_found_over_all_shops(store: SqlStore) -> None:
    open_shops(store)
    with store.begin() as rows:
        rows.runs.move(run(shop_id="shop-2"), RunState.SENDING, NOW)
        rows.runs.add(run("run-2", state=RunState.SENDING))
        found = rows.runs.in_state(RunState.SENDING)
        assert [(each.shop_id, each.id) for each in found] == [("shop-2", "run-1"), ("shop-1", "run-2")]


def test_effects_keep_their_order_and_their_shop(store: SqlStore) -> None:
    open_shops(store)
    cut = effect("run-1:1", action=BudgetCut("slipper", yuan("30.00"), yuan("20.00")), note="n")
    with store.begin() as rows:
        rows.runs.add_effects([cut])
        assert rows.runs.effects("shop-1", "run-1") == (effect(), cut)
        assert rows.runs.effects("shop-2", "run-1") == (effect("other:0", "shop-2"),)
        assert rows.runs.effects("shop-2", "run-2") == ()


def test_an_effects_id_is_unique_over_all_shops(store: SqlStore) -> None:
    open_shops(store)
    with pytest.raises(IntegrityError), store.begin() as rows:
        rows.runs.add_effects([effect("run-1:0", "shop-2")])
    with pytest.raises(IntegrityError), store.begin() as rows:
        rows.runs.add_effects([effect("run-9:0", run_id="run-9")])
    with store.begin() as rows:
        assert rows.runs.effects("shop-2", "run-1") == (effect("other:0", "shop-2"),)
        assert rows.runs.effects("shop-1", "run-9") == ()


def test_an_effect_counts_its_sendings_and_keeps_its_note(store: SqlStore) -> None:
    open_shops(store)
    with store.begin() as rows:
        assert rows.runs.effect_state(effect(), EffectState.SENDING, NOW) is True
        assert rows.runs.effect_state(effect(), EffectState.SENDING, NOW) is False
    sending = replace(effect(), state=EffectState.SENDING, attempts=1, sent_at=NOW)
    assert current(store) == sending
    with store.begin() as rows:
        assert rows.runs.effect_state(sending, EffectState.UNKNOWN, NOW + HOUR, "timeout") is True
    unknown = replace(sending, state=EffectState.UNKNOWN, note="timeout")
    assert current(store) == unknown
    with store.begin() as rows:
        assert rows.runs.effect_state(sending, EffectState.REFUSED, NOW) is False
        assert rows.runs.effect_state(unknown, EffectState.DONE, NOW + 2 * HOUR) is True
    assert current(store) == replace(unknown, state=EffectState.DONE, settled_at=NOW + 2 * HOUR)


def test_another_shop_cannot_move_an_effect(store: SqlStore) -> None:
    open_shops(store)
    with store.begin() as rows:
        assert rows.runs.effect_state(effect(shop_id="shop-2"), EffectState.SENDING, NOW) is False
    assert current(store) == effect()


def test_open_effects_are_found_over_all_shops_oldest_first(store: SqlStore) -> None:
    open_shops(store)
    with store.begin() as rows:
        rows.shops.save(shop("shop-0"))
        rows.runs.add(run("run-0", "shop-0"))
        for number, state in enumerate(EffectState):
            rows.runs.add_effects([effect(f"run-0:{number}", "shop-0", "run-0", state=state)])
        found = [(each.id, each.state) for each in rows.runs.open_effects()]
    assert found == [
        ("run-1:0", EffectState.PENDING),
        ("other:0", EffectState.PENDING),
        ("run-0:0", EffectState.PENDING),
        ("run-0:1", EffectState.SENDING),
        ("run-0:4", EffectState.UNKNOWN),
    ]


def test_one_effect_is_found_in_its_shop_only(store: SqlStore) -> None:
    open_shops(store)
    with store.begin() as rows:
        assert rows.runs.effect("shop-1", "run-1:0") == effect()
        assert rows.runs.effect("shop-2", "run-1:0") is None
        assert rows.runs.effect("shop-1", "run-9:0") is None


def test_a_note_is_changed_only_from_what_was_seen(store: SqlStore) -> None:
    open_shops(store)
    with store.begin() as rows:
        assert rows.runs.effect_state(effect(), EffectState.DONE, NOW, "said-done")
    said = current(store)
    with store.begin() as rows:
        assert rows.runs.renote(replace(said, note="else"), "x") is False
        assert rows.runs.renote(replace(said, state=EffectState.REFUSED), "x") is False
        assert rows.runs.renote(replace(said, shop_id="shop-2"), "x") is False
    assert current(store) == said
    with store.begin() as rows:
        assert rows.runs.renote(said, "said-done-otherwise") is True
        assert rows.runs.renote(said, "said-done-otherwise") is False
    assert current(store) == replace(said, note="said-done-otherwise")


def test_what_people_said_lately_is_found_over_all_shops(store: SqlStore) -> None:
    open_shops(store)
    other = effect("other:0", "shop-2")
    with store.begin() as rows:
        assert rows.runs.effect_state(effect(), EffectState.DONE, NOW, "said-done")
        assert rows.runs.effect_state(other, EffectState.REFUSED, NOW + HOUR, "said-not-done")
    with store.begin() as rows:
        found = rows.runs.said_since(NOW)
        assert [(each.shop_id, each.note) for each in found] == [("shop-1", "said-done"), ("shop-2", "said-not-done")]
        assert [each.id for each in rows.runs.said_since(NOW + HOUR)] == ["other:0"]
        assert rows.runs.renote(found[1], "said-not-done-otherwise")
        assert rows.runs.said_since(NOW + HOUR) == ()


def test_what_the_marketplace_showed_nobody_said(store: SqlStore) -> None:
    open_shops(store)
    with store.begin() as rows:
        assert rows.runs.effect_state(effect(), EffectState.REFUSED, NOW, "not-applied")
        assert rows.runs.said_since(NOW - HOUR) == ()
