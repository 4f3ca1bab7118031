"""What an older copy still takes for open, made safe: nothing is sent that may have been sent, and no cap is spent twice."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.domain.actions import holds_of
from bot.domain.approval import ApprovalState
from bot.domain.command import Undo
from bot.domain.effect import Effect, EffectState, Run, RunState
from bot.domain.ledger import FENCE
from bot.domain.money import Money
from bot.domain.outcome import Said
from bot.domain.people import Actor
from bot.domain.planned import Plan, Planned, PlanState
from bot.domain.preview import Preview
from bot.domain.preview import from_record as preview_from_record
from bot.domain.restoring import Restoration
from bot.domain.shop import Shop
from bot.operations.way.booking import asking_offer, log, offer, preview_body
from bot.operations.way.closing import close_run
from bot.operations.way.house import House
from bot.operations.way.keeping import kept_plan
from bot.operations.way.looking import committed_in
from bot.operations.way.starting import effects_of
from bot.ports.store import ReportState, Transaction

RESTORED = "restored"
REASON = "policy-restored"
LONGEST_GAP = 31
"""Days whose reports are looked at."""
OPEN = (EffectState.PENDING, EffectState.SENDING)


@dataclass(frozen=True, slots=True)
class Fencing:
    """One transaction of one restore."""

    tx: Transaction
    house: House
    restoration: Restoration

    @property
    def now(self) -> datetime:
        return self.restoration.restored_at

    def card(self, shop: Shop, run: Run) -> bool:
        """A card that waited in the copy can be answered no more. True: it may have been answered with yes in the lost time, and its
        writes are looked up under the very ids they would have had.
        """
        approval = self.tx.approvals.of_run(run.shop_id, run.id)
        effects = effects_of(preview_from_record(run.preview), run)
        if approval is not None:
            self.tx.approvals.decide(approval.id, ApprovalState.VOID, None, self.now)
        if effects:
            self._unclear(shop, run, effects)
        elif approval is not None:
            close_run(self.tx, self.house, (run, approval, ApprovalState.VOID), Actor("", shop.id, None))
        return bool(effects)

    def _unclear(self, shop: Shop, run: Run, effects: tuple[Effect, ...]) -> None:
        unclear = [
            replace(each, state=EffectState.UNKNOWN, attempts=1, sent_at=self.now, note=RESTORED) for each in effects
        ]
        self.tx.runs.add_effects(unclear)
        self.tx.runs.move(run, RunState.UNKNOWN, self.now)
        self._hold(shop, preview_from_record(run.preview), effects)
        self._log(shop, run)

    def _hold(self, shop: Shop, preview: Preview, effects: tuple[Effect, ...]) -> None:
        """What an order would spend, as far as the day's cap has room: of several open cards not all can have been answered with yes."""
        today = shop.today(self.now)
        for each in effects:
            days, daily = holds_of(preview, each.action, today, None)
            for day in days:
                amount = min(daily, self._left(shop, day), key=lambda money: money.minor)
                if amount.minor > 0:
                    self.tx.ledger.reserve(each.id, shop.id, [day], amount)

    def _left(self, shop: Shop, day: date) -> Money:
        """What the narrowest cap leaves of a day. No daily cap: nothing may be spent anyway."""
        zero, limits = Money.zero(shop.currency), shop.limits
        if limits.daily_spend is None:
            return zero
        known = committed_in(self.tx, shop, shop.today(self.now))
        left = [limits.daily_spend - known.day(day, shop.currency)]
        if limits.monthly_spend is not None:
            left.append(limits.monthly_spend - known.month(day, shop.currency))
        if limits.weekly_spend is not None:
            left.append(limits.weekly_spend - known.week(day, shop.currency))
        return max(zero, min(left, key=lambda each: each.minor), key=lambda each: each.minor)

    def cut_off(self, shop: Shop, run: Run) -> None:
        """A run that was being sent: what was not sent when the copy was made may have been since."""
        for each in self.tx.runs.effects(run.shop_id, run.id):
            if each.state is EffectState.PENDING:
                self.tx.runs.effect_state(each, EffectState.SENDING, self.now)
            if each.state in OPEN:
                begun = replace(each, state=EffectState.SENDING)
                self.tx.runs.effect_state(begun, EffectState.UNKNOWN, self.now, RESTORED)
        self.tx.runs.move(run, RunState.UNKNOWN, self.now)
        self._log(shop, run)

    def _log(self, shop: Shop, run: Run) -> None:
        preview = preview_from_record(run.preview)
        said = {"run_id": run.id, "listings": preview.listings, **preview_body(preview)}
        log(self.tx, shop, "unknown", self.now, **said, state=RunState.UNKNOWN.value)

    def caps(self, shop: Shop) -> Money:
        """Hold all that is left of today: what the lost time spent is not known. `KeepLedger` gives it back."""
        today = shop.today(self.now)
        left = self._left(shop, today)
        if left.minor > 0:
            self.tx.ledger.reserve(f"{FENCE}{self.restoration.epoch}-{shop.id}@", shop.id, [today], left)
        return left

    def mandates(self, shop: Shop) -> None:
        """One that was taken back in the lost time must not stand again, and what was used of one is not known: all end."""
        for each in self.tx.mandates.live(shop.id, shop.today(self.now)):
            self.tx.mandates.revoke(shop.id, each.id, "", self.now)

    def reports(self, shop: Shop) -> None:
        """A report that may have gone out in the lost time is not sent again, and none is called sent that may not have been."""
        today, first = shop.today(self.now), shop.today(self.restoration.copied_at)
        for back in range(min(max((today - first).days, 0), LONGEST_GAP) + 1):
            day = today - timedelta(days=back)
            state = self.tx.reports.state(shop.id, day)
            if state is None and self.tx.reports.claim(shop.id, day, self.now):
                state = ReportState.SENDING
            if state is ReportState.SENDING:
                self.tx.reports.settle(shop.id, day, ReportState.UNCERTAIN)

    def plan(self, shop: Shop, plan: Plan) -> Said | None:
        """A plan that became due meanwhile is not carried out: whoever planned it is asked. None: it has moved on."""
        kept = kept_plan(self.tx, plan.shop_id, plan.id)
        if not self.tx.plans.move(plan, PlanState.FAILED):
            return None
        actor = Actor(plan.person_id, shop.id, self.tx.people.role(shop.id, plan.person_id))
        names: tuple[str, ...] = ()
        if kept is not None:
            names = tuple(dict.fromkeys(row.name for row in kept[1].rows if row.name))
            log(self.tx, shop, "plan-dropped", self.now, listings=kept[1].listings, **preview_body(kept[1]))
        at = shop.local(plan.since - timedelta(days=shop.clock_offset_days))
        values = (("names", names), ("at", at))
        if plan.run_id is not None:
            tap = offer(self.tx, self.house, actor, Undo(plan.run_id), ("button-undo", ()))
            return Said("restored-plan-end", values, (tap,))
        later = plan.until is not None and plan.until >= shop.today(self.now)
        again = Planned(plan.operation, None, plan.until) if later else plan.operation
        return Said("restored-plan", values, (asking_offer(self.tx, self.house, actor, again, REASON),))
