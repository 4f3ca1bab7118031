"""The ledger: rows that only ever grow. Triggers of the first migration refuse to change or delete one."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Date, Index, Table, text

from bot.domain.ledger import MOVES, Account, EntryKind
from bot.storage.columns import Word
from bot.storage.tables.schema import CURRENCY, ID, metadata, number, shop_id

_SIDES = " OR ".join(
    f"(kind = '{kind.value}' AND credit = '{source.value}' AND debit = '{target.value}')"
    for kind, (source, target) in MOVES.items()
)
ONLY_RESERVE = text("kind = 'reserve'")

ledger_entry = Table(
    "ledger_entry",
    metadata,
    number(),
    shop_id(),
    Column("effect_id", ID, nullable=False),
    Column("day", Date, nullable=False),
    Column("kind", Word(EntryKind), nullable=False),
    Column("credit", Word(Account), nullable=False),
    Column("debit", Word(Account), nullable=False),
    Column("amount_minor", BigInteger, nullable=False),
    Column("currency", CURRENCY, nullable=False),
    CheckConstraint(_SIDES, name="sides"),
    CheckConstraint("amount_minor >= 0", name="amount"),
    Index("ix_ledger_entry_shop_id_day", "shop_id", "day"),
    Index("ix_ledger_entry_effect_id_day", "effect_id", "day"),
    Index(
        "uq_ledger_entry_reserve",
        "effect_id",
        "day",
        unique=True,
        sqlite_where=ONLY_RESERVE,
        postgresql_where=ONLY_RESERVE,
    ),
    sqlite_autoincrement=True,
)
"""`credit` is the account an amount leaves, `debit` the one it enters.

`effect_id` need not be an effect of ours: campaigns that run without us count against the caps as well.
"""
