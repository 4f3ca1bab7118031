"""Looks at every commit and at every call as it happens, and hands each thing to whoever judges it."""

from typing import Any

from bot.trial.checking.authority import Authority
from bot.trial.checking.evidence import Evidence
from bot.trial.checking.ledgers import Change
from bot.trial.checking.money import Books
from bot.trial.market import Call
from bot.trial.post import Bubble

UNKNOWN_WORDS = "还不清楚"
LONGEST_SENDING = 300.0


class Watch:
    """`committed` after each transaction; `called` and `done` by the marketplace; `shown` by the messenger."""

    def __init__(self, seen: Evidence) -> None:
        self._seen = seen
        self._books = Books(seen)
        self._authority = Authority(seen)
        self._reports: dict[tuple[str, str], int] = {}
        self._sent: dict[str, str] = {}

    def committed(self) -> None:
        changes = self._seen.rows.changes()
        for change in changes:
            handle = getattr(self, f"_{change.what}", None)
            if handle is not None:
                handle(*change.values)
        self._unknown_is_told(changes)

    def _ledger(self, kind: str, shop: str, effect: str, day: str, amount: int) -> None:
        self._books.entered(kind, shop, effect, day, amount)

    def _approval(self, approval: str, shop: str, state: str, person: str | None, run: str) -> None:
        self._seen.world.note(f"card {state}")
        self._authority.decided(approval, shop, state, person, run)

    def _effect(self, effect: str, shop: str, state: str, run: str, note: str) -> None:
        """Done is said of nothing that the marketplace has not done."""
        self._seen.world.note(f"effect {effect} {state} {note}")
        if state == "done" and not any(each.effect == effect for each in self._seen.market.done):
            self._seen.world.violate("M5", f"{effect} is called done, and the marketplace never did it")

    def _run(self, run: str, shop: str, state: str, person: str, origin: str) -> None:
        self._seen.world.counts[f"runs {state}"] += 1

    def _outbox(self, key: str | None, chat: str, body: str, shop: str | None, kind: str) -> None:
        self._authority.told(chat, body, shop)
        self._no_other_shop(chat, body)

    def _no_other_shop(self, chat: str, body: str) -> None:
        """Nobody is written a word about a shop they are not in."""
        own = self._seen.cast.shop_of(chat)
        for shop in self._seen.cast.shops:
            if shop.id != own and shop.name in body:
                self._seen.world.violate("S1", f"{chat} is written about {shop.name}")

    def _unknown_is_told(self, changes: list[Change]) -> None:
        """A run that becomes unclear is told to whoever asked in the same transaction."""
        told = [(each.values[1], each.values[2]) for each in changes if each.what == "outbox"]
        for each in changes:
            run, shop, state, person, origin = each.values
            if each.what != "run" or state != "unknown" or origin == "stop":
                continue
            heard = {person, self._seen.cast.people.get(shop, {}).get("owner")}
            if not any(chat in heard and UNKNOWN_WORDS in body for chat, body in told):
                self._seen.world.violate("M6", f"{run} of {shop} became unclear and nobody was told")

    def called(self, call: Call) -> None:
        self._authority.called(call)

    def done(self, call: Call) -> None:
        self._books.done(call)

    def shown(self, bubble: Bubble) -> None:
        """Every message once, and of each day's report one to each reader."""
        world = self._seen.world
        if not bubble.key:
            return
        row: Any = self._seen.rows.one("SELECT key FROM outbox WHERE id = ?", int(bubble.key))
        key = str(row[0]) if row and row[0] else ""
        if self._sent.setdefault(bubble.key, bubble.ref) != bubble.ref:
            world.violate("R3" if key.startswith("report-") else "R1", f"{key} was shown to {bubble.chat} twice")
        if key.startswith("report-") and key.endswith(".0") and "unclear" not in key:
            self._report(bubble.chat, bubble.shown.text)

    def _report(self, chat: str, text: str) -> None:
        first = text.splitlines()[0]
        self._reports[chat, first] = self._reports.get((chat, first), 0) + 1
        self._seen.world.counts["reports"] += 1
        if self._reports[chat, first] > 1:
            self._seen.world.violate("R3", f"{chat} read this report twice: {first}")
