"""What each answer of a messenger does to a row, to the lane and to the person, on a real database."""

import pytest
from structlog.testing import capture_logs

from bot.domain.people import Person
from bot.errors import (
    ChatMoved,
    DeliveryError,
    MessageGone,
    NotSent,
    Rejected,
    RetryLater,
    SendUnknown,
    Unauthorized,
    Unreachable,
)
from bot.ports.messenger import MessengerTraits
from bot.ports.queues import OutboxState
from tests.contract.delivery_bench import NAME, Bench

pytest_plugins = ["tests.contract.delivery_fixture"]

WANG = Person("p1", NAME, "7", "Wang", "zh-Hans", "7")


async def test_a_sent_row_keeps_the_reference_and_is_sent_once(bench: Bench) -> None:
    row = bench.post("hello")
    bench.start()
    await bench.clock.advance(60)
    assert bench.said == ["send hello"]
    assert bench.calls[0].ref == str(row)
    assert bench.state(row) == (OutboxState.SENT, "m1")


async def test_an_edit_changes_the_message_of_its_card(bench: Bench) -> None:
    bench.post("sure?", card="ask-1")
    edit = bench.post("done", card="ask-1", edit=True)
    bench.start()
    await bench.clock.advance(1)
    assert [(call.what, call.text, call.ref) for call in bench.calls] == [
        ("send", "sure?", "1"),
        ("edit", "done", "m1"),
    ]
    assert bench.state(edit) == (OutboxState.SENT, "m1")


async def test_an_answer_answers_its_press(bench: Bench) -> None:
    row = bench.answer("q-1", "approved")
    bench.start()
    await bench.clock.advance(1)
    assert [(call.what, call.ref, call.text) for call in bench.calls] == [("answer", "q-1", "approved")]
    assert bench.state(row) == (OutboxState.SENT, "")


async def test_a_429_pauses_everything_of_the_token_and_then_all_goes_out_once(bench: Bench) -> None:
    bench.script(RetryLater(7))
    rows = [bench.post(f"to {chat}", chat=chat) for chat in ("7", "8", "9")]
    bench.options = type(bench.options)(parallel=1)
    await bench.kill()
    bench.start()
    await bench.clock.advance(6.9)
    assert bench.said == ["send to 7"]
    await bench.clock.advance(2)
    assert sorted(bench.said[1:]) == ["send to 7", "send to 8", "send to 9"]
    assert {bench.state(row)[0] for row in rows} == {OutboxState.SENT}
    assert min(call.at for call in bench.calls[1:]) >= 7.0


async def test_an_answer_goes_out_during_a_pause_of_the_others(bench: Bench) -> None:
    bench.script(RetryLater(60))
    bench.post("report", chat="7")
    bench.start()
    await bench.clock.advance(1)
    bench.answer("q-1", chat="8")
    await bench.clock.advance(1)
    assert bench.said == ["send report", "answer ok"]


async def test_not_sent_is_tried_again_with_growing_waits_until_it_arrives(bench: Bench) -> None:
    bench.script(NotSent(), NotSent(), NotSent(), None)
    row = bench.post("hello")
    bench.start()
    await bench.clock.advance(30)
    assert [round(call.at) for call in bench.calls] == [0, 1, 3, 7]
    assert bench.state(row) == (OutboxState.SENT, "m4")


async def test_not_sent_ends_dead_with_an_alarm_at_the_limit(bench: Bench) -> None:
    limited = type(bench.options.stubbornness)(unreached=3)
    bench.options = type(bench.options)(stubbornness=limited)
    await bench.kill()
    bench.script(NotSent(), NotSent(), NotSent(), None)
    row = bench.post("hello")
    with capture_logs() as logs:
        bench.start()
        await bench.clock.advance(60)
    assert len(bench.calls) == 3
    assert bench.state(row) == (OutboxState.DEAD, "")
    assert [(log["event"], log["log_level"]) for log in logs] == [("delivery_dead", "error")]


async def test_an_unknown_send_is_never_repeated(bench: Bench) -> None:
    bench.script(SendUnknown())
    row = bench.post("hello")
    after = bench.post("next")
    bench.start()
    await bench.clock.advance(100)
    await bench.kill()
    bench.start()
    await bench.clock.advance(100)
    assert bench.said == ["send hello", "send next"]
    assert (bench.state(row)[0], bench.state(after)[0]) == (OutboxState.UNKNOWN, OutboxState.SENT)


async def test_an_unknown_send_is_repeated_where_the_messenger_shows_it_once(bench: Bench) -> None:
    bench.with_traits(MessengerTraits(4096, 1024, resend_safe=True))
    bench.script(SendUnknown(), None)
    row = bench.post("hello")
    bench.start()
    await bench.clock.advance(5)
    assert [(call.text, call.ref) for call in bench.calls] == [("hello", str(row)), ("hello", str(row))]
    assert bench.state(row)[0] is OutboxState.SENT


async def test_an_unknown_edit_is_repeated_a_few_times_and_then_unknown(bench: Bench) -> None:
    bench.post("sure?", card="ask-1")
    edit = bench.post("done", card="ask-1", edit=True)
    bench.script(None, *[SendUnknown()] * 6, None)
    after = bench.post("next")
    with capture_logs() as logs:
        bench.start()
        await bench.clock.advance(200)
    assert bench.said == ["send sure?", *["edit done"] * 6, "send next"]
    assert bench.state(edit)[0] is OutboxState.UNKNOWN
    assert bench.state(after)[0] is OutboxState.SENT
    assert [log["event"] for log in logs if log["log_level"] == "error"] == ["delivery_unclear"]


async def test_an_unreachable_person_is_marked_and_the_row_is_dead(bench: Bench) -> None:
    with bench.store.begin() as tx:
        tx.people.save(WANG)
    bench.script(Unreachable())
    row = bench.post("hello")
    bench.start()
    await bench.clock.advance(60)
    with bench.store.begin() as tx:
        person = tx.people.person("p1")
    assert person is not None
    assert not person.reachable
    assert bench.state(row)[0] is OutboxState.DEAD
    assert len(bench.calls) == 1


async def test_a_moved_chat_is_followed_once_with_everything_in_it(bench: Bench) -> None:
    with bench.store.begin() as tx:
        tx.people.save(WANG)
    bench.script(ChatMoved("-100"), None)
    row, after = bench.post("hello"), bench.post("next")
    bench.start()
    await bench.clock.advance(10)
    assert [(call.chat, call.text) for call in bench.calls] == [("7", "hello"), ("-100", "hello"), ("-100", "next")]
    assert (bench.state(row)[0], bench.state(after)[0]) == (OutboxState.SENT, OutboxState.SENT)
    with bench.store.begin() as tx:
        person = tx.people.person("p1")
    assert person is not None
    assert person.chat == "-100"


async def test_a_chat_that_moves_in_circles_is_given_up_with_an_alarm(bench: Bench) -> None:
    bench.script(ChatMoved("-100"), ChatMoved("7"))
    row = bench.post("hello")
    with capture_logs() as logs:
        bench.start()
        await bench.clock.advance(60)
    assert len(bench.calls) == 2
    assert bench.state(row)[0] is OutboxState.DEAD
    assert [log["event"] for log in logs] == ["delivery_moves_in_circles"]


async def test_a_rejected_message_is_dead_with_an_alarm_and_the_next_goes_out(bench: Bench) -> None:
    bench.script(Rejected(values={"detail": "message is too long"}))
    row, after = bench.post("hello"), bench.post("next")
    with capture_logs() as logs:
        bench.start()
        await bench.clock.advance(10)
    assert (bench.state(row)[0], bench.state(after)[0]) == (OutboxState.DEAD, OutboxState.SENT)
    assert [(log["event"], log["log_level"]) for log in logs] == [("delivery_dead", "error")]
    assert "message is too long" in logs[0]["detail"]


async def test_an_edit_of_a_message_that_is_gone_is_sent_afresh_and_the_card_is_there_from_now_on(bench: Bench) -> None:
    bench.post("sure?", card="ask-1")
    bench.post("done", card="ask-1", edit=True)
    bench.post("undone", card="ask-1", edit=True)
    bench.script(None, MessageGone(), None, None)
    bench.start()
    await bench.clock.advance(10)
    assert [(call.what, call.text, call.ref) for call in bench.calls] == [
        ("send", "sure?", "1"),
        ("edit", "done", "m1"),
        ("send", "done", "2"),
        ("edit", "undone", "m3"),
    ]


async def test_an_edit_of_a_card_that_never_arrived_shows_the_card(bench: Bench) -> None:
    bench.post("sure?", card="ask-1")
    edit = bench.post("done", card="ask-1", edit=True)
    bench.script(Rejected(), None)
    with capture_logs():
        bench.start()
        await bench.clock.advance(10)
    assert bench.said == ["send sure?", "send done"]
    assert bench.state(edit) == (OutboxState.SENT, "m2")


async def test_a_fresh_card_with_an_unknown_outcome_is_not_repeated(bench: Bench) -> None:
    bench.post("sure?", card="ask-1")
    edit = bench.post("done", card="ask-1", edit=True)
    bench.script(None, MessageGone(), SendUnknown())
    bench.start()
    await bench.clock.advance(100)
    assert bench.said == ["send sure?", "edit done", "send done"]
    assert bench.state(edit)[0] is OutboxState.UNKNOWN


async def test_a_broken_messenger_leaves_unknown_an_alarm_and_the_others_going(bench: Bench) -> None:
    bench.script(ZeroDivisionError())
    row, after = bench.post("hello"), bench.post("next")
    with capture_logs() as logs:
        bench.start()
        await bench.clock.advance(10)
    assert (bench.state(row)[0], bench.state(after)[0]) == (OutboxState.UNKNOWN, OutboxState.SENT)
    assert [(log["event"], log["log_level"]) for log in logs] == [("delivery_failed", "error")]


async def test_a_revoked_token_ends_the_program_and_the_row_waits_for_the_next(bench: Bench) -> None:
    bench.script(Unauthorized())
    row = bench.post("hello")
    bench.start()
    await bench.clock.advance(5)
    assert [type(error) for error in bench.failures] == [Unauthorized]
    assert len(bench.calls) == 1
    bench.failures.clear()
    assert bench.state(row)[0] is OutboxState.PENDING


@pytest.mark.parametrize("kind", [RetryLater(1), NotSent(), SendUnknown()], ids=lambda error: type(error).__name__)
async def test_answers_are_repeated_whatever_came_between(bench: Bench, kind: DeliveryError) -> None:
    bench.script(kind, None)
    row = bench.answer("q-1")
    bench.start()
    await bench.clock.advance(5)
    assert bench.said == ["answer ok", "answer ok"]
    assert bench.state(row)[0] is OutboxState.SENT
