"""The books at every commit: caps, what is given back and when, and what the marketplace really runs."""

from bot.domain.action import PromotionOrder
from bot.trial.checking.evidence import Evidence
from bot.trial.market import Call

WITHOUT_US = ("adopted-", "beyond-")
"""Budget nobody approved here: campaigns that run without us, and what was charged beyond."""
OPEN = ("pending", "sending", "unknown")
OURS = "effect_id NOT LIKE 'adopted-%' AND effect_id NOT LIKE 'beyond-%'"
HELD = "SUM(CASE kind WHEN 'reserve' THEN amount_minor WHEN 'void' THEN -amount_minor ELSE 0 END)"


class Books:
    """M2, M4 and M7, when ledger rows are written and when the marketplace acts."""

    def __init__(self, seen: Evidence) -> None:
        self._seen = seen

    def entered(self, kind: str, shop: str, effect: str, day: str, amount: int) -> None:
        self._balanced(effect, day)
        if kind == "reserve" and not effect.startswith(WITHOUT_US):
            self._within_caps(shop, day, effect)
        if kind == "void":
            self._may_be_given_back(shop, effect, day)

    def _balanced(self, effect: str, day: str) -> None:
        query = "SELECT kind, SUM(amount_minor) FROM ledger_entry WHERE effect_id = ? AND day = ? GROUP BY kind"
        sums = dict(self._seen.rows.all(query, effect, day))
        if sums.get("post", 0) + sums.get("void", 0) > sums.get("reserve", 0):
            self._seen.world.violate("M4", f"{effect} on {day}: {sums}")

    def _within_caps(self, shop: str, day: str, effect: str) -> None:
        """Held and spent, unclear included, against the caps; of a fresh approval also with what runs without us."""
        rows = self._seen.rows
        daily, monthly = rows.all("SELECT daily_spend_minor, monthly_spend_minor FROM shop WHERE id = ?", shop)[0]
        state = rows.one("SELECT state FROM effect WHERE id = ?", effect)
        whose = "1 = 1" if state == ("pending",) else OURS
        spans = (("day", day, day, daily), ("month", f"{day[:8]}01", f"{day[:8]}31", monthly))
        for span, first, last, cap in spans:
            query = f"SELECT {HELD} FROM ledger_entry WHERE shop_id = ? AND day BETWEEN ? AND ? AND {whose}"  # noqa: S608
            held = rows.number(query, shop, first, last)
            if cap is None or held > cap:
                self._seen.world.violate("M2", f"{shop} {span} of {day}: {held} held, cap {cap}, by {effect}")

    def _may_be_given_back(self, shop: str, effect: str, day: str) -> None:
        """Budget of a call whose outcome is open stays held until its day is over and the marketplace has said what was spent."""
        state = self._seen.rows.one("SELECT state FROM effect WHERE id = ?", effect)
        today = self._seen.cast.shop(shop).today(self._seen.world.utc).isoformat()
        if state is None or day < today:
            return
        if state[0] in OPEN:
            self._seen.world.violate("M7", f"{effect} is {state[0]} and its budget of {day} was given back")
        if state[0] == "refused" and any(each.effect == effect for each in self._seen.market.done):
            self._seen.world.violate("M7", f"{effect} was done, and its budget of {day} was given back")

    def done(self, call: Call) -> None:
        """The marketplace did something: once, and not after we gave it up; and all that runs is within the day's cap."""
        times = sum(each.effect == call.effect for each in self._seen.market.done)
        if times > 1:
            self._seen.world.violate("M1", f"{call.effect} was done {times} times")
        state = self._seen.rows.one("SELECT state FROM effect WHERE id = ?", call.effect)
        if state == ("refused",):
            self._seen.world.violate("M7", f"{call.effect} was given up as refused and then done")
        if isinstance(call.action, PromotionOrder):
            self._running_within_cap(call)

    def _running_within_cap(self, call: Call) -> None:
        shop = self._seen.cast.shop(call.shop)
        running = self._seen.market.exposed(shop)
        cap = self._seen.rows.number("SELECT daily_spend_minor FROM shop WHERE id = ?", call.shop)
        if running > cap:
            self._seen.world.violate("M2", f"{call.shop}: {running} may be spent today at the marketplace, cap {cap}")
