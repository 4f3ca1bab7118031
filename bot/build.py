"""The composition root: the one place that knows every adapter. Tests build here too, with other parts where they must."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from bot.app import App, Options
from bot.delivery.inbox import InboxOptions, InboxWorker
from bot.delivery.posting import Address, Post
from bot.delivery.sender import Outgoing, Sender
from bot.domain.effect import Effect
from bot.domain.model_use import MICRO, ModelCaps, Tariff
from bot.machine import SystemClock, SystemIds, TaskNursery
from bot.marketplaces.files.connector import FilesMarketplace
from bot.marketplaces.files.inlet import FileInlet
from bot.marketplaces.files.rows import CHAT_LIMITS, FileLimits
from bot.marketplaces.sandbox.faults import Faults
from bot.marketplaces.sandbox.reads import SandboxMarketplace
from bot.marketplaces.sandbox.shop import Sandbox
from bot.marketplaces.sandbox.writes import SandboxAdSpend, SandboxWrites
from bot.models import LazyModel, LazyTranscriber
from bot.models.setup import Form, ModelSetup, VoiceSetup
from bot.operations.answer_drift import AnswerDrift
from bot.operations.clear_up import ClearUp
from bot.operations.decide_approval import DecideApproval
from bot.operations.expire_approvals import ExpireApprovals
from bot.operations.fence_restore import FenceRestore
from bot.operations.freeze_shop import FreezeShop
from bot.operations.hear_voice import HearVoice
from bot.operations.keep_ledger import KeepLedger
from bot.operations.keep_people import KeepPeople
from bot.operations.know_words import KnowWords
from bot.operations.practice import Practice
from bot.operations.read_message import Helper, ReadMessage
from bot.operations.read_settings import ReadSettings
from bot.operations.read_shop import ReadShop
from bot.operations.report_sales import ReportSales
from bot.operations.run_plans import RunPlans
from bot.operations.settle_effects import SettleEffects
from bot.operations.stop_all import StopEverything
from bot.operations.submit import Submit
from bot.operations.tell_damage import TellDamage
from bot.operations.undo import Undo
from bot.operations.watch_shop import WatchShop
from bot.operations.way.executing import Executor, Noticed
from bot.operations.way.house import Hands, House
from bot.operations.way.metering import Meter
from bot.operations.way.noticing import Audience, notices
from bot.ports.language_model import LanguageModel
from bot.ports.machine import Clock, Ids, Nursery
from bot.ports.marketplace import Connected, Marketplace
from bot.ports.messenger import Messenger
from bot.ports.store import Transaction
from bot.replies.render import Replies
from bot.settings import Settings
from bot.storage.keyring import Keyring, KeySource
from bot.storage.store import SqlStore, open_store
from bot.understanding.model import ModelReading
from bot.understanding.read import read
from handlers.boundary import Boundary
from handlers.urgent import is_urgent
from jobs.daily_reports import report_now
from jobs.due_plans import plans_now
from jobs.runner import run_forever
from jobs.timetable import TIMETABLE

GRACE_SECONDS = 10.0
LOCAL = frozenset({("web", "local"), ("console", "local")})
"""Whoever holds the key of this machine's own page runs the installation."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a caller may replace or add. `failed` is told the error that ended a background task.

    `open` opens the store by the database's address and the keys of its secrets; `markets` are further marketplaces by kind; `model`
    stands in for the one that the settings name.
    """

    clock: Clock = field(default_factory=SystemClock)
    ids: Ids = field(default_factory=SystemIds)
    faults: Faults = field(default_factory=Faults)
    failed: Callable[[BaseException], None] = field(default=lambda error: None)
    file_limits: FileLimits = CHAT_LIMITS
    open: Callable[[str, Keyring], SqlStore] = field(default=lambda url, keyring: open_store(url, keyring=keyring))
    replies: Callable[[], Replies] = field(default=Replies)
    markets: Mapping[str, Connected] = field(default_factory=dict)
    model: LanguageModel | None = None


@dataclass(slots=True)
class Program:
    """Everything, wired. `messengers` are added before `start`.

    `nursery` holds work that comes to an end by itself, `endless` what runs until it is cancelled: intakes and jobs.
    """

    settings: Settings
    store: SqlStore
    app: App
    sandbox: Sandbox
    replies: Replies
    nursery: Nursery
    endless: Nursery
    parts: Parts
    messengers: dict[str, Messenger]
    inbox: InboxWorker
    outgoing: Outgoing | None = None
    closers: list[Callable[[], Awaitable[None]]] = field(default_factory=list)
    """Awaited at the end, once nothing is sent any more."""

    def add(self, messenger: Messenger) -> None:
        self.messengers[messenger.name] = messenger

    def wake(self) -> None:
        if self.outgoing is not None:
            self.outgoing.wake()

    def start(self) -> None:
        """Work off the inbox and the outbox, and let the jobs run. Messengers are started by the caller."""
        clock, nursery = self.parts.clock, self.nursery
        self.outgoing = Outgoing(
            [Sender(each, self.store, clock, nursery) for each in self.messengers.values()], nursery
        )
        self.outgoing.start()
        nursery.start("inbox", self.inbox.run())
        for job in TIMETABLE:
            self.endless.start(job.name, run_forever(self.app, job))

    async def stop(self) -> None:
        """Take nothing new, let what is under way end, and close the store. What a job leaves half done is taken up at the start."""
        self.inbox.stop()
        if self.outgoing is not None:
            self.outgoing.stop()
        await self.endless.stop(0)
        await self.nursery.stop(GRACE_SECONDS)
        for close in self.closers:
            await close()
        self.store.close()


def build(settings: Settings, parts: Parts | None = None) -> Program:
    """The program on its database, brought to the newest tables. Raises SetupError when that cannot be."""
    parts = parts or Parts()
    store = parts.open(settings.database, key_source(settings).keyring())
    sandbox = Sandbox(store.engine, parts.clock, parts.faults)
    sandbox.following = settings.sandbox_following
    replies = parts.replies()
    nursery, endless = TaskNursery(parts.failed), TaskNursery(parts.failed)
    messengers: dict[str, Messenger] = {}
    wakers: list[Callable[[], None]] = []

    def posted() -> None:
        for wake in wakers:
            wake()

    post = Post(replies, parts.clock, posted)
    closers: list[Callable[[], Awaitable[None]]] = []
    app = _app(settings, (store, sandbox, replies, post, messengers), parts, closers)
    boundary = Boundary(app)
    inbox = InboxWorker(
        store, parts.clock, nursery, boundary, InboxOptions(on_dead=boundary.dead, urgent=partial(is_urgent, app))
    )
    program = Program(settings, store, app, sandbox, replies, nursery, endless, parts, messengers, inbox)
    program.closers += closers
    wakers.append(program.wake)
    return program


def key_source(settings: Settings) -> KeySource:
    """Where the master keys of this installation come from."""
    given, before = settings.secret_key.get_secret_value(), settings.secret_key_old.get_secret_value()
    return KeySource(settings.vault, given, before)


Closers = list[Callable[[], Awaitable[None]]]
Wired = tuple[SqlStore, Sandbox, Replies, Post, Mapping[str, Messenger]]


def _app(settings: Settings, wired: Wired, parts: Parts, closers: list[Callable[[], Awaitable[None]]]) -> App:
    store, sandbox, replies, post, messengers = wired
    markets: dict[str, Marketplace] = {"sandbox": SandboxMarketplace(sandbox), "files": FilesMarketplace(store.engine)}
    markets |= {kind: each.reads for kind, each in parts.markets.items()}
    house = House(store, parts.clock, parts.ids, markets)
    writes = {kind: each.writes for kind, each in parts.markets.items()}
    spends = {kind: each.spends for kind, each in parts.markets.items()}
    hands = Hands({"sandbox": SandboxWrites(sandbox), **writes}, {"sandbox": SandboxAdSpend(sandbox), **spends})
    noticed = _noticed(house, post, messengers)
    executor = Executor(house, hands, settings.call_seconds, noticed)
    app_of: list[App] = []
    app = App(
        house=house,
        options=_options(settings),
        post=post,
        wording=replies,
        read=read,
        understand=ReadMessage(house, read, _helper(settings, house, (parts, closers))),
        submit=Submit(house, executor),
        decide=DecideApproval(house, executor),
        expire=ExpireApprovals(house),
        settle=SettleEffects(house, executor),
        clear_up=ClearUp(house, executor, noticed),
        fence=FenceRestore(house),
        undo=Undo(house),
        stop=StopEverything(house),
        reports=ReportSales(house),
        shops=ReadShop(house),
        words=KnowWords(house),
        people=KeepPeople(house),
        practice=Practice(house, sandbox),
        ledger=KeepLedger(house),
        importer=FileInlet(store.engine, parts.clock, partial(_explain, replies, settings.language), parts.file_limits),
        messengers=messengers,
        report_now=lambda shop_id: report_now(app_of[0], shop_id),
        settings=ReadSettings(house),
        freeze=FreezeShop(house),
        damage=TellDamage(house),
        watch=WatchShop(house),
        drift=AnswerDrift(house),
        plans=RunPlans(house),
        plans_now=lambda shop_id: plans_now(app_of[0], shop_id),
        hear=_ears(settings, house, closers),
    )
    app_of.append(app)
    return app


def _noticed(house: House, post: Post, messengers: Mapping[str, Messenger]) -> Noticed:
    """Brings what is to be told of an unclear call to the outbox."""

    def noticed(tx: Transaction, effect: Effect, by: str) -> None:
        for each in notices(tx, house, effect, Audience(messengers, by)):
            post.tell(tx, each.outcome, Address.of(each.person, each.key, shop_id=effect.shop_id))

    return noticed


def _meter(settings: Settings, house: House) -> Meter:
    tariff = Tariff(settings.llm_price_in, settings.llm_price_out, settings.llm_currency)
    money = int(settings.llm_daily_money * MICRO) or None
    return Meter(house, tariff, ModelCaps(settings.llm_daily_tokens, money))


def _helper(settings: Settings, house: House, given: tuple[Parts, Closers]) -> Helper | None:
    """The language model that was given, or the one of the settings; None where none is set."""
    parts, closers = given
    if parts.model is not None:
        return Helper(parts.model, ModelReading(), _meter(settings, house))
    if not (settings.llm_url and settings.llm_model):
        return None
    key, form = settings.llm_key.get_secret_value(), Form(settings.llm_form)
    model = LazyModel(ModelSetup(settings.llm_url, settings.llm_model, key, settings.llm_seconds, form))
    closers.append(model.close)
    return Helper(model, ModelReading(), _meter(settings, house))


def _ears(settings: Settings, house: House, closers: list[Callable[[], Awaitable[None]]]) -> HearVoice | None:
    if not (settings.llm_url and settings.voice_model):
        return None
    key = settings.llm_key.get_secret_value()
    transcriber = LazyTranscriber(VoiceSetup(settings.llm_url, settings.voice_model, key, settings.voice_seconds))
    closers.append(transcriber.close)
    return HearVoice(transcriber, _meter(settings, house))


def _explain(replies: Replies, language: str, key: str, values: Mapping[str, object]) -> str:
    return replies.line(key, values, language)


def _options(settings: Settings) -> Options:
    return Options(
        admins=settings.admin_accounts | LOCAL,
        language=settings.language,
        timezone=settings.timezone,
        inbox_folder=Path(settings.data_dir) / "received",
        upload_bytes=settings.upload_mb * 1_000_000,
    )
