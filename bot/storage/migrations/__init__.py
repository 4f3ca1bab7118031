"""Brings a database to this program's tables and back: one linear chain of revisions, each all or nothing.

A whole way up or down runs in one transaction on both databases, so an interrupted migration leaves the tables as they were.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine

from bot.errors import SetupError
from bot.storage.engine import begin
from bot.storage.failures import where

ADVISORY_LOCK = 0x5869616F6572
"""Number of the PostgreSQL lock that lets one program migrate at a time ("Xiaoer")."""


def migrate(engine: Engine, revision: str = "head") -> None:
    """Upgrades to a revision. Does nothing when already there.

    Raises SetupError when the database was made by a newer program, whose tables we do not know.
    """
    with begin(engine) as connection:
        _one_at_a_time(connection)
        _refuse_newer(connection)
        command.upgrade(_config(connection), revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Goes back to a revision ("base": no tables). Raises SetupError, changing nothing, when that would lose rows."""
    with begin(engine) as connection:
        _one_at_a_time(connection)
        _refuse_newer(connection)
        command.downgrade(_config(connection), revision)


def current_revision(engine: Engine) -> str | None:
    """The revision the database is at; None for an empty one."""
    with begin(engine) as connection:
        return MigrationContext.configure(connection).get_current_revision()


def head_revision() -> str:
    """The revision this program works with. Raises alembic's CommandError when the chain has several ends."""
    head = ScriptDirectory.from_config(_plain_config()).get_current_head()
    return str(head)


def _plain_config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config


def _config(connection: Connection) -> Config:
    config = _plain_config()
    config.attributes["connection"] = connection
    return config


def _one_at_a_time(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ADVISORY_LOCK})")


def _refuse_newer(connection: Connection) -> None:
    found = MigrationContext.configure(connection).get_current_revision()
    if found is None:
        return
    try:
        ScriptDirectory.from_config(_plain_config()).get_revision(found)
    except CommandError as error:
        values = {"where": where(connection.engine.url), "revision": found}
        raise SetupError("error-database-newer", values) from error
