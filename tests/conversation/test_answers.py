"""Answers in words do what a press does: the same command to the marketplace, once, by the person who was asked, while it is fresh."""

from tests.conversation.people import OPERATOR, OWNER, SLIPPERS, VIEWER, Home
from tests.conversation.programs import Inside, inside
from tests.fakes.telegram.client import Emulator
from tests.fakes.telegram.shown import Shown

UNIT = "“5”后面没带单位"
USED = "这个按钮用过了"


def received(running: Inside) -> list[dict[str, object]]:
    return running.books.received(running.home.first)


def changes(running: Inside) -> list[tuple[object, object]]:
    return [(each["listing"], each["after"]["amount"]) for each in received(running)]  # type: ignore[index]


def used(running: Inside) -> int:
    return int(running.books.rows("SELECT COUNT(*) FROM offer WHERE used_at IS NOT NULL")[0][0])


def data(shown: Shown, label: str) -> str:
    found = next(each.data for each in shown.buttons if each.text == label)
    assert found is not None
    return found


async def test_words_and_a_press_have_the_same_effect(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner, operator = running.chat(OWNER), running.chat(OPERATOR)
        question = await owner.asked("拖鞋涨5", UNIT)
        assert question.labels == ["拖鞋涨 ¥5.00，卖 ¥11.00", "拖鞋涨 ¥0.50，卖 ¥6.50", "拖鞋改成现价的 105%"]
        await owner.pressed("拖鞋涨 ¥0.50，卖 ¥6.50", question)
        await owner.answer("【办好了】改价：拖鞋", "¥6.00 → ¥6.50")
        await owner.asked("撤销", "【办好了】恢复原价：拖鞋")
        await operator.asked("拖鞋涨5", UNIT)
        await operator.asked("毛", "【办好了】改价：拖鞋", "¥6.00 → ¥6.50")
        pressed, _, said = received(running)
        assert {**pressed, "times": 1} == {**said, "times": 1}
        assert used(running) == 2


async def test_an_answer_is_used_once_whether_said_or_pressed(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner = running.chat(OWNER)
        question = await owner.asked("拖鞋涨5", UNIT)
        await owner.asked("第二个", "【办好了】改价：拖鞋", "¥6.00 → ¥6.50")
        assert (await owner.forged(data(question, "拖鞋涨 ¥0.50，卖 ¥6.50"), question)).startswith(USED)
        await owner.asked("第一个", "没看懂")
        await owner.asked("毛", "没")
        assert changes(running) == [(SLIPPERS, "6.50")]


async def test_weak_assent_and_near_misses_change_nothing(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner = running.chat(OWNER)
        await owner.asked("拖鞋涨5", UNIT)
        await owner.asked("嗯", "好。")
        await owner.asked("👍", "好。")
        await owner.asked("第四个", "我没听准您选哪个")
        assert received(running) == []
        await owner.asked("百分之", "【办好了】改价：拖鞋", "¥6.00 → ¥6.30")


async def test_a_no_ends_the_question(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner = running.chat(OWNER)
        await owner.asked("拖鞋涨5", UNIT)
        await owner.asked("算了", "好，不动。")
        await owner.asked("第二个", "什么也没动")
        assert received(running) == []


async def test_a_yes_to_a_lone_choice_and_to_a_card_are_kept_apart(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner = running.chat(OWNER)
        await owner.asked("停", "是要全部停下吗")
        await owner.asked("是的", "已经全部停下")
        lift = await owner.asked("恢复", "是要恢复工作吗")
        assert lift.labels == ["恢复工作"]
        card = await owner.asked("是的", "【请您点头】恢复工作")
        await owner.said("是的")
        await owner.becomes(card, "【办好了】恢复工作")


async def test_a_question_is_over_after_ten_minutes_and_when_something_else_was_asked(
    home: Home, telegram: Emulator
) -> None:
    async with inside(home, telegram) as running:
        owner = running.chat(OWNER)
        await owner.asked("拖鞋涨5", UNIT)
        running.clock.advance(601)
        await owner.asked("毛", "没")
        await owner.asked("毛巾涨5", UNIT)
        await owner.asked("船袜降到8块7", "【办好了】改价：船袜")
        await owner.asked("第一个", "没")
        await owner.asked("毛巾涨5", UNIT)
        await owner.asked("毛巾推广3天每天30块", "【要花钱，请您点头】开推广：毛巾")
        await owner.asked("第二个", "没")
        assert [each[1] for each in changes(running)] == ["8.70"]


async def test_only_the_person_who_was_asked_answers_and_only_with_the_right(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner, operator, viewer = running.chat(OWNER), running.chat(OPERATOR), running.chat(VIEWER)
        await owner.asked("拖鞋涨5", UNIT)
        await operator.asked("毛", "没")
        await viewer.asked("拖鞋涨5", UNIT)
        await viewer.asked("毛", "您没有这个权限，什么都没动。")
        assert received(running) == []
        assert used(running) == 0
        await owner.asked("毛", "【办好了】改价：拖鞋")


async def test_what_was_done_last_is_remembered_for_ten_minutes(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner = running.chat(OWNER)
        await owner.asked("拖鞋降1毛", "【办好了】改价：拖鞋")
        await owner.asked("昨天卖得怎么样", "练习店")
        query = "SELECT memory FROM talk WHERE person_id = ?"
        memory = str(running.books.rows(query, f"person-{OWNER}")[0][0])
        assert (
            '"last":[{"by":{"amount":"-0.10","currency":"CNY"},"listings":["6820101"],"op":"price.adjust"}]' in memory
        )
        await owner.asked("撤销", "【办好了】恢复原价")
        await owner.asked("/pending", "没有等您点头的事")
        assert '"last":[]' in str(running.books.rows(query, f"person-{OWNER}")[0][0])
