"""A marketplace on a bad day: what the chat says, what stays held, and what was received, for each way it can go wrong."""

import pytest

from bot.marketplaces.sandbox.faults import READ, Fault, FaultKind, Faults
from tests.conversation.driver import Chat
from tests.conversation.people import ANKLE_SOCKS, OPERATOR, OWNER, Home
from tests.conversation.programs import Inside, inside
from tests.fakes.telegram.client import Emulator
from tests.fakes.telegram.shown import Shown

ASKED = "【要花钱，请您点头】开推广：船袜"
DONE = "【办好了】开推广：船袜"
UNCLEAR = "【还不清楚】开推广：船袜"
NOT_DONE = "【没办成】开推广：船袜"
HELD = 9000
ELEVEN_MINUTES = 660.0


async def approved(running: Inside) -> tuple[Chat, Shown]:
    """The owner's chat and the card, pressed."""
    owner = running.chat(OWNER)
    card = await owner.asked("船袜推广3天每天30块", ASKED)
    assert await owner.pressed("同意", card) == "好，这就办。"
    return owner, card


class Blinding(Faults):
    """The faults of a marketplace that goes dark with the first order: everything read after it fails."""

    def __init__(self, inner: Faults) -> None:
        super().__init__()
        self._inner = inner

    def take(self, call: str) -> Fault | None:
        found = self._inner.take(call)
        if call == "PromotionOrder":
            self._inner.put(Fault(FaultKind.FAIL_BEFORE, on=READ, times=None))
        return found


def times(running: Inside) -> list[int]:
    return [each["times"] for each in running.books.received(running.home.first)]


@pytest.mark.parametrize("kind", [FaultKind.SLOW, FaultKind.SLOW_ANSWER, FaultKind.DROP_ANSWER])
async def test_slow_or_without_an_answer_but_done_is_read_back_and_said_done(
    home: Home, telegram: Emulator, kind: FaultKind
) -> None:
    async with inside(home, telegram) as running:
        running.faults.put(Fault(kind, on="PromotionOrder", seconds=20))
        owner, card = await approved(running)
        if kind is not FaultKind.DROP_ANSWER:
            await owner.becomes(card, "【正在办】开推广：船袜", "王姐同意了")
        await owner.becomes(card, DONE, "店里已经是新的")
        assert times(running) == [1]
        assert running.books.held(home.first) == HELD


async def test_a_refusal_gives_the_budget_back_and_says_why(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        running.faults.put(Fault(FaultKind.REFUSE, on="PromotionOrder"))
        owner, card = await approved(running)
        shown = await owner.becomes(card, NOT_DONE, "平台拒绝了", "店里什么都没变")
        assert shown.labels == []
        assert times(running) == []
        assert running.books.held(home.first) == 0


async def test_out_of_reach_nothing_is_sent_and_the_budget_comes_back(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        running.faults.put(Fault(FaultKind.FAIL_BEFORE, on="PromotionOrder"))
        owner, card = await approved(running)
        await owner.becomes(card, NOT_DONE, "平台连不上", "店里什么都没变")
        assert times(running) == []
        assert running.books.held(home.first) == 0


async def test_accepted_without_effect_is_said_unclear_and_settled_as_not_done(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        running.faults.put(Fault(FaultKind.ACCEPT_WITHOUT_EFFECT, on="PromotionOrder"))
        owner, card = await approved(running)
        await owner.becomes(card, UNCLEAR, "不会给您办成两遍", "这笔预算先占着", "每天最多 ¥30.00 × 3 天")
        assert times(running) == [1]
        assert running.books.held(home.first) == HELD
        running.clock.advance(60)
        assert running.books.held(home.first) == HELD
        running.clock.advance(ELEVEN_MINUTES)
        await owner.becomes(card, NOT_DONE, "没有生效")
        assert "没有办成" in (await owner.answer("查清楚了")).body
        assert times(running) == [1]
        assert running.books.held(home.first) == 0


@pytest.mark.parametrize("kind", [FaultKind.DROP_ANSWER, FaultKind.UNCLEAR_NOT_APPLIED])
async def test_unclear_while_nothing_can_be_read_is_settled_by_the_job_and_done_once(
    home: Home, telegram: Emulator, kind: FaultKind
) -> None:
    async with inside(home, telegram) as running:
        owner = running.chat(OWNER)
        card = await owner.asked("船袜推广3天每天30块", ASKED)
        running.faults.put(Fault(kind, on="PromotionOrder"))
        running.program.sandbox.faults = Blinding(running.faults)
        assert await owner.pressed("同意", card) == "好，这就办。"
        await owner.becomes(card, UNCLEAR, "我正在查")
        assert running.books.held(home.first) == HELD
        before = times(running)
        running.faults.clear()
        running.program.sandbox.faults = running.faults
        running.clock.advance(20)
        await owner.becomes(card, DONE)
        await owner.answer("查清楚了")
        assert before == ([1] if kind is FaultKind.DROP_ANSWER else [])
        assert (times(running), running.books.held(home.first)) == ([1], HELD)


async def test_while_nothing_can_be_read_no_price_is_changed_and_the_words_say_so(
    home: Home, telegram: Emulator
) -> None:
    async with inside(home, telegram) as running:
        operator = running.chat(OPERATOR)
        running.faults.put(Fault(FaultKind.FAIL_BEFORE, on=READ, times=None))
        await operator.asked("船袜降到8块7", "平台现在连不上，什么都没动")
        await operator.asked("昨天卖得怎么样", "平台现在连不上")
        running.faults.clear()
        assert times(running) == []
        await operator.asked("船袜降到8块7", "【办好了】改价：船袜")
        assert running.books.price(home.first, ANKLE_SOCKS) == 870
        assert times(running) == [1]


async def test_a_price_accepted_without_effect_is_never_called_done(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        operator = running.chat(OPERATOR)
        running.faults.put(Fault(FaultKind.ACCEPT_WITHOUT_EFFECT, on="PriceChange"))
        shown = await operator.asked("船袜降到8块7", "【还不清楚】改价：船袜", "我正在查")
        assert shown.labels == []
        running.clock.advance(ELEVEN_MINUTES)
        await operator.answer("【没办成】改价：船袜")
        assert running.books.price(home.first, ANKLE_SOCKS) == 880
        assert times(running) == [1]
