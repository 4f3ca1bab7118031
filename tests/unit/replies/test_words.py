"""Cards and lists about a shop's own words, in both languages."""

from dataclasses import replace

from bot.domain.effect import RunState
from bot.domain.operation import Operation
from bot.domain.outcome import Asked, Executed, Outcome, Refused
from bot.domain.outcome_lists import TaughtLine, WordsListed
from bot.domain.policy import Reason
from bot.domain.preferences import NameForget, NameLearn, UnitLearn
from bot.domain.preview import Preview, Row, RowField
from bot.domain.words import WordKind
from bot.replies.wording import label_of
from tests.unit.replies.samples import EN, NOW, REPLIES, ZH, approval, run, tap

NAME = Row("L1", "男士加绒棉鞋", RowField.NAME, state_after="大棉拖")
LEARN = Preview("s1", NameLearn(("L1",), "大棉拖"), (NAME,))
GONE = replace(NAME, state_before="大棉拖", state_after="")
FORGET = Preview("s1", NameForget((), ""), (GONE, Row("", "箱", RowField.UNIT, state_before="24 双")))
UNIT = Preview(
    "s1", UnitLearn("箱", 12, "双"), (Row("", "箱", RowField.UNIT, state_before="24 双", state_after="12 双"),)
)


def text(outcome: Outcome, language: str = "zh-Hans") -> str:
    (shown,) = REPLIES.render(outcome, language)
    return shown.text


def done(preview: Preview) -> Executed:
    return Executed(run(preview, RunState.DONE), preview, ())


def test_learning_is_asked_word_for_word() -> None:
    reasons = (Reason("policy-learns-name", (("word", "大棉拖"),)),)
    assert text(Asked(approval(LEARN.operation), LEARN, reasons)) == (
        "【请您点头】记叫法：男士加绒棉鞋\n"
        "以后说“大棉拖”就是「男士加绒棉鞋」\n\n"
        "为什么问您：以后您说“大棉拖”，我就按这个商品办，对吗？\n\n"
        "点“同意”我就办；120 分钟不答就算不办。"
    )
    assert "“大棉拖” will mean “男士加绒棉鞋”" in text(Asked(approval(LEARN.operation), LEARN, reasons), "en")


def test_a_refusal_names_the_other_product_but_is_about_the_asked_one() -> None:
    other = Row("L2", "老款棉鞋", RowField.NAME, state_before="大棉拖", state_after="大棉拖", detail="taught")
    said = text(
        Refused(
            replace(LEARN, rows=(NAME, other)),
            (Reason("policy-name-taken", (("word", "大棉拖"), ("name", "老款棉鞋"))),),
        )
    )
    assert said.startswith("【没改】记叫法：男士加绒棉鞋\n")
    assert "“大棉拖”是「老款棉鞋」" in said
    assert "“大棉拖”已经是「老款棉鞋」的叫法了" in said


def test_forgetting_and_units() -> None:
    assert text(done(FORGET)) == "【办好了】忘掉叫法\n“大棉拖”不再是「男士加绒棉鞋」\n1 箱 不再算 24 双\n\n已经忘掉。"
    assert text(done(UNIT)) == "【办好了】单位换算\n1 箱  24 双 → 12 双\n\n已经记下。"
    fresh = replace(UNIT, rows=(replace(UNIT.rows[0], state_before=""),))
    assert "1 箱: not set → 12 双" in text(done(fresh), "en")


def test_buttons_say_what_they_do() -> None:
    labels: list[tuple[Operation, str, str]] = [
        (NameLearn(("L1",), "大棉拖"), "记住“大棉拖”", "Remember “大棉拖”"),
        (NameForget(("L1",), "大棉拖"), "忘掉“大棉拖”", "Forget “大棉拖”"),
        (NameForget((), ""), "全部忘掉", "Forget all"),
        (UnitLearn("箱", 1200, "双"), "记住 1 箱 = 1,200 双", "Remember 1 箱 = 1,200 双"),
        (UnitLearn("箱", 0, ""), "忘掉“箱”", "Forget “箱”"),
    ]
    for operation, chinese, english in labels:
        assert (label_of(ZH, operation), label_of(EN, operation)) == (chinese, english)


def test_the_list() -> None:
    forget = replace(tap(""), command=NameForget(("L1",), "大棉拖"))
    lines = (
        TaughtLine(WordKind.NAME, "大棉拖", "男士加绒棉鞋", "王姐", NOW, forget),
        TaughtLine(WordKind.UNIT, "箱", "24 双", "", NOW),
        TaughtLine(WordKind.NAME, "旧货", "", "小李", NOW),
    )
    (shown,) = REPLIES.render(WordsListed(lines, 3, replace(forget, command=NameForget((), ""))), "zh-Hans")
    assert shown.text == (
        "您教过我的：\n\n（前面还有 3 个）\n“大棉拖”= 男士加绒棉鞋（王姐，6月3日）\n1 箱 = 24 双（不知道是谁，6月3日）\n"
        "“旧货”= 店里看不到的商品（小李，6月3日）"
    )
    assert [each.label for row in shown.buttons for each in row] == ["忘掉“大棉拖”", "全部忘掉"]
    assert text(WordsListed(())).startswith("您还没教过我叫法")


def test_words_of_people_cannot_pass_for_lines_of_ours() -> None:
    line = TaughtLine(WordKind.NAME, "a\n【办好了】", "b\nc", "d\ne", NOW)
    assert "\n【办好了】" not in text(WordsListed((line,)))
    assert len(text(WordsListed((line,))).splitlines()) == 3
