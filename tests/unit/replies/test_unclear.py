"""An unclear call as its owner reads it: what is known and no more, two buttons, and then how it ended and by whose word."""

from dataclasses import replace

import pytest

from bot.domain.effect import SAID_DONE, SAID_NOT_DONE, Effect, EffectState, PromotionOrder, RunState
from bot.domain.money import Money
from bot.domain.outcome import Executed
from bot.domain.preview import Preview
from bot.domain.unclear import Unclear
from tests.unit.replies.samples import DAY, NOW, PROMOTE, REPLIES, REPRICE, SHOP, approval, cny, effect, run, tap

ORDER = PromotionOrder("L1", cny("30"), DAY)
CALL = Effect("run1#0@L1", "run1", "s1", ORDER, EffectState.UNKNOWN, 1, NOW, note="unclear")
ONE = Preview("s1", PROMOTE.operation, PROMOTE.rows)
TAPS = (tap("button-call-happened"), tap("button-call-did-not"))
OPEN = Unclear(SHOP, CALL, ONE, "blind", cny("90"), "p1", TAPS)
DONE = replace(CALL, state=EffectState.DONE, note=SAID_DONE)


def text(outcome: Unclear | Executed, language: str = "zh-Hans") -> str:
    (shown,) = REPLIES.render(outcome, language)
    return shown.text


def test_what_is_known_and_two_buttons() -> None:
    (shown,) = REPLIES.render(OPEN, "zh-Hans")
    assert shown.text == (
        "【没有准信，请您看一眼】开推广：拖鞋\n"
        "本来要改的：\n"
        "拖鞋 推广  没开 → 推广中，每天最多 ¥30.00\n\n"
        "发给平台：6月3日周二 14:03\n"
        "平台的回话：没收到。\n"
        "占着的预算：¥90.00，说清楚以前不会动。\n\n"
        "这件事我在平台上查不到，也不会再发，要等您一句话。\n"
        "您到平台上看一眼：办成了没有？"
    )
    assert [[each.label for each in row] for row in shown.buttons] == [["办成了", "没办成"]]
    assert (shown.card, shown.update, OPEN.card) == ("unclear-run1#0@L1-p1", False, "")


@pytest.mark.parametrize(
    ("promise", "words"),
    [
        ("idempotent", "用同一个编号再发几次，不会办成两遍"),
        ("queryable", "我在查，不会再发"),
        ("blind", "要等您一句话"),
    ],
)
def test_what_happens_by_itself(promise: str, words: str) -> None:
    assert words in text(replace(OPEN, promise=promise))


@pytest.mark.parametrize(
    ("note", "chinese", "english"),
    [
        ("interrupted", "发的时候我断了", "I was cut off"),
        ("not-visible", "说收到了，可是在平台上看不到", "it took it, but does not show it"),
        ("price_changed", "平台上的价格刚才变过", "the price on the marketplace has just changed"),
        ("come back\nlater", "平台说「come back later」", "the marketplace says “come back later”"),
    ],
)
def test_what_the_marketplace_said_or_did_not_say(note: str, chinese: str, english: str) -> None:
    outcome = replace(OPEN, effect=replace(CALL, note=note))
    assert chinese in text(outcome)
    assert english in text(outcome, "en")


def test_several_calls_are_counted_and_nothing_held_is_not_mentioned() -> None:
    outcome = replace(OPEN, effect=replace(CALL, attempts=3), held=None)
    assert "发给平台：6月3日周二 14:03（一共发了 3 次，编号是同一个）" in text(outcome)
    assert "(3 times, under the same number)" in text(outcome, "en")
    assert "占着" not in text(outcome)


def test_while_it_is_sent_again_it_says_so() -> None:
    assert "正用同一个编号再发一次" in text(replace(OPEN, effect=replace(CALL, state=EffectState.SENDING)))


@pytest.mark.parametrize(
    ("call", "by", "held", "words"),
    [
        (DONE, "王姐", cny("90"), "【清楚了：办成了】|王姐看过以后说：办成了。|占着的预算照旧：¥90.00"),
        (replace(CALL, state=EffectState.REFUSED, note=SAID_NOT_DONE), "王姐", None, "【清楚了：没办成】|说：没办成。"),
        (replace(CALL, state=EffectState.DONE), "", cny("90"), "【清楚了：办成了】|我在平台上查到的"),
        (replace(CALL, state=EffectState.REFUSED, note="not-applied"), "", None, "【清楚了：没办成】|查到的"),
    ],
)
def test_its_end_replaces_it_and_says_by_whose_word(call: Effect, by: str, held: Money | None, words: str) -> None:
    outcome = replace(OPEN, effect=call, by=by, held=held, taps=())
    (shown,) = REPLIES.render(outcome, "zh-Hans")
    assert all(each in shown.text for each in words.split("|")), shown.text
    assert (shown.buttons, shown.update, outcome.card) == ((), True, shown.card)


def test_a_card_does_not_call_done_what_only_a_person_said() -> None:
    said = Executed(
        run(REPRICE, RunState.DONE), REPRICE, (replace(effect("L1", EffectState.DONE), note=SAID_DONE),),
        approval(REPRICE.operation), "老王",
    )  # fmt: skip
    assert text(said).startswith("【有人看过，说办成了】改价：拖鞋\n")
    assert "我自己没法核对" in text(said)
    assert "又看了一遍" not in text(said)
    assert "[Done, as somebody looked and said]" in text(said, "en")


def test_a_card_whose_call_only_a_person_can_settle_promises_no_look_of_ours() -> None:
    unclear = Executed(
        run(REPRICE, RunState.UNKNOWN), REPRICE, (effect("L1", EffectState.UNKNOWN, "unclear"),), human=True
    )
    assert "已经请老板看一眼" in text(unclear)
    assert "我正在查" not in text(unclear)
    assert "我正在查" in text(replace(unclear, human=False))
