"""What revisions share: rows that may never change are guarded by triggers, and a way back never drops a row."""

from collections.abc import Sequence

from alembic import op

from bot.errors import SetupError
from bot.storage.failures import where


def append_only(table: str) -> None:
    """Makes the database refuse UPDATE, DELETE and (PostgreSQL) TRUNCATE on a table."""
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
        return
    op.execute(
        f"CREATE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} is append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_append_only()"
    )


def drop_append_only(table: str) -> None:
    """Takes the guard away again; SQLite's triggers go with their table."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"DROP TRIGGER {table}_no_change ON {table}")
        op.execute(f"DROP FUNCTION {table}_append_only()")


def frozen(table: str, columns: Sequence[str]) -> None:
    """Makes the database refuse UPDATE of these columns. A row may go as a whole, with the shop it belongs to."""
    named = ", ".join(columns)
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE OF {named} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is frozen'); END"
        )
        return
    op.execute(
        f"CREATE FUNCTION {table}_frozen() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} is frozen' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OF {named} ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_frozen()"
    )


def drop_frozen(table: str) -> None:
    """Takes that guard away again; SQLite's triggers go with their table."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"DROP TRIGGER {table}_no_change ON {table}")
        op.execute(f"DROP FUNCTION {table}_frozen()")


def refuse_if_filled(tables: Sequence[str]) -> None:
    """Raises SetupError when one of the tables, about to be dropped, holds a row: money and history are never dropped."""
    connection = op.get_bind()
    for table in tables:
        if connection.exec_driver_sql(f"SELECT 1 FROM {table} LIMIT 1").first() is not None:  # noqa: S608 - our own names
            raise SetupError("error-database-downgrade", {"where": where(connection.engine.url), "table": table})


def refuse_if_told(table: str, condition: str) -> None:
    """Raises SetupError when the condition holds for any row: what a merchant or the marketplace set is never dropped."""
    connection = op.get_bind()
    found = f"SELECT 1 FROM {table} WHERE {condition} LIMIT 1"  # noqa: S608 - our own words
    if connection.exec_driver_sql(found).first() is not None:
        raise SetupError("error-database-downgrade", {"where": where(connection.engine.url), "table": table})
