"""What goes out, as rows: stored before it is sent, sent in order, and never twice by itself."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    String,
    and_,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
    type_coerce,
    update,
)

from bot.ports.queues import Draft, OutboxKind, OutboxRow, OutboxState
from bot.storage.columns import Moment
from bot.storage.statements import insert_new
from bot.storage.tables.chat import outbox
from bot.storage.written import shown_from_json, shown_to_json, toast_from_json, toast_to_json

OPEN = (OutboxState.PENDING, OutboxState.SENDING)
LOOKED_AT = 30
"""Messages among which the last question of a chat is looked for."""
RESTORED = "restored"
ENDED = (OutboxState.SENT, OutboxState.DEAD)


class SqlOutbox:
    """The Outbox port."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, draft: Draft, now: datetime) -> int | None:
        return insert_new(self._connection, outbox, ("key",), _values(draft, now))

    def due(self, messenger: str, now: datetime, limit: int) -> tuple[OutboxRow, ...]:
        """The first row of each chat's line only, so that a chat's messages keep their order inside a lane."""
        return self._rows(_DUE, {"messenger": messenger, "now": now, "many": limit})

    def claim(self, row_id: int) -> bool:
        """False as well while another message to the same chat is being sent."""
        free = and_(outbox.c.id == row_id, outbox.c.state == OutboxState.PENDING, ~_another(_is_sending))
        claimed = update(outbox).where(free).values(state=OutboxState.SENDING, attempts=outbox.c.attempts + 1)
        return self._connection.execute(claimed).rowcount == 1

    def settle(self, row_id: int, state: OutboxState, message_ref: str = "", note: str = "") -> None:
        """Changes nothing on a row that already ended sent or dead. ValueError for PENDING or SENDING."""
        if state in OPEN:
            raise ValueError(f"{state} settles nothing")
        values = {"state": state, "message_ref": message_ref, "note": note}
        unsettled = (outbox.c.id == row_id) & outbox.c.state.not_in(ENDED)
        self._connection.execute(update(outbox).where(unsettled).values(**values))

    def postpone(self, row_id: int, until: datetime) -> None:
        """Changes nothing on a row that is neither waiting nor being sent."""
        unsent = (outbox.c.id == row_id) & outbox.c.state.in_(OPEN)
        self._connection.execute(
            update(outbox).where(unsent).values(state=OutboxState.PENDING, not_before=until),
        )

    def state_of(self, key: str) -> OutboxState | None:
        return self._connection.execute(select(outbox.c.state).where(outbox.c.key == key)).scalar()

    def interrupted(self, messenger: str) -> tuple[OutboxRow, ...]:
        condition = (outbox.c.messenger == messenger) & (outbox.c.state == OutboxState.SENDING)
        return self._rows(select(outbox).where(condition).order_by(outbox.c.id))

    def hold_back(self) -> dict[str, int]:
        unsent = outbox.c.state.in_(OPEN)
        dead = case((outbox.c.kind == OutboxKind.ANSWER, OutboxState.DEAD.value), else_=OutboxState.UNKNOWN.value)
        messages = select(outbox.c.shop_id, func.count()).where(unsent, outbox.c.kind != OutboxKind.ANSWER)
        counts = {
            shop or "": int(number) for shop, number in self._connection.execute(messages.group_by(outbox.c.shop_id))
        }
        self._connection.execute(update(outbox).where(unsent).values(state=type_coerce(dead, String), note=RESTORED))
        return counts

    def card(self, messenger: str, chat: str, card: str) -> str | None:
        shown = and_(_in_chat(messenger, chat), _shows(card), outbox.c.message_ref != "")
        newest = select(outbox.c.message_ref).where(shown).order_by(outbox.c.id.desc()).limit(1)
        return self._connection.execute(newest).scalar()

    def cards(self, card: str) -> tuple[tuple[str, str], ...]:
        pairs = select(outbox.c.messenger, outbox.c.chat).where(_shows(card)).distinct()
        return tuple(sorted((row.messenger, row.chat) for row in self._connection.execute(pairs)))

    def found(self, messenger: str, chat: str, card: str, message_ref: str) -> bool:
        of_card = and_(_in_chat(messenger, chat), outbox.c.card == card, outbox.c.state == OutboxState.UNKNOWN)
        settled = update(outbox).where(of_card).values(state=OutboxState.SENT, message_ref=message_ref)
        return self._connection.execute(settled).rowcount > 0

    def last_asked(self, messenger: str, chat: str) -> str:
        """Looks at the newest few: what was asked long before them is not the last thing in anybody's mind."""
        sent = and_(_in_chat(messenger, chat), outbox.c.kind == OutboxKind.SEND)
        newest = select(outbox.c.key, outbox.c.body).where(sent).order_by(outbox.c.id.desc()).limit(LOOKED_AT)
        rows = self._connection.execute(newest)
        return next((row.key or "" for row in rows if (row.body["shown"] or {}).get("buttons")), "")

    def move_chat(self, messenger: str, old: str, new: str) -> None:
        """Message references of the old chat mean nothing in the new one, so they are forgotten."""
        sent = outbox.c.state.not_in(OPEN)
        forgotten = case((sent, ""), else_=outbox.c.message_ref)
        moved = update(outbox).where(_in_chat(messenger, old)).values(chat=new, message_ref=forgotten)
        self._connection.execute(moved)

    def history(self, messenger: str, chat: str, limit: int) -> tuple[OutboxRow, ...]:
        sent = and_(_in_chat(messenger, chat), outbox.c.state == OutboxState.SENT, outbox.c.kind != OutboxKind.ANSWER)
        newest = select(outbox).where(sent).order_by(outbox.c.id.desc()).limit(limit)
        return tuple(reversed(self._rows(newest)))

    def _rows(self, statement: Any, values: dict[str, Any] | None = None) -> tuple[OutboxRow, ...]:
        return tuple(_row(row) for row in self._connection.execute(statement, values))


_other = outbox.alias("other")
_is_sending = _other.c.state == OutboxState.SENDING
_is_before = and_(
    _other.c.state == OutboxState.PENDING,
    or_(_other.c.lane < outbox.c.lane, and_(_other.c.lane == outbox.c.lane, _other.c.id < outbox.c.id)),
)


def _another(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Some other row to the same chat is like this."""
    same = and_(_other.c.messenger == outbox.c.messenger, _other.c.chat == outbox.c.chat)
    return exists(select(_other.c.id).where(same, condition).correlate(outbox))


_WAITS = and_(
    outbox.c.messenger == bindparam("messenger"),
    outbox.c.state == OutboxState.PENDING,
    outbox.c.not_before <= bindparam("now", type_=Moment),
    ~_another(or_(_is_sending, _is_before)),
)
_DUE = select(outbox).where(_WAITS).order_by(outbox.c.lane, outbox.c.id).limit(bindparam("many", type_=Integer))
"""Asked for all the time, so it is put together once."""


def _in_chat(messenger: str, chat: str) -> ColumnElement[bool]:
    return and_(outbox.c.messenger == messenger, outbox.c.chat == chat)


def _shows(card: str) -> ColumnElement[bool]:
    return and_(outbox.c.card == card, outbox.c.card != "", outbox.c.state == OutboxState.SENT)


def _values(draft: Draft, now: datetime) -> dict[str, Any]:
    shown, toast = draft.shown, draft.toast
    return {
        "key": draft.key,
        "messenger": draft.messenger,
        "chat": draft.chat,
        "shop_id": draft.shop_id,
        "lane": draft.lane,
        "kind": draft.kind,
        "press_ref": draft.press_ref,
        "card": shown.card if shown else "",
        "body": {"shown": shown and shown_to_json(shown), "toast": toast and toast_to_json(toast)},
        "picture": shown and shown.picture,
        "file": shown and shown.file,
        "state": OutboxState.PENDING,
        "attempts": 0,
        "created_at": now,
        "not_before": now,
        "message_ref": "",
        "note": "",
    }


def _row(row: Any) -> OutboxRow:
    shown, toast = row.body["shown"], row.body["toast"]
    draft = Draft(
        messenger=row.messenger,
        chat=row.chat,
        kind=row.kind,
        shown=shown and shown_from_json(shown, row.card, row.picture, row.file),
        toast=toast and toast_from_json(toast),
        press_ref=row.press_ref,
        lane=row.lane,
        key=row.key,
        shop_id=row.shop_id,
    )
    return OutboxRow(row.id, draft, row.state, row.attempts, row.not_before, row.message_ref)
