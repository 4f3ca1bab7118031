"""The sender's order, pace and survival: what leaves when, and what a crash leaves behind."""

import asyncio
from itertools import pairwise

from bot.delivery.sender import Outgoing, SenderOptions
from bot.domain.chat import Shown
from bot.ports.messenger import MessengerTraits
from bot.ports.queues import Draft, Lane, OutboxKind, OutboxState
from tests.contract.delivery_bench import NAME, Bench

pytest_plugins = ["tests.contract.delivery_fixture"]


async def test_a_row_is_sending_in_the_database_before_the_messenger_is_called(bench: Bench) -> None:
    bench.messenger.gate = asyncio.Event()
    row = bench.post("hello")
    bench.start()
    await bench.clock.settle()
    assert bench.said == ["send hello"]
    assert bench.state(row)[0] is OutboxState.SENDING
    bench.messenger.gate.set()
    await bench.clock.settle()
    assert bench.state(row)[0] is OutboxState.SENT


async def test_a_crash_during_a_send_leaves_it_unknown_and_unrepeated(bench: Bench) -> None:
    bench.messenger.gate = asyncio.Event()
    row = bench.post("hello")
    bench.start()
    await bench.clock.settle()
    await bench.kill()
    assert bench.state(row)[0] is OutboxState.SENDING
    bench.messenger.gate = None
    bench.start()
    await bench.clock.advance(100)
    assert bench.said == ["send hello"]
    assert bench.state(row)[0] is OutboxState.UNKNOWN


async def test_a_crash_during_an_edit_or_an_answer_repeats_it(bench: Bench) -> None:
    bench.post("sure?", card="ask-1")
    bench.start()
    await bench.clock.advance(1)
    bench.messenger.gate = asyncio.Event()
    rows = bench.post("done", card="ask-1", edit=True), bench.answer("q-1", chat="8")
    await bench.clock.settle()
    await bench.kill()
    bench.messenger.gate = None
    bench.start()
    await bench.clock.advance(5)
    assert bench.said == ["send sure?", "edit done", "answer ok", "edit done", "answer ok"]
    assert [bench.state(row)[0] for row in rows] == [OutboxState.SENT, OutboxState.SENT]


async def test_a_crash_during_a_send_repeats_it_where_the_messenger_shows_it_once(bench: Bench) -> None:
    bench.with_traits(MessengerTraits(4096, 1024, resend_safe=True))
    bench.messenger.gate = asyncio.Event()
    row = bench.post("hello")
    bench.start()
    await bench.clock.settle()
    await bench.kill()
    bench.messenger.gate = None
    bench.start()
    await bench.clock.advance(5)
    assert bench.said == ["send hello", "send hello"]
    assert bench.state(row)[0] is OutboxState.SENT


async def test_replies_go_before_reports_and_reports_before_broadcasts(bench: Bench) -> None:
    bench.options = SenderOptions(parallel=1)
    await bench.kill()
    for number, lane in enumerate((Lane.BROADCAST, Lane.REPORT, Lane.REPLY)):
        bench.post(lane.value, chat=str(number), lane=lane)
    bench.start()
    await bench.clock.advance(5)
    assert bench.said == ["send reply", "send report", "send broadcast"]


async def test_a_reply_overtakes_a_broadcast_under_way(bench: Bench) -> None:
    bench.with_traits(MessengerTraits(4096, 1024, per_second=10))
    for number in range(50):
        bench.post("announcement", chat=f"m{number}", lane=Lane.BROADCAST)
    bench.start()
    await bench.clock.advance(1.05)
    before = len(bench.calls)
    bench.post("reply", chat="7")
    await bench.clock.advance(0.25)
    assert "send reply" in bench.said[before : before + 2]


async def test_the_pace_of_the_token_is_kept(bench: Bench) -> None:
    bench.with_traits(MessengerTraits(4096, 1024, per_second=25))
    for number in range(100):
        bench.post("hello", chat=str(number))
    bench.start()
    await bench.clock.advance(10)
    times = sorted(call.at for call in bench.calls)
    assert len(times) == 100
    assert min(late - early for early, late in zip(times, times[25:], strict=False)) >= 0.999
    assert times[-1] <= 4.1


async def test_messages_to_one_chat_keep_their_distance_and_order_and_hold_up_no_other_chat(bench: Bench) -> None:
    bench.with_traits(MessengerTraits(4096, 1024, per_chat_seconds=1.0))
    for number in range(40):
        bench.post(f"one {number}", chat="7")
    bench.start()
    await bench.clock.advance(2.5)
    bench.post("two", chat="8")
    await bench.clock.advance(0.1)
    assert bench.said == ["send one 0", "send one 1", "send one 2", "send two"]
    await bench.clock.advance(40)
    mine = [call for call in bench.calls if call.chat == "7"]
    assert [call.text for call in mine] == [f"one {number}" for number in range(40)]
    assert min(late.at - early.at for early, late in pairwise(mine)) >= 1.0


async def test_many_chats_that_have_to_wait_do_not_hide_one_that_need_not(bench: Bench) -> None:
    bench.with_traits(MessengerTraits(4096, 1024, per_chat_seconds=100.0))
    for number in range(30):
        bench.post("first", chat=str(number))
    bench.start()
    await bench.clock.advance(1)
    for number in range(30):
        bench.post("second", chat=str(number))
    bench.post("other", chat="other")
    await bench.clock.advance(0.1)
    assert bench.said.count("send second") == 0
    assert bench.said[-1] == "send other"


async def test_no_more_on_the_way_at_once_than_allowed(bench: Bench) -> None:
    bench.messenger.gate = asyncio.Event()
    for number in range(20):
        bench.post("hello", chat=str(number))
    bench.start()
    await bench.clock.advance(3)
    assert len(bench.calls) == bench.messenger.most_inside == 5
    bench.messenger.gate.set()
    await bench.clock.advance(3)
    assert len(bench.calls) == 20
    assert bench.messenger.most_inside == 5


async def test_what_was_committed_without_a_wake_is_found_within_a_second(bench: Bench) -> None:
    bench.start()
    await bench.clock.advance(10.5)
    bench.add(Draft(NAME, "7", OutboxKind.SEND, Shown("hello")))
    await bench.clock.settle()
    assert bench.said == []
    await bench.clock.advance(1.0)
    assert bench.said == ["send hello"]


async def test_a_wake_sends_at_once(bench: Bench) -> None:
    bench.start()
    await bench.clock.advance(10.5)
    bench.post("hello")
    await bench.clock.settle()
    assert bench.said == ["send hello"]


async def test_after_stop_nothing_new_is_taken_and_what_is_on_its_way_ends(bench: Bench) -> None:
    outgoing = Outgoing((bench.sender,), bench.nursery)
    bench.messenger.gate = asyncio.Event()
    flying = bench.post("hello")
    outgoing.start()
    await bench.clock.settle()
    outgoing.stop()
    waiting = bench.post("next")
    outgoing.wake()
    bench.messenger.gate.set()
    await bench.clock.advance(10)
    assert bench.said == ["send hello"]
    assert (bench.state(flying)[0], bench.state(waiting)[0]) == (OutboxState.SENT, OutboxState.PENDING)
