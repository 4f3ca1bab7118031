"""What came of a message, a press or a job: facts only. The replies room turns each into text, buttons and pictures."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.approval import Approval
from bot.domain.command import Command
from bot.domain.effect import Effect, Run
from bot.domain.listing import Listing
from bot.domain.mandate import Standing
from bot.domain.money import Money
from bot.domain.operation import Operation
from bot.domain.people import Role
from bot.domain.policy import Reason
from bot.domain.preview import Preview
from bot.domain.report import DailyReport, PeriodReport
from bot.domain.shop import Shop
from bot.domain.tender import Tender
from bot.domain.worklog import LogLine

Values = tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True)
class Tap:
    """An offered choice: its stored offer id, a text key with values for the label, and what it stands for."""

    offer_id: str
    key: str
    values: Values = ()
    command: Command | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What all outcomes share. `card` names the message that later outcomes of the same thing replace in place."""

    @property
    def card(self) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Said(Outcome):
    """A plain line: text key and values (Money, Decimal, date, datetime, int, str), with choices under it."""

    key: str
    values: Values = ()
    taps: tuple[Tap, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused(Outcome):
    """Policy said no. Nothing was changed; `moves` would be allowed or asked."""

    preview: Preview
    reasons: tuple[Reason, ...]
    moves: tuple[Tap, ...] = ()


@dataclass(frozen=True, slots=True)
class SpendState:
    """A shop-day's budget: committed is posted + reserved + unknown.

    A daily or monthly cap of None means that nothing may be spent, a weekly cap of None that there is none.
    """

    day: date
    committed: Money
    spent: Money
    daily_cap: Money | None
    month_committed: Money
    monthly_cap: Money | None
    week_committed: Money | None = None
    weekly_cap: Money | None = None


@dataclass(frozen=True, slots=True)
class Asked(Outcome):
    """A card that waits for an answer. `spend` is None where no money is committed."""

    approval: Approval
    preview: Preview
    reasons: tuple[Reason, ...]
    spend: SpendState | None = None
    replaces_drifted: bool = False

    @property
    def card(self) -> str:
        return self.approval.id


@dataclass(frozen=True, slots=True)
class Closed(Outcome):
    """A card's final words without execution: declined, expired, void. `by` is the person's name, empty when nobody."""

    approval: Approval
    preview: Preview
    by: str = ""

    @property
    def card(self) -> str:
        return self.approval.id


@dataclass(frozen=True, slots=True)
class Executed(Outcome):
    """An operation that ran. `run.state` is DONE, PARTLY, REFUSED or UNKNOWN; `preview` is exactly what was to happen.

    `approval` is set when it came from a card (which it replaces); `by` is who pressed. `undo` is None where it cannot be undone.
    `under` is the mandate by which it ran without asking, as it stands on the shop-day `day`; `revoke` ends that mandate.
    """

    run: Run
    preview: Preview
    effects: tuple[Effect, ...]
    approval: Approval | None = None
    by: str = ""
    undo: Tap | None = None
    under: Standing | None = None
    day: date | None = None
    revoke: Tap | None = None
    human: bool = False
    """Something unclear of it can be settled only by a person who looks."""

    @property
    def card(self) -> str:
        return self.approval.id if self.approval else ""


@dataclass(frozen=True, slots=True)
class Working(Outcome):
    """An approved card while its effects are being sent."""

    approval: Approval
    preview: Preview
    by: str

    @property
    def card(self) -> str:
        return self.approval.id


@dataclass(frozen=True, slots=True)
class Unchanged(Outcome):
    """Everything already is as asked."""

    preview: Preview


@dataclass(frozen=True, slots=True)
class Asking(Outcome):
    """A question back, with choices that carry exact values."""

    key: str
    values: Values
    taps: tuple[Tap, ...]


@dataclass(frozen=True, slots=True)
class Overview(Outcome):
    """How listings stand now. `whole` says that these are all of the shop's; `tenders` are those for them, closed ones of ours too."""

    shop: Shop
    listings: tuple[Listing, ...]
    whole: bool
    spend: SpendState | None = None
    tenders: tuple[Tender, ...] = ()


@dataclass(frozen=True, slots=True)
class LogPage(Outcome):
    """Lines of the work log of one shop-day, oldest first; `undo` are taps for runs that can still be undone, by run id."""

    shop: Shop
    day: date
    lines: tuple[LogLine, ...]
    names: tuple[tuple[str, str], ...] = ()
    """(id, name) of the listings and people that the lines mention."""
    undo: tuple[tuple[str, Tap], ...] = ()


@dataclass(frozen=True, slots=True)
class Pending(Outcome):
    """Cards that wait for an answer; each is shown again as its own card."""

    cards: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Reported(Outcome):
    """The daily summary of a shop-day."""

    report: DailyReport
    taps: tuple[Tap, ...] = ()


@dataclass(frozen=True, slots=True)
class PeriodReported(Outcome):
    """Sales of any period on demand."""

    report: PeriodReport


@dataclass(frozen=True, slots=True)
class Helped(Outcome):
    """What can be said here, for this role; `marketplace` is the shop's kind."""

    shop: Shop
    role: Role
    admin: bool


@dataclass(frozen=True, slots=True)
class Invited(Outcome):
    """A fresh invite: the link to pass on (empty where the messenger has none) and the token to type instead."""

    shop: Shop
    role: Role
    link: str
    token: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Imported(Outcome):
    """A file sent in the chat was read. Counts are lines."""

    file_name: str
    rows: int
    imported: int
    duplicates: int
    rejected: int
    notes: tuple[tuple[str, int], ...] = ()
    """(text key suffix `import-note-...`, count) of what was done with special lines; zero counts are left out."""
    rejects_file: bytes | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A suggested operation with why: a text key (`suggest-...`) and values."""

    operation: Operation
    key: str
    values: Values = ()
