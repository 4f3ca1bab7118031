"""Who let it happen: every call to the marketplace is traced back to a person who might, at the time they said so."""

import json
from typing import Any

from bot.domain.action import WHILE_STOPPED, PriceChange, PromotionOrder, Spending, action_to_json
from bot.trial.checking.evidence import Evidence
from bot.trial.market import Call

STOP_SECONDS = 1.0
STOPPED_WORDS = "已经全部停下"
YES_WORDS = frozenset({"同意"})


class Authority:
    """M1, M3, M5 and R6 at each call, M3 and R2 at each answer to a card."""

    def __init__(self, seen: Evidence) -> None:
        self._seen = seen
        self._approved: dict[tuple[str, str], str] = {}
        self._stopped: dict[str, float] = {}

    def decided(self, approval: str, shop: str, state: str, person: str | None, run: str) -> None:
        """A card was answered. Yes counts only from somebody who may, who pressed it, in time, once."""
        world = self._seen.world
        found = self._seen.rows.one("SELECT permission, expires_at, operation FROM approval WHERE id = ?", approval)
        if found is None or state not in ("approved", "declined"):
            return
        permission, expires, operation = found
        if not person or not self._seen.cast.may(shop, person, permission, world.now):
            world.violate("M3", f"{approval} was {state} by {person}, who may not {permission}")
        if expires <= world.utc.timestamp() * 1_000_000:
            world.violate("R2", f"{approval} was {state} after its time")
        if state == "declined":
            return
        if not self._pressed(approval, person or ""):
            world.violate("M3", f"{approval} was approved, but {person} never said yes to it")
        if (shop, run) in self._approved:
            world.violate("M1", f"{run} of {shop} was approved twice")
        self._approved[shop, run] = approval
        if json.loads(operation).get("op") == "stop.lift":
            self._stopped.pop(shop, None)

    def _pressed(self, approval: str, person: str) -> bool:
        taps = self._seen.crowd.taps
        if any(each.person == person and each.data == f"a:{approval}:y" for each in taps):
            return True
        post, said = self._seen.post.accepted, self._seen.crowd.said
        return any(text in YES_WORDS and uid in post and post[uid].sender == person for uid, text in said.items())

    def told(self, chat: str, body: str, shop: str | None) -> None:
        """Once somebody was told that everything is stopped, it is, whatever the rows say."""
        if shop and STOPPED_WORDS in body:
            self._stopped.setdefault(shop, self._seen.world.now)

    def called(self, call: Call) -> None:
        world, rows = self._seen.world, self._seen.rows
        query = "SELECT run_id, shop_id, state, action FROM effect WHERE id = ?"
        effect = rows.one(query, call.effect)
        if effect is None or effect[2] != "sending":
            world.violate("M5", f"{call.effect} was called, its row being {effect and effect[2]}")
        self._not_stopped(call)
        if effect is None:
            return
        run, shop, _, action = effect
        if shop != call.shop or json.loads(action) != action_to_json(call.action):
            world.violate("M5", f"{call.effect} was called as {call.action}, stored as {action} of {shop}")
        self._authorised(call, run)

    def _not_stopped(self, call: Call) -> None:
        if isinstance(call.action, WHILE_STOPPED):
            return
        since = self._stopped.get(call.shop)
        if since is not None and self._seen.world.now > since + STOP_SECONDS:
            self._seen.world.violate("R6", f"{call.effect} was called after {call.shop} was told to be stopped")

    def _authorised(self, call: Call, run_id: str) -> None:
        world, rows = self._seen.world, self._seen.rows
        run = rows.one("SELECT asked_by, origin, preview FROM run WHERE shop_id = ? AND id = ?", call.shop, run_id)
        if run is None:
            world.violate("M3", f"{call.effect} belongs to no run")
            return
        kinds = {
            kind for (kind,) in rows.all("SELECT kind FROM worklog WHERE shop_id = ? AND run_id = ?", call.shop, run_id)
        }
        states = [
            state
            for (state,) in rows.all("SELECT state FROM approval WHERE run_id = ? AND shop_id = ?", run_id, call.shop)
        ]
        if (call.shop, run_id) in self._approved:
            self._as_shown(call, json.loads(run[2]))
            wanted = "approved"
        else:
            wanted = "allowed"
            if states or isinstance(call.action, Spending):
                world.violate("M3", f"{call.effect} was called without an approval: {states}")
            if run[0] and not self._might(call.shop, run[0]):
                world.violate("M3", f"{call.effect} was asked for by {run[0]}, who never might")
            if not run[0] and run[1] != "stop":
                world.violate("M3", f"{call.effect} was asked for by nobody")
        if wanted not in kinds:
            world.violate(
                "M5", f"{call.effect} was called, and the work log does not say that it was {wanted}: {sorted(kinds)}"
            )

    def _might(self, shop: str, person: str) -> bool:
        return any(role in ("owner", "operator") for _, role in self._seen.cast.roles.get((shop, person), []))

    def _as_shown(self, call: Call, preview: dict[str, Any]) -> None:
        """What is ordered is what stood on the card: the budget and its last day, or the price before and after."""
        action = call.action
        rows = [row for row in preview["rows"] if row["listing"] == action.listing]
        shown: object = None
        asked: object = None
        if isinstance(action, PromotionOrder):
            shown = [(row["after"]["amount"], row["detail"]) for row in rows if row["field"] == "budget"]
            asked = [(str(action.daily_budget.amount), action.until.isoformat())]
        elif isinstance(action, PriceChange):
            shown = [(row["before"]["amount"], row["after"]["amount"]) for row in rows if row["field"] == "price"]
            asked = [(str(action.before.amount), str(action.after.amount))]
        if shown != asked:
            self._seen.world.violate("M1", f"{call.effect} orders {asked}, shown was {shown}")
