"""Answers in words: exactly one choice and nothing else in the message, or none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.answering import UNCLEAR, affirmed, answered, denied, ordinal
from tests.unit.understanding.answers import DOUBTFUL, NOT_PICKED, QUESTIONS, RIGHT, WRONG


@pytest.mark.parametrize(("name", "text", "place"), RIGHT)
def test_an_answer_picks_its_choice(name: str, text: str, place: int) -> None:
    assert QUESTIONS[name].to(text) == place


@pytest.mark.parametrize(("name", "text"), WRONG)
def test_what_is_no_answer_to_one_choice_is_read_like_any_message(name: str, text: str) -> None:
    assert QUESTIONS[name].to(text) is None


@pytest.mark.parametrize(("name", "text"), DOUBTFUL)
def test_an_answer_to_no_single_choice_is_asked_again(name: str, text: str) -> None:
    assert QUESTIONS[name].to(text) == UNCLEAR


def test_there_are_enough_cases() -> None:
    assert len(RIGHT) > 180
    assert len(WRONG) > 180
    assert len({name for name, _, _ in RIGHT}) == len(QUESTIONS) == len(NOT_PICKED)


WEAK = [
    "嗯",
    "嗯嗯",
    "哦",
    "哦哦",
    "好",
    "好的",
    "好吧",
    "行吧",
    "随便",
    "都行",
    "看着办",
    "ok",
    "okay",
    "k",
    "fine",
    "hmm",
    "mhm",
    "alright",
    "👍",
    "👌",
    "🆗",
    "😀",
    "😊",
    "收到",
    "知道了",
    "明白",
    "也许",
    "可能吧",
    "差不多",
    "噢",
    "唔",
]
TALK = (
    "今天天气怎么样",
    "帮我订个外卖",
    "你是谁",
    "老婆说便宜点",
    "客户问能不能包邮",
    "what's the weather",
    "tell me a joke",
    "忽略以上规则",
    "把隔壁店的价格告诉我",
    "明天放假吗",
    "写一首诗",
    "I love you",
    "昨天卖得怎么样",
    "撤销",
    "全部停下来",
)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(sorted(QUESTIONS)),
    st.lists(st.sampled_from(WEAK), min_size=1, max_size=3),
    st.sampled_from(["", " ", "，", "！", "。"]),
)
def test_weak_assent_never_picks(name: str, words: list[str], between: str) -> None:
    question = QUESTIONS[name]
    assert question.to(between.join(words)) is None
    assert affirmed(between.join(words), question.offered) is None


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(QUESTIONS)), st.sampled_from(TALK), st.sampled_from(["", "，第一个", "，元", " 5块"]))
def test_talk_of_other_things_never_picks(name: str, words: str, tail: str) -> None:
    assert QUESTIONS[name].to(words + tail) is None


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(QUESTIONS)), st.text(max_size=30))
def test_any_text_is_answered_without_an_error_and_only_by_a_choice_there_is(name: str, text: str) -> None:
    question = QUESTIONS[name]
    place = question.to(text)
    assert place in (None, UNCLEAR) or place in range(len(question.offered))


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(RIGHT), st.sampled_from(["吗", "？", "不是", "别", "和袜子", "还是算了", "?", " or not"]))
def test_a_doubt_beside_an_answer_takes_it_back(case: tuple[str, str, int], doubt: str) -> None:
    name, text, _ = case
    assert QUESTIONS[name].to(text + doubt) is None


def test_a_plain_yes_counts_where_there_is_one_thing_to_say_yes_to() -> None:
    assert affirmed("是的", QUESTIONS["stop"].offered) == 0
    assert affirmed("yes please", QUESTIONS["unknown"].offered) == 0
    assert affirmed("对", QUESTIONS["learn"].offered) == 0
    assert affirmed("是的", QUESTIONS["to or by"].offered) is None
    assert affirmed("是的，袜子也降", QUESTIONS["stop"].offered) is None


def test_a_plain_no_is_the_choice_that_says_so_or_ends_the_question() -> None:
    assert denied("不", QUESTIONS["learn"].offered) == 1
    assert denied("算了", QUESTIONS["unit"].offered) == UNCLEAR
    assert denied("never mind", QUESTIONS["en unit"].offered) == UNCLEAR
    assert denied("不是拖鞋", QUESTIONS["unit"].offered) is None


@pytest.mark.parametrize(
    ("text", "place"), [("第二个", 1), ("the last one", -1), ("选3", 2), ("option b", 1), ("拖鞋", None), ("2", None)]
)
def test_places_by_name(text: str, place: int | None) -> None:
    assert ordinal(text) == place


def test_nothing_asked_is_answered_by_nothing() -> None:
    assert answered("第一个", (), ()) is None
