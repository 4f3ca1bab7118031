"""An order the marketplace took but does not show: both owners are asked in their own language, and one tap of theirs settles it."""

from bot.marketplaces.sandbox.faults import Fault, FaultKind
from tests.conversation.people import ANN, OPERATOR, OTHER, OWNER, STRANGER, VIEWER, Home
from tests.conversation.programs import Inside, inside
from tests.fakes.telegram.client import Emulator
from tests.fakes.telegram.shown import Shown

ASKED = "【要花钱，请您点头】开推广：船袜"
UNCLEAR = "【还不清楚】开推广：船袜"
LOOK = "【没有准信，请您看一眼】开推广：船袜"
HELD = 9000


async def asked_about(running: Inside) -> tuple[Shown, Shown, Shown]:
    """The operator's card, and what each owner is asked."""
    operator, owner, ann = (running.chat(each) for each in (OPERATOR, OWNER, ANN))
    for each in (owner, ann):
        await each.asked("/help")
    running.faults.put(Fault(FaultKind.ACCEPT_WITHOUT_EFFECT, on="PromotionOrder"))
    card = await operator.asked("船袜推广3天每天30块", ASKED)
    assert await operator.pressed("同意", card) == "好，这就办。"
    await operator.becomes(card, UNCLEAR)
    mine = await owner.answer(LOOK, "平台的回话：说收到了", "占着的预算：¥90.00", "您到平台上看一眼")
    hers = await ann.answer("[No clear answer, please have a look]", "Budget held: CN¥90.00", "did it happen?")
    assert (mine.labels, hers.labels) == (["办成了", "没办成"], ["It happened", "It did not"])
    assert LOOK not in (await operator.screen()).text
    return card, mine, hers


def data(shown: Shown, label: str) -> str:
    found = next(each.data for each in shown.buttons if each.text == label)
    assert found is not None
    return found


async def test_it_did_not_happen_and_the_budget_comes_back(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        card, mine, hers = await asked_about(running)
        owner, ann, operator = (running.chat(each) for each in (OWNER, ANN, OPERATOR))
        assert running.books.held(home.first) == HELD
        assert await owner.pressed("没办成", mine) == "正在办……"
        await owner.answer("记下了：", "没办成，占着的预算放回去了")
        await owner.becomes(mine, "【清楚了：没办成】", "王姐看过以后说：没办成")
        await ann.becomes(hers, "[Clear now: it did not happen]", "王姐 looked and said: it did not happen")
        await operator.becomes(card, "【没办成】", "店里的人看过，说没办成")
        await operator.answer("王姐看过了：", "没有办成")
        assert running.books.held(home.first) == 0
        assert await owner.forged(data(mine, "没办成"), mine) == "这个按钮用过了，不会再办一次。"
        await ann.forged(data(hers, "It happened"), hers)
        await ann.answer("it is clear already: it did not happen", "Your tap changed nothing")
        assert running.books.held(home.first) == 0
        await owner.asked("/log", "王姐看过，说没办成")
        assert len(running.books.received(home.first)) == 1


async def test_it_happened_and_the_budget_stays(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        card, _, hers = await asked_about(running)
        ann, operator = running.chat(ANN), running.chat(OPERATOR)
        await ann.pressed("It happened", hers)
        await ann.answer("Noted: it happened", "Its budget stays")
        await operator.becomes(card, "【有人看过，说办成了】", "我自己没法核对")
        assert running.books.held(home.first) == HELD
        await operator.asked("/log", "有人看过，说办成了")


async def test_nobody_else_can_say_it_and_the_buttons_stay_good(home: Home, telegram: Emulator) -> None:
    """A viewer, the owner of another shop, a stranger, and the right person with data that no button carries."""
    async with inside(home, telegram) as running:
        _, mine, _ = await asked_about(running)
        wrong = data(mine, "没办成")
        for each in (VIEWER, OTHER, STRANGER):
            await running.chat(each).asked("你好")
        assert await running.chat(VIEWER).forged(wrong) == "您没有这个权限，什么都没动。"
        assert await running.chat(OTHER).forged(wrong) == "这个按钮我不认识，什么都没动。"
        assert await running.chat(STRANGER).forged(wrong) == "这个按钮不是给您的，什么都没动。"
        assert (
            await running.chat(OWNER).forged(wrong[:-1] + ("A" if wrong[-1] != "A" else "B"))
            == "这个按钮我不认识，什么都没动。"
        )
        assert running.books.held(home.first) == HELD
        states = running.books.rows("SELECT state FROM effect WHERE shop_id = ?", home.first)
        assert states == [("unknown",)]
        owner = running.chat(OWNER)
        await owner.pressed("没办成", mine)
        await owner.becomes(mine, "【清楚了：没办成】")
        assert running.books.held(home.first) == 0
