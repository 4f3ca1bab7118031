"""What a handler or a job is given: ready operations and ports. Nothing here knows an adapter."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.delivery.clearing import tell_end, tell_otherwise
from bot.delivery.posting import Address, Post
from bot.domain.understood import Context, Reading
from bot.operations.answer_drift import AnswerDrift
from bot.operations.clear_up import ClearUp, Word
from bot.operations.decide_approval import Answer, DecideApproval
from bot.operations.expire_approvals import ExpireApprovals
from bot.operations.fence_restore import FenceRestore
from bot.operations.freeze_shop import FreezeShop
from bot.operations.hear_voice import HearVoice
from bot.operations.keep_ledger import KeepLedger
from bot.operations.keep_people import KeepPeople, Newcomer
from bot.operations.know_words import KnowWords
from bot.operations.practice import Practice
from bot.operations.read_message import ReadMessage
from bot.operations.read_settings import ReadSettings
from bot.operations.read_shop import ReadShop
from bot.operations.report_sales import ReportSales, Told
from bot.operations.run_plans import RunPlans, Ways
from bot.operations.settle_effects import SettleEffects
from bot.operations.stop_all import StopEverything
from bot.operations.submit import Submit
from bot.operations.tell_damage import TellDamage
from bot.operations.undo import Undo
from bot.operations.watch_shop import WatchShop
from bot.operations.way.booking import ASKS, MEANT, log, naming_offer, offer
from bot.operations.way.closing import close_run
from bot.operations.way.house import House, Request
from bot.operations.way.looking import all_listings, open_tenders
from bot.operations.way.starting import WHILE_FROZEN
from bot.ports.importing import FileImport
from bot.ports.messenger import Messenger
from bot.ports.wording import Wording
from bot.understanding.answering import affirmed, answered, denied
from bot.understanding.vocabulary import learnable, learnable_unit

__all__ = [
    "ASKS",
    "MEANT",
    "WHILE_FROZEN",
    "Address",
    "Answer",
    "App",
    "HearVoice",
    "Newcomer",
    "Options",
    "Request",
    "Told",
    "Ways",
    "Word",
    "affirmed",
    "all_listings",
    "answered",
    "close_run",
    "denied",
    "learnable",
    "learnable_unit",
    "log",
    "naming_offer",
    "offer",
    "open_tenders",
    "tell_end",
    "tell_otherwise",
]


@dataclass(frozen=True, slots=True)
class Options:
    """Choices of the installation. `admins` are (messenger, account id); `inbox_folder` is where received files lie."""

    admins: frozenset[tuple[str, str]]
    language: str
    timezone: str
    inbox_folder: Path
    upload_bytes: int


@dataclass(frozen=True, slots=True)
class App:
    """The program, as handlers and jobs see it. `read` is our own grammar alone; `hear` is None where no voice model is set."""

    house: House
    options: Options
    post: Post
    wording: Wording
    read: Callable[[str, Context], Reading]
    understand: ReadMessage
    submit: Submit
    decide: DecideApproval
    expire: ExpireApprovals
    settle: SettleEffects
    clear_up: ClearUp
    fence: FenceRestore
    undo: Undo
    stop: StopEverything
    reports: ReportSales
    shops: ReadShop
    words: KnowWords
    people: KeepPeople
    practice: Practice
    ledger: KeepLedger
    importer: FileImport
    messengers: Mapping[str, Messenger]
    report_now: Callable[[str], Awaitable[None]]
    settings: ReadSettings
    freeze: FreezeShop
    damage: TellDamage
    watch: WatchShop
    drift: AnswerDrift
    plans: RunPlans
    plans_now: Callable[[str], Awaitable[None]]
    """Carries out at once what is due in a shop."""
    hear: HearVoice | None = None
