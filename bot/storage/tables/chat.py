"""What comes in and goes out, and what the conversation remembers."""

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table, UniqueConstraint

from bot.ports.queues import InboxState, OutboxKind, OutboxState
from bot.storage.columns import Json, LaneRank, Moment, Number, Word, Words
from bot.storage.tables.schema import ID, metadata, one_of

inbox = Table(
    "inbox",
    metadata,
    Column("id", Number, primary_key=True, autoincrement=True),
    Column("messenger", String(40), nullable=False),
    Column("uid", ID, nullable=False),
    Column("chat", ID, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("state", Word(InboxState), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("body", Json, nullable=False),
    UniqueConstraint("messenger", "uid"),
    one_of("state", InboxState),
    Index("ix_inbox_state_id", "state", "id"),
    Index("ix_inbox_messenger_chat_id", "messenger", "chat", "id"),
    sqlite_autoincrement=True,
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Number, primary_key=True, autoincrement=True),
    Column("key", ID, unique=True),
    Column("messenger", String(40), nullable=False),
    Column("chat", ID, nullable=False),
    Column("shop_id", ID),
    Column("lane", LaneRank, nullable=False),
    Column("kind", Word(OutboxKind), nullable=False),
    Column("press_ref", ID, nullable=False),
    Column("card", ID, nullable=False),
    Column("body", Json, nullable=False),
    Column("picture", LargeBinary),
    Column("file", LargeBinary),
    Column("state", Word(OutboxState), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("not_before", Moment, nullable=False),
    Column("message_ref", ID, nullable=False),
    Column("note", Words, nullable=False),
    one_of("kind", OutboxKind),
    one_of("state", OutboxState),
    Index("ix_outbox_line", "messenger", "state", "lane", "id"),
    Index("ix_outbox_chat", "messenger", "chat", "state", "lane", "id"),
    Index("ix_outbox_card", "card", "messenger", "chat"),
    sqlite_autoincrement=True,
)
"""`body` holds text, buttons and toast; the bytes of a picture or file stand beside it. `card` is empty for a plain message."""

talk = Table(
    "talk",
    metadata,
    Column("shop_id", ID, primary_key=True),
    Column("person_id", ID, primary_key=True),
    Column("memory", Json, nullable=False),
)
