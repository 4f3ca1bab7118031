"""The store: opens a database, brings it to this program's tables, and hands out transactions."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property

from sqlalchemy import Connection, Engine

from bot.errors import SetupError
from bot.storage.approvals import SqlApprovals
from bot.storage.budget import SqlLedger
from bot.storage.engine import WAIT_SECONDS, assert_durable, begin, make_engine, probe_writing
from bot.storage.inbox import SqlInbox
from bot.storage.keyring import Keyring, MasterKey
from bot.storage.mandates import SqlMandates
from bot.storage.migrations import migrate
from bot.storage.model_use import SqlModelUse
from bot.storage.outbox import SqlOutbox
from bot.storage.people import SqlPeople
from bot.storage.plans import SqlPlans
from bot.storage.preferences import SqlPreferences
from bot.storage.reports import SqlReports
from bot.storage.restorations import SqlRestorations
from bot.storage.runs import SqlRuns
from bot.storage.secrets import SqlSecrets
from bot.storage.shops import SqlShops
from bot.storage.talk import SqlTalk
from bot.storage.watching import SqlWatched
from bot.storage.worklog import SqlWorkLog


class SqlTransaction:
    """The rooms of the store on one connection, inside one transaction. Useless once the transaction has ended."""

    def __init__(self, connection: Connection, keyring: Keyring) -> None:
        self._connection = connection
        self._keyring = keyring

    @cached_property
    def people(self) -> SqlPeople:
        return SqlPeople(self._connection)

    @cached_property
    def shops(self) -> SqlShops:
        return SqlShops(self._connection)

    @cached_property
    def inbox(self) -> SqlInbox:
        return SqlInbox(self._connection)

    @cached_property
    def outbox(self) -> SqlOutbox:
        return SqlOutbox(self._connection)

    @cached_property
    def approvals(self) -> SqlApprovals:
        return SqlApprovals(self._connection)

    @cached_property
    def runs(self) -> SqlRuns:
        return SqlRuns(self._connection)

    @cached_property
    def ledger(self) -> SqlLedger:
        return SqlLedger(self._connection)

    @cached_property
    def worklog(self) -> SqlWorkLog:
        return SqlWorkLog(self._connection)

    @cached_property
    def reports(self) -> SqlReports:
        return SqlReports(self._connection)

    @cached_property
    def talk(self) -> SqlTalk:
        return SqlTalk(self._connection)

    @cached_property
    def plans(self) -> SqlPlans:
        return SqlPlans(self._connection)

    @cached_property
    def preferences(self) -> SqlPreferences:
        return SqlPreferences(self._connection)

    @cached_property
    def mandates(self) -> SqlMandates:
        return SqlMandates(self._connection)

    @cached_property
    def model_use(self) -> SqlModelUse:
        return SqlModelUse(self._connection)

    @cached_property
    def watched(self) -> SqlWatched:
        return SqlWatched(self._connection)

    @cached_property
    def restorations(self) -> SqlRestorations:
        return SqlRestorations(self._connection)

    @cached_property
    def secrets(self) -> SqlSecrets:
        return SqlSecrets(self._connection, self._keyring)


def _no_keys() -> tuple[MasterKey, ...]:
    raise SetupError("error-secret-file", {"file": ""})


NO_KEYS = Keyring(_no_keys)
"""Of a store that was opened without: every room works but the one of secrets."""


class SqlStore:
    """The Store port on SQLite or PostgreSQL. `engine` may be shared with marketplaces, whose tables stand beside."""

    def __init__(self, engine: Engine, keyring: Keyring | None = None) -> None:
        self.engine = engine
        self._keyring = keyring or NO_KEYS

    @contextmanager
    def begin(self) -> Iterator[SqlTransaction]:
        """As `bot.storage.engine.begin`: NestedTransaction inside another one, SetupError when the machine fails."""
        with begin(self.engine) as connection:
            yield SqlTransaction(connection, self._keyring)

    def close(self) -> None:
        """Lets the database go. SQLite writes its log back into the file."""
        self.engine.dispose()


def open_store(url: str, wait_seconds: float = WAIT_SECONDS, keyring: Keyring | None = None) -> SqlStore:
    """Connects, refuses a database that could lose a commit, checks that it can be written, and migrates it.

    Raises SetupError with the key and exit code of what is wrong with the machine or the settings.
    """
    engine = make_engine(url, wait_seconds)
    with ExitStack() as undo:
        undo.callback(engine.dispose)
        with begin(engine) as connection:
            assert_durable(connection)
            probe_writing(connection)
        migrate(engine)
        undo.pop_all()
    return SqlStore(engine, keyring)
