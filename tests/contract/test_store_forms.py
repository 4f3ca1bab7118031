"""Whatever the domain can say is said the same after a stay in the database: operations, actions, queries, messages."""

from contextlib import suppress
from dataclasses import fields, replace
from datetime import UTC, datetime, time
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain import command
from bot.domain.action import TextEdit
from bot.domain.advertising import CapPeriod, FormerBid
from bot.domain.approval import Offer
from bot.domain.chat import Button, ButtonStyle, FileRef, Incoming, IncomingKind, Shown, Toast
from bot.domain.effect import ACTIONS
from bot.domain.listing import PriceTier
from bot.domain.mandate import MandateScope, MandateWindow
from bot.domain.money import EXPONENTS, Money
from bot.domain.operation import FormerPrice, PriceSet
from bot.domain.operation_json import KINDS
from bot.domain.preferences import Loudness, Topic
from bot.domain.selling import FormerText, ListingField
from bot.ports.queues import Draft, Lane, OutboxKind
from bot.storage.store import SqlStore
from tests.contract.store_samples import NOW, Undone, approval, effect, open_shops_in, run

FORMS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

WORD = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
MONEY = st.builds(Money, st.integers(1 - 10**18, 10**18 - 1), st.sampled_from(sorted(EXPONENTS)))
TIERS = st.lists(st.builds(PriceTier, st.integers(1, 10**6), MONEY), max_size=3).map(tuple)
BIDS = st.lists(st.builds(FormerBid, WORD, st.none() | MONEY), max_size=3).map(tuple)
FIELD = st.sampled_from(ListingField)
WORDS = st.lists(WORD, max_size=3).map(tuple)
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "listings": WORDS,
    "listing": WORD,
    "language": WORD,
    "prices": st.lists(st.builds(FormerPrice, WORD, MONEY, TIERS), max_size=3).map(tuple),
    "tiers_before": TIERS,
    "tiers_after": TIERS,
    "factor": st.decimals("0.0001", 9, places=4),
    "days": st.integers(1, 400),
    "until": st.dates(),
    "first": st.dates(),
    "last": st.dates(),
    "day": st.none() | st.dates(),
    "inbox_row": st.integers(1, 2**50),
    "answers": st.lists(st.tuples(WORD, WORD), max_size=3).map(tuple),
    "shop_id": st.none() | WORD,
    "run_id": st.none() | WORD,
    **dict.fromkeys(("to", "by", "daily_budget", "before", "after"), MONEY),
    **{name: st.none() | MONEY for name in ("floor", "cost", "most", "daily_spend", "weekly_spend", "monthly_spend")},
    "unit_price": MONEY,
    "tiers": TIERS,
    "quantity": st.integers(1, 10**9),
    "count": st.integers(0, 10**6),
    **dict.fromkeys(("unit", "base", "name", "text", "plan"), WORD),
    **dict.fromkeys(("word", "about", "metric", "named"), WORD),
    "skipped": st.integers(0, 1000),
    "period": st.sampled_from(CapPeriod),
    "fields": st.lists(FIELD, max_size=3).map(tuple),
    "bids": BIDS,
    "caps": BIDS,
    "texts": st.lists(st.builds(FormerText, WORD, FIELD, WORD), max_size=3).map(tuple),
    "edits": st.lists(st.builds(TextEdit, FIELD, WORD, WORD), max_size=3).map(tuple),
    "tender": WORD,
    **dict.fromkeys(("no_weekly", "on_sale"), st.booleans()),
    "topic": st.sampled_from(Topic),
    "loudness": st.sampled_from(Loudness),
    **dict.fromkeys(("start", "end"), st.none() | st.times().map(lambda value: time(value.hour, value.minute))),
    "mandate": WORD,
    "effect": WORD,
    "happened": st.booleans(),
    "drifts": WORDS,
    **dict.fromkeys(("ask_change", "step_change", "day_change"), st.none() | st.decimals("0.0001", 9, places=4)),
    **dict.fromkeys(
        ("changes_a_day", "ask_listings", "listings_at_once", "cool_down"), st.none() | st.integers(0, 10**6)
    ),
    "operation_spend": st.none() | MONEY,
    "window": st.none() | st.sampled_from(MandateWindow),
    **dict.fromkeys(("cap", "per_action"), st.none() | MONEY),
    "max_change": st.none() | st.decimals("0.0001", 9, places=4),
    "uses": st.none() | st.integers(0, 1000),
    "whole": st.booleans(),
    "operation": st.builds(PriceSet, WORDS, MONEY),
}
OWN_FIELDS: dict[tuple[str, str], st.SearchStrategy[Any]] = {
    ("plan", "at"): st.none() | st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - bounds
    ("BidRaise", "before"): st.none() | MONEY,
    ("mandate.set", "scope"): st.sampled_from(MandateScope),
    ("mandate.revoke", "scope"): st.none() | st.sampled_from(MandateScope),
    ("mandate.set", "until"): st.none() | st.dates(),
    ("report.time", "at"): st.times().map(lambda value: time(value.hour, value.minute)),
}
"""Fields whose form depends on the operation."""


def any_of(types: dict[str, type[Any]]) -> st.SearchStrategy[Any]:
    return st.one_of(
        [
            st.builds(each, **{field.name: form(kind, field.name) for field in fields(each)})
            for kind, each in types.items()
        ]
    )


def form(kind: str, field: str) -> st.SearchStrategy[Any]:
    """What a field of a kind may hold."""
    return OWN_FIELDS[kind, field] if (kind, field) in OWN_FIELDS else FIELDS[field]


@FORMS
@given(operation=any_of(KINDS), action=any_of(ACTIONS))
def test_operations_and_actions(store: SqlStore, operation: Any, action: Any) -> None:
    with suppress(Undone), store.begin() as rows:
        open_shops_in(rows)
        asked = run("asked", operation=operation, preview={"rows": [1, None], "n": "好"})
        question = approval(run_id="asked", operation=operation)
        write = effect("asked:0", run_id="asked", action=action)
        rows.runs.add(asked)
        rows.approvals.add(question)
        rows.runs.add_effects([write])
        assert rows.runs.get("shop-1", "asked") == asked
        assert rows.approvals.get("approval-1") == question
        assert rows.runs.effects("shop-1", "asked") == (write,)
        raise Undone


@FORMS
@given(wish=any_of(command.QUERIES) | any_of(KINDS))
def test_offers_of_any_command(store: SqlStore, wish: Any) -> None:
    with suppress(Undone), store.begin() as rows:
        open_shops_in(rows)
        rows.approvals.add_offer(Offer("o", "shop-1", None, command.to_json(wish), NOW))
        found = rows.approvals.offer("o")
        assert found is not None
        assert command.from_json(found.command) == wish
        raise Undone


BUTTON = st.builds(Button, WORD, WORD, st.sampled_from(ButtonStyle))
SHOWN = st.builds(
    Shown,
    text=WORD,
    buttons=st.lists(st.lists(BUTTON, max_size=2).map(tuple), max_size=2).map(tuple),
    picture=st.none() | st.binary(max_size=30),
    card=WORD,
    update=st.booleans(),
    file=st.none() | st.binary(max_size=30),
    file_name=WORD,
    silent=st.booleans(),
)
DRAFT = st.builds(
    Draft,
    messenger=st.sampled_from(["web", "telegram"]),
    chat=WORD,
    kind=st.sampled_from(OutboxKind),
    shown=st.none() | SHOWN,
    toast=st.none() | st.builds(Toast, WORD, st.booleans()),
    press_ref=WORD,
    lane=st.sampled_from(Lane),
    key=st.none() | WORD,
    shop_id=st.none() | WORD,
)
TIME = st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC) | st.timezones())  # noqa: DTZ001 - bounds


@FORMS
@given(draft=DRAFT, at=TIME)
def test_messages_out(store: SqlStore, draft: Draft, at: datetime) -> None:
    with suppress(Undone), store.begin() as rows:
        rows.outbox.add(draft, at)
        (row,) = rows.outbox.due(draft.messenger, at, 9)
        assert row.draft == draft
        assert row.not_before.isoformat() == at.astimezone(UTC).isoformat()
        raise Undone


INCOMING = st.builds(
    Incoming,
    messenger=st.sampled_from(["web", "telegram"]),
    at=TIME,
    kind=st.sampled_from(IncomingKind),
    file=st.none() | st.builds(FileRef, WORD, WORD, WORD, st.none() | st.integers(0, 2**40)),
    private=st.booleans(),
    quoted=st.booleans(),
    **dict.fromkeys(("uid", "chat", "sender", "text", "data", "sender_name", "message_ref", "moved_to"), WORD),
)


@FORMS
@given(incoming=INCOMING)
def test_messages_in(store: SqlStore, incoming: Incoming) -> None:
    with suppress(Undone), store.begin() as rows:
        row_id = rows.inbox.add(incoming, NOW)
        assert row_id is not None
        found = rows.inbox.get(row_id)
        assert found is not None
        assert found.incoming == replace(incoming, at=incoming.at.astimezone(UTC))
        raise Undone


def test_the_samples_name_every_field() -> None:
    """A new field of a domain type must find its way into these forms."""
    named = {
        field.name for types in (KINDS, ACTIONS, command.QUERIES) for each in types.values() for field in fields(each)
    }
    assert named == set(FIELDS) | {field for _, field in OWN_FIELDS}
