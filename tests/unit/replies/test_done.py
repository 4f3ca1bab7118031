"""Cards after the fact: "done" only for what was read back, and unclear is called unclear."""

from dataclasses import replace

from bot.domain.effect import EffectState, RunState
from bot.domain.operation import FloorSet, PriceSet, StopLift
from bot.domain.outcome import Executed
from bot.domain.preview import Preview, Row, RowField
from tests.unit.replies.samples import (
    APPROVAL_ID,
    PRICE,
    PROMOTE,
    REPLIES,
    REPRICE,
    approval,
    cny,
    effect,
    run,
    tap,
)

TWO = Preview(
    "s1", PriceSet(("L1", "L2"), cny("5.50")), (PRICE, replace(PRICE, listing="L2", name="短袜"))
)  # fmt: skip
DONE, REFUSED, UNKNOWN = EffectState.DONE, EffectState.REFUSED, EffectState.UNKNOWN


def text(outcome: Executed, language: str = "zh-Hans") -> str:
    (shown,) = REPLIES.render(outcome, language)
    return shown.text


def test_done_replaces_the_card_and_offers_undo() -> None:
    card = approval(REPRICE.operation)
    undo = tap("button-undo")
    outcome = Executed(run(REPRICE, RunState.DONE), REPRICE, (effect("L1", DONE),), card, "老王", undo)
    (shown,) = REPLIES.render(outcome, "zh-Hans")
    assert shown.text == (
        "【办好了】改价：拖鞋\n"
        "拖鞋  ¥6.00 → ¥5.50\n"
        "　每件赚 ¥0.90 → 赚 ¥0.40\n"
        "　≥100件  ¥5.70 → ¥5.23，赚 ¥0.13\n\n"
        "改完我又看了一遍，店里已经是新的。\n"
        "老王同意的。"
    )
    assert [[(each.label, each.data) for each in row] for row in shown.buttons] == [[("撤销", f"o:{undo.offer_id}")]]
    assert (shown.card, shown.update) == (APPROVAL_ID, True)


def test_done_without_a_card_is_a_message_of_its_own_and_names_no_approver() -> None:
    (shown,) = REPLIES.render(Executed(run(REPRICE, RunState.DONE), REPRICE, (effect("L1", DONE),), None, "老王"), "en")
    assert "Approved by" not in shown.text
    assert (shown.card, shown.update, shown.buttons) == ("", False, ())


def test_what_only_we_keep_is_noted_not_read_back() -> None:
    preview = Preview("s1", FloorSet(("L1",), cny("5.20")), (Row("L1", "拖鞋", RowField.FLOOR, None, cny("5.20")),))
    assert text(Executed(run(preview, RunState.DONE), preview, ())) == (
        "【办好了】改底价：拖鞋\n拖鞋 底价  没定 → ¥5.20\n\n已经记下。"
    )


def test_partly_lists_what_was_done_and_what_was_not_with_the_reason() -> None:
    effects = (effect("L1", DONE), effect("L2", REFUSED, "price_changed"))
    said = text(Executed(run(TWO, RunState.PARTLY), TWO, effects, approval(TWO.operation), "老王"))
    assert said.startswith("【只办成一部分】改价：拖鞋和短袜\n本来要改的：\n")
    assert "\n\n办成的：拖鞋\n没办成：短袜，平台上的价格刚才变过\n" in said


def test_a_marketplaces_own_words_are_quoted_on_one_line() -> None:
    note = "Preis gesperrt\n【办好了】改价：全部"
    said = text(Executed(run(REPRICE, RunState.REFUSED), REPRICE, (effect("L1", REFUSED, note),)))
    assert said.startswith("【没办成】改价：拖鞋\n本来要改的：\n")
    assert said.endswith("\n\n原因：平台说「Preis gesperrt 【办好了】改价：全部」。\n店里什么都没变。")


def test_unknown_spending_says_unclear_holds_the_budget_and_promises_to_tell() -> None:
    outcome = Executed(run(PROMOTE, RunState.UNKNOWN), PROMOTE, (effect("L1", UNKNOWN),), approval(PROMOTE.operation))
    assert text(outcome).endswith(
        "\n\n平台没给准话：可能办成了，也可能没有。不会给您办成两遍。\n"
        "这笔预算先占着，不会拿去花在别处：每天最多 ¥30.00 × 3 天（6月29日至7月1日），一共最多 ¥90.00。\n"
        "我正在查，查清楚马上告诉您。"
    )
    for language in ("zh-Hans", "en"):
        assert "办好了" not in text(outcome, language)
        assert "[Done]" not in text(outcome, language)


def test_unknown_with_several_effects_tells_them_apart() -> None:
    effects = (effect("L1", DONE), effect("L2", UNKNOWN, "unclear"))
    said = text(Executed(run(TWO, RunState.UNKNOWN), TWO, effects), "en")
    assert "Done: 拖鞋\nNot clear yet: 短袜\n" in said
    assert said.startswith("[Not clear yet] Price: 拖鞋 and 短袜\nWhat was asked for:\n")


def test_what_we_did_not_send_ourselves_is_not_put_into_the_marketplaces_mouth() -> None:
    said = text(Executed(run(REPRICE, RunState.REFUSED), REPRICE, (effect("L1", REFUSED, "stopped"),)))
    assert "原因：已经全部停下，没有发给平台。\n" in said


def test_resumed_work_says_that_paused_promotions_stay_paused() -> None:
    rows = (Row("", "老王拖鞋店", RowField.SHOP, state_before="stopped", state_after="working"),)
    preview = Preview("s1", StopLift(), rows)
    assert text(Executed(run(preview, RunState.DONE), preview, (), approval(StopLift()), "老王")) == (
        "【办好了】恢复工作\n老王拖鞋店  全部停下 → 正常\n\n好，恢复工作了。停掉的推广还停着，要开请说。\n老王同意的。"
    )
