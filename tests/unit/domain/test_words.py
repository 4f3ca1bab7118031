"""A shop's own words: how they are spelled, what a preview of learning and forgetting shows, and what policy says to it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.listing import Listing
from bot.domain.moves import moves_near
from bot.domain.offered import choice_from_json, choice_to_json
from bot.domain.operation import Operation, PriceSet
from bot.domain.policy import Question, Reason, Verdict, VerdictKind
from bot.domain.policy_rules import OUTSIDE, RULES, WHILE_STOPPED, decide
from bot.domain.policy_words import LEARNS, settled_by_tap
from bot.domain.preferences import NameForget, NameLearn, UnitLearn
from bot.domain.preview import Preview, Row, RowField, from_record
from bot.domain.previewing import View, build_preview
from bot.domain.shop import Shop
from bot.domain.understood import Choice
from bot.domain.words import TaughtWord, WordKind, measure, measured, plain_word
from tests.unit.domain.forms import DAYS, FACTORS, IDS, MONEY, OPERATIONS, QUERIES
from tests.unit.domain.samples import (
    ALLOW,
    ASK,
    CASES,
    NOTHING,
    NOW,
    REFUSE,
    SHOP,
    SLIPPERS,
    SOCKS,
    STOPPED,
    TODAY,
    yuan,
)

LEARN = NameLearn(("slipper",), "大棉拖")


def name(word: str, listing: str) -> TaughtWord:
    return TaughtWord(WordKind.NAME, word, "p1", NOW, listing)


BOX = TaughtWord(WordKind.UNIT, "箱", "p1", NOW, count=24, base="双")
TAUGHT = (name("大棉拖", "slipper"), name("老款", "slipper"), name("壳子", "case"), BOX)


def told(listing: Listing, words: tuple[TaughtWord, ...]) -> Listing:
    """The listing as it is looked at: with what it was taught to be called."""
    own = tuple(each.word for each in words if each.listing == listing.id)
    return replace(listing, aliases=(*listing.aliases, *own))


def preview(operation: Operation, words: tuple[TaughtWord, ...] = (), shop: Shop = SHOP) -> Preview:
    listings = {each.id: told(each, words) for each in (SLIPPERS, CASES, SOCKS)}
    return build_preview(View(shop, TODAY, listings, words=words), operation)


def judged(operation: Operation, words: tuple[TaughtWord, ...] = (), shop: Shop = SHOP) -> Verdict:
    return decide(Question(shop, preview(operation, words, shop), NOTHING, NOW))


def only(key: str, **values: object) -> tuple[Reason, ...]:
    return (Reason(key, tuple(values.items())),)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("  大棉拖 ", "大棉拖"),
        ("ＡＢＣ　ｄ", "abc d"),
        ("AirPods\u200b壳", "airpods壳"),
        ("a \n  b", "a b"),
        ("\x00", ""),
    ],
)
def test_the_one_spelling(said: str, kept: str) -> None:
    assert plain_word(said) == kept


@given(st.text(max_size=40))
def test_spelling_again_changes_nothing(text: str) -> None:
    assert plain_word(plain_word(text)) == plain_word(text)


@given(st.integers(1, 10**6), st.text(st.characters(categories=["L"]), min_size=1, max_size=8))
def test_measures_come_back(count: int, base: str) -> None:
    assert measured(measure(count, base)) == (count, base)


def test_learning_shows_the_word_before_and_after() -> None:
    assert preview(LEARN).rows == (Row("slipper", "拖鞋", RowField.NAME, state_before="", state_after="大棉拖"),)
    again = preview(LEARN, TAUGHT)
    assert not again.changes
    assert not preview(NameLearn(("slipper",), "夏季防滑拖鞋")).changes


def test_a_name_is_told_by_another_name_than_itself() -> None:
    words = (name("棉袜子", "sock"),)
    assert preview(NameForget(("sock",), "棉袜子"), words).rows[0].name == "棉袜"


def test_another_listing_with_the_name_has_a_row_and_is_named_in_the_refusal() -> None:
    rows = preview(NameLearn(("sock",), "大棉拖"), TAUGHT).rows
    assert [(row.listing, row.state_before, row.state_after, row.detail) for row in rows] == [
        ("sock", "", "大棉拖", ""),
        ("slipper", "大棉拖", "大棉拖", "taught"),
    ]
    verdict = judged(NameLearn(("sock",), "大棉拖"), TAUGHT)
    assert (verdict.kind, verdict.reasons) == (REFUSE, only("policy-name-taken", word="大棉拖", name="拖鞋"))


@pytest.mark.parametrize(
    ("operation", "kind", "reasons"),
    [
        (LEARN, ASK, only("policy-learns-name", word="大棉拖")),
        (NameLearn(("slipper",), "ＡＢＣ"), ASK, only("policy-learns-name", word="abc")),
        (NameLearn(("slipper",), " \u200b"), REFUSE, only("policy-name-empty")),
        (NameLearn(("slipper",), "长" * 20), ASK, only("policy-learns-name", word="长" * 20)),
        (NameLearn(("slipper",), "长" * 21), REFUSE, only("policy-name-long", word="长" * 21, limit=20)),
        (NameLearn(("slipper", "sock"), "两个"), REFUSE, only("policy-name-one", word="两个")),
        (NameLearn((), "没有"), REFUSE, only("policy-name-one", word="没有")),
        (NameLearn(("gone",), "没了"), REFUSE, only("policy-name-one", word="没了")),
        (NameLearn(("sock",), "拖鞋"), REFUSE, only("policy-name-taken", word="拖鞋", name="夏季防滑拖鞋")),
        (NameLearn(("sock",), "透明手机壳"), REFUSE, only("policy-name-taken", word="透明手机壳", name="透明手机壳")),
        (NameLearn(("slipper",), "拖鞋"), ALLOW, ()),
        (NameForget(("slipper",), "大棉拖"), REFUSE, only("policy-name-not-taught", word="大棉拖")),
        (NameForget(("slipper",), "拖鞋"), REFUSE, only("policy-name-not-taught", word="拖鞋")),
        (NameForget((), ""), REFUSE, only("policy-nothing-taught")),
        (UnitLearn("箱", 24, "双"), ASK, only("policy-learns-unit", unit="箱")),
        (UnitLearn("箱", 100_000, "双"), ASK, only("policy-learns-unit", unit="箱")),
        (UnitLearn("箱", 100_001, "双"), REFUSE, only("policy-unit-count", count=100_001, limit=100_000)),
        (UnitLearn("箱", -1, "双"), REFUSE, only("policy-unit-count", count=-1, limit=100_000)),
        (UnitLearn("箱", 24, "箱"), REFUSE, only("policy-unit-words", limit=20)),
        (UnitLearn("", 24, "双"), REFUSE, only("policy-unit-words", limit=20)),
        (UnitLearn("箱", 24, "长" * 21), REFUSE, only("policy-unit-words", limit=20)),
        (UnitLearn("箱", 0, "双"), REFUSE, only("policy-unit-not-taught", unit="箱")),
    ],
)
def test_policy_where_nothing_was_taught(operation: Operation, kind: VerdictKind, reasons: tuple[Reason, ...]) -> None:
    verdict = judged(operation)
    assert (verdict.kind, verdict.reasons) == (kind, reasons)


@pytest.mark.parametrize(
    ("operation", "kind", "changed"),
    [
        (LEARN, ALLOW, []),
        (NameForget(("slipper",), "大棉拖"), ALLOW, ["大棉拖"]),
        (NameForget((), " 大棉拖 "), ALLOW, ["大棉拖"]),
        (NameForget(("case",), "大棉拖"), REFUSE, []),
        (NameForget(("slipper",), ""), ALLOW, ["大棉拖", "老款"]),
        (NameForget((), ""), ALLOW, ["大棉拖", "老款", "壳子", "24 双"]),
        (UnitLearn("箱", 24, "双"), ALLOW, []),
        (UnitLearn("箱", 12, "双"), ASK, ["24 双"]),
        (UnitLearn("箱", 0, ""), ALLOW, ["24 双"]),
    ],
)
def test_policy_on_what_was_taught(operation: Operation, kind: VerdictKind, changed: list[str]) -> None:
    assert judged(operation, TAUGHT).kind is kind
    rows = [row for row in preview(operation, TAUGHT).rows if row.state_before != row.state_after]
    assert [row.state_before for row in rows] == changed


def test_a_word_of_a_listing_that_is_gone_can_be_forgotten() -> None:
    words = (name("旧货", "gone"),)
    assert judged(NameForget((), "旧货"), words).kind is ALLOW
    assert preview(NameForget((), "旧货"), words).rows == (Row("gone", "gone", RowField.NAME, state_before="旧货"),)


def test_a_taken_name_can_be_freed_when_it_was_taught_and_only_then() -> None:
    def near(operation: Operation) -> tuple[Operation, ...]:
        question = Question(SHOP, preview(operation, TAUGHT), NOTHING, NOW)
        return moves_near(question, decide(question))

    assert near(NameLearn(("sock",), "大棉拖")) == (NameForget(("slipper",), "大棉拖"),)
    assert near(NameLearn(("sock",), "拖鞋")) == ()


def test_words_may_be_changed_while_everything_is_stopped_and_touch_nothing_outside() -> None:
    for operation in (NameLearn, NameForget, UnitLearn):
        assert operation in RULES
        assert operation in WHILE_STOPPED
        assert operation not in OUTSIDE
    assert judged(LEARN, shop=STOPPED).kind is ASK


def test_a_card_is_void_when_the_word_went_to_another_listing_meanwhile() -> None:
    assert preview(NameLearn(("sock",), "大棉拖")).digest != preview(NameLearn(("sock",), "大棉拖"), TAUGHT).digest


def test_rows_come_back_from_the_store() -> None:
    for operation in (LEARN, NameForget((), ""), UnitLearn("箱", 12, "双")):
        shown = preview(operation, TAUGHT[2:])
        assert from_record(shown.record()) == shown


def test_a_tap_settles_only_the_question_whether_it_is_meant() -> None:
    learns = judged(LEARN)
    assert settled_by_tap(learns) == Verdict(ALLOW)
    assert settled_by_tap(judged(UnitLearn("箱", 24, "双"))) == Verdict(ALLOW)
    assert settled_by_tap(judged(NameLearn(("sock",), "拖鞋"))).kind is REFUSE
    spends = Verdict(ASK, only("policy-spends", amount=yuan("1.00")))
    assert settled_by_tap(spends) == spends
    both = Verdict(ASK, (*learns.reasons, *spends.reasons))
    assert settled_by_tap(both) == both
    assert {reason.key for reason in learns.reasons} < LEARNS


VALUES = st.lists(st.tuples(IDS, MONEY | FACTORS | DAYS | st.integers() | IDS | st.none()), max_size=4).map(tuple)


@given(IDS, VALUES, OPERATIONS | QUERIES)
def test_choices_come_back_from_what_is_remembered(
    key: str, values: tuple[tuple[str, object], ...], command: object
) -> None:
    choice = Choice(key, values, command)  # type: ignore[arg-type]
    assert choice_from_json(choice_to_json(choice)) == choice


def test_a_value_that_no_label_shows_is_not_kept() -> None:
    with pytest.raises(TypeError, match="timedelta"):
        choice_to_json(Choice("k", (("wait", timedelta(1)),), PriceSet(("slipper",), yuan("1.00"))))
