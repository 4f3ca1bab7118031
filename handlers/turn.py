"""One stored incoming message being worked off: who it is from, in which shop, and where answers go.

Working it off again after a crash gives the same answers under the same keys, so nobody reads anything twice.
"""

from collections import Counter
from dataclasses import dataclass, field

from bot.app import Address, App, Request
from bot.domain.outcome import Outcome, Said, Working
from bot.domain.people import Actor, Person
from bot.domain.shop import Shop
from bot.ports.queues import InboxRow, InboxState
from bot.ports.store import Transaction
from bot.ports.wording import Given

STRANGER_SHOP = ""


@dataclass
class Turn:
    """`finishing` says that the next thing told is the last: it then ends the inbox row in the same transaction."""

    app: App
    row: InboxRow
    person: Person
    actor: Actor
    shop: Shop | None
    finishing: bool = False
    finished: bool = False
    answered: bool = False
    shown_as: str = ""
    """Key of the first message of what was told last."""
    _told: Counter[str] = field(default_factory=Counter)

    @property
    def incoming_text(self) -> str:
        return self.row.incoming.text

    def known_shop(self) -> Shop:
        """The shop spoken of; the gate lets nobody get here without one."""
        if self.shop is None:
            raise LookupError("a turn without a shop")
        return self.shop

    def address(self, name: str) -> Address:
        """Where this turn's answers go. `name` and its count within the turn make the key."""
        self._told[name] += 1
        incoming = self.row.incoming
        key = f"m{self.row.id}.{name}.{self._told[name]}"
        shop_id = self.shop.id if self.shop else None
        return Address(incoming.messenger, incoming.chat, self.person.language, key, shop_id=shop_id)

    def told(self, tx: Transaction, outcome: Outcome) -> None:
        """The `Told` of this turn's requests."""
        if isinstance(outcome, Working):
            self.toast(tx, "toast-approved", ())
        address = self.address(type(outcome).__name__)
        self.shown_as = f"{address.key}.0"
        self.app.post.tell(tx, outcome, address)
        if self.finishing and not isinstance(outcome, Working):
            self.finish(tx)

    def has_told(self, *kinds: type[Outcome]) -> bool:
        """Whether an outcome of one of these kinds was told in this turn."""
        return any(self._told[kind.__name__] for kind in kinds)

    def toast(self, tx: Transaction, key: str, values: Given) -> None:
        """Answer the press of this turn, once; a turn that is no press has nothing to answer."""
        press = self.row.incoming.press_ref
        if press and not self.answered:
            self.answered = True
            address = Address(
                self.row.incoming.messenger, self.row.incoming.chat, self.person.language, f"m{self.row.id}.toast"
            )
            self.app.post.answer(tx, press, address, (key, values))

    def say(self, key: str, **values: object) -> None:
        """Tell one plain line in a transaction of its own."""
        with self.app.house.store.begin() as tx:
            self.told(tx, Said(key, tuple(values.items())))

    def finish(self, tx: Transaction, state: InboxState = InboxState.HANDLED) -> None:
        if not self.finished:
            self.finished = True
            tx.inbox.finish(self.row.id, state)

    def request(self, part: int, offer_id: str = "") -> Request:
        """A request whose run id derives from the message or the taken offer: worked off again, it finds the same run."""
        stem, origin = (f"o{offer_id}", "offer") if offer_id else (self.row.incoming.stem, "message")
        return Request(self.actor, f"{stem}-{part}", origin, self.told)
