"""The store: one transaction holds inbox dedup, state change, outbox and log rows, or none of them.

Everything is synchronous and short; no call waits for anything but the database. Times are aware UTC. Every method that
touches a shop's rows takes its id, and none ever returns another shop's row.
"""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Protocol

from bot.domain.approval import Approval, ApprovalState, Offer
from bot.domain.effect import Effect, EffectState, Run, RunState
from bot.domain.floor import CostSheet
from bot.domain.ledger import Reservation
from bot.domain.money import Money
from bot.domain.people import Invite, Membership, Person, Role
from bot.domain.policy import Committed
from bot.domain.shop import Shop
from bot.domain.words import TaughtWord, WordKind
from bot.domain.worklog import LogLine, Step
from bot.ports.metering import ModelUse
from bot.ports.queues import Inbox, Outbox
from bot.ports.restoring import Restorations
from bot.ports.secrets import Secrets
from bot.ports.standing import Mandates, PeoplesPreferences, Plans
from bot.ports.watching import Watched


class People(Protocol):
    """Persons, memberships, invites."""

    def person(self, person_id: str) -> Person | None: ...
    def find(self, messenger: str, external_id: str) -> Person | None: ...
    def save(self, person: Person) -> None:
        """Insert or replace by id."""
        ...

    def role(self, shop_id: str, person_id: str) -> Role | None: ...
    def members(self, shop_id: str) -> tuple[Membership, ...]: ...
    def shops_of(self, person_id: str) -> tuple[Membership, ...]: ...
    def bind(self, membership: Membership) -> None:
        """Insert, or change the role of a member."""
        ...

    def remove(self, shop_id: str, person_id: str) -> None: ...
    def add_invite(self, invite: Invite) -> None: ...
    def use_invite(self, token_hash: str, person_id: str, now: datetime) -> Invite | None:
        """Take an unused, unexpired invite for this person, atomically. None when there is none to take."""
        ...

    def void_invites(self, shop_id: str, now: datetime) -> None:
        """Let every invite of a shop that is still open expire now."""
        ...

    def void_all_invites(self, now: datetime) -> None:
        """No invite to any shop that was made so far can be used any more."""
        ...


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the shop itself knows of a listing; it wins over what the marketplace supplies. None: nothing known.

    `protected`: nobody of us may change it.
    """

    listing_id: str
    goods_cost: Money | None = None
    floor: Money | None = None
    aliases: tuple[str, ...] = ()
    costs: CostSheet | None = None
    bid_cap: Money | None = None
    protected: bool = False


class Shops(Protocol):
    def get(self, shop_id: str) -> Shop | None: ...
    def by_name(self, name: str) -> Shop | None: ...
    def all(self) -> tuple[Shop, ...]: ...
    def save(self, shop: Shop) -> None: ...
    def knowledge(self, shop_id: str) -> dict[str, Knowledge]: ...
    def know(self, shop_id: str, knowledge: Knowledge) -> None:
        """Insert or replace what is known of one listing."""
        ...

    def words(self, shop_id: str) -> tuple[TaughtWord, ...]:
        """What the shop taught us, oldest first."""
        ...

    def teach(self, shop_id: str, word: TaughtWord) -> None:
        """Insert, or replace the same word of the same kind."""
        ...

    def forget(self, shop_id: str, kind: WordKind, word: str) -> None: ...


class Approvals(Protocol):
    def add(self, approval: Approval) -> None: ...
    def get(self, approval_id: str) -> Approval | None: ...
    def of_run(self, shop_id: str, run_id: str) -> Approval | None:
        """The newest approval of a run."""
        ...

    def pending(self, shop_id: str) -> tuple[Approval, ...]: ...
    def decide(self, approval_id: str, state: ApprovalState, person_id: str | None, now: datetime) -> bool:
        """PENDING -> state, atomically. APPROVED and DECLINED need it to be unexpired. False: nothing changed."""
        ...

    def overdue(self, now: datetime) -> tuple[Approval, ...]: ...
    def add_offer(self, offer: Offer) -> None: ...
    def offer(self, offer_id: str) -> Offer | None: ...
    def use_offer(self, offer_id: str, now: datetime) -> bool:
        """Unused and unexpired -> used, atomically. False: nothing changed."""
        ...

    def void_offers(self, now: datetime) -> None:
        """No offer of any shop that was made so far can be used any more."""
        ...


class Runs(Protocol):
    """Asked-for operations and their effects."""

    def add(self, run: Run) -> bool:
        """False when a run with this id is already there (the message was handled before)."""
        ...

    def get(self, shop_id: str, run_id: str) -> Run | None: ...
    def move(self, run: Run, state: RunState, now: datetime) -> bool:
        """Change the state if the stored one still is `run.state`, atomically."""
        ...

    def mark_undone(self, shop_id: str, run_id: str, by_run: str) -> bool:
        """Once only. False: it was undone before."""
        ...

    def recent(self, shop_id: str, limit: int) -> tuple[Run, ...]:
        """Newest first."""
        ...

    def in_state(self, state: RunState) -> tuple[Run, ...]:
        """Over all shops: for the settling job only."""
        ...

    def add_effects(self, effects: Iterable[Effect]) -> None: ...
    def effects(self, shop_id: str, run_id: str) -> tuple[Effect, ...]: ...
    def effect_state(self, effect: Effect, state: EffectState, now: datetime, note: str = "") -> bool:
        """Change the state if the stored one still is `effect.state`, atomically; SENDING counts an attempt."""
        ...

    def effects_since(self, shop_id: str, since: datetime) -> tuple[Effect, ...]:
        """Of runs made since then, oldest first; without those that were certainly refused."""
        ...

    def effect(self, shop_id: str, effect_id: str) -> Effect | None: ...
    def renote(self, effect: Effect, note: str) -> bool:
        """Change the note of an effect if the stored state and note still are the effect's, atomically."""
        ...

    def said_since(self, moment: datetime) -> tuple[Effect, ...]:
        """Effects over all shops that a person settled since then and nothing has spoken against, oldest first. For the job only."""
        ...

    def open_effects(self) -> tuple[Effect, ...]:
        """PENDING, SENDING and UNKNOWN effects over all shops, oldest first."""
        ...


class Ledger(Protocol):
    def reserve(self, effect_id: str, shop_id: str, days: Sequence[date], daily: Money) -> None:
        """Hold `daily` on each of the shop-days. A second call for the same effect and day changes nothing."""
        ...

    def post(self, effect_id: str, day: date, amount: Money) -> None:
        """Turn held budget into spent budget: at most what is still open. Raises ValueError beyond it."""
        ...

    def void(self, effect_id: str, day: date) -> None:
        """Give back whatever is still open of one effect and day."""
        ...

    def reservations(self, shop_id: str, first: date, last: date) -> tuple[Reservation, ...]: ...
    def committed(self, shop_id: str, first: date, last: date) -> Committed:
        """Held plus spent per day, and per month for every month touched by first..last (whole months)."""
        ...


class WorkLog(Protocol):
    def append(self, step: Step) -> LogLine: ...
    def read(self, shop_id: str, first: date, last: date, listing_id: str | None = None) -> tuple[LogLine, ...]:
        """Lines of the shop-days first..last, oldest first."""
        ...

    def chain(self, shop_id: str) -> Iterable[LogLine]:
        """All lines of a shop by sequence number, streamed."""
        ...


class ReportState(StrEnum):
    """UNCERTAIN: we died or lost the connection while sending; it is never resent silently."""

    SENDING = "sending"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    MISSED = "missed"


class Reports(Protocol):
    def claim(self, shop_id: str, day: date, now: datetime) -> bool:
        """Record SENDING for this shop-day, once. False: the day already has a row."""
        ...

    def settle(self, shop_id: str, day: date, state: ReportState) -> None: ...
    def state(self, shop_id: str, day: date) -> ReportState | None: ...
    def last(self, shop_id: str) -> date | None:
        """Newest shop-day that has a row."""
        ...

    def in_state(self, state: ReportState) -> tuple[tuple[str, date], ...]: ...


class Talk(Protocol):
    """What the conversation remembers of a person in a shop: focus and misses. JSON, replaced as a whole."""

    def load(self, shop_id: str, person_id: str) -> dict[str, Any]: ...
    def save(self, shop_id: str, person_id: str, memory: dict[str, Any]) -> None: ...


class Transaction(Protocol):
    """The rooms of the store inside one transaction."""

    @property
    def people(self) -> People: ...
    @property
    def shops(self) -> Shops: ...
    @property
    def inbox(self) -> Inbox: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def approvals(self) -> Approvals: ...
    @property
    def runs(self) -> Runs: ...
    @property
    def ledger(self) -> Ledger: ...
    @property
    def worklog(self) -> WorkLog: ...
    @property
    def reports(self) -> Reports: ...
    @property
    def talk(self) -> Talk: ...
    @property
    def plans(self) -> Plans: ...
    @property
    def preferences(self) -> PeoplesPreferences: ...
    @property
    def mandates(self) -> Mandates: ...
    @property
    def model_use(self) -> ModelUse: ...
    @property
    def watched(self) -> Watched: ...
    @property
    def restorations(self) -> Restorations: ...
    @property
    def secrets(self) -> Secrets: ...


class Store(Protocol):
    def begin(self) -> AbstractContextManager[Transaction]:
        """A write transaction (SQLite: BEGIN IMMEDIATE). Commits when the block ends, rolls back when it raises."""
        ...
