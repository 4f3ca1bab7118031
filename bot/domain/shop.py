"""A merchant's shop and its limits. A blank limit is the strictest one: no cap entered means nothing may be spent."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.domain.money import Money


@dataclass(frozen=True, slots=True)
class Limits:
    """What the shop allows. Ratios are Decimal shares (0.30 = 30 %); spend caps are per shop-day, shop-week and shop-month.

    `weekly_spend` (Monday to Sunday) is additional: None is no weekly cap, while the other two must be there to spend at all.

    `ask_above_change`: a larger relative price change asks first. `refuse_above_change`: a larger one is refused.
    `refuse_above_day_change`: the same for all changes of one listing in one shop-day together; `changes_per_day`: how many of them.
    `ask_above_listings`: more listings than this in one operation ask first; more than `refuse_above_listings` are refused.
    `approval_minutes`: how long a card lives. `cool_down_minutes`: how long after a stop was lifted everything is asked about.
    `operation_spend`: the most that one operation may commit in all; None: no more than the month's cap.
    """

    daily_spend: Money | None = None
    monthly_spend: Money | None = None
    ask_above_change: Decimal = Decimal("0.20")
    refuse_above_change: Decimal = Decimal("0.70")
    ask_above_listings: int = 3
    approval_minutes: int = 120
    weekly_spend: Money | None = None
    refuse_above_day_change: Decimal = Decimal("0.70")
    changes_per_day: int = 10
    refuse_above_listings: int = 500
    cool_down_minutes: int = 30
    operation_spend: Money | None = None


@dataclass(frozen=True, slots=True)
class Shop:
    """One merchant's presence on one marketplace: the unit of tenancy.

    `timezone` is an IANA name; `report_at` is a wall-clock time there. `clock_offset_days` is only ever non-zero in a
    sandbox, whose clock a newcomer may move. `stopped_at` is set while stop-all holds, `resumed_at` once it was lifted;
    `frozen_at` while an owner's freeze does: `frozen_by` is who froze it, `frozen_after` who had acted last before.
    """

    id: str
    name: str
    marketplace: str
    currency: str
    timezone: str
    language: str = "zh-Hans"
    report_at: time = time(9, 0)
    clock_offset_days: int = 0
    stopped_at: datetime | None = None
    limits: Limits = Limits()
    resumed_at: datetime | None = None
    frozen_at: datetime | None = None
    frozen_by: str | None = None
    frozen_after: str | None = None

    @property
    def sandbox(self) -> bool:
        return self.marketplace == "sandbox"

    def local(self, now: datetime) -> datetime:
        """`now` (aware) as the shop's own wall clock reads it, sandbox offset included."""
        return (now + timedelta(days=self.clock_offset_days)).astimezone(ZoneInfo(self.timezone))

    def today(self, now: datetime) -> date:
        """The shop's calendar day at `now`."""
        return self.local(now).date()


def instant(day: date, at: time, timezone: str) -> datetime:
    """The one UTC instant of a wall-clock time on a day in a zone.

    A time that a DST change skips is the first instant after the gap; one that occurs twice is the first of the two.
    """
    zone = ZoneInfo(timezone)
    wall = datetime.combine(day, at, tzinfo=zone)
    moment = wall.astimezone(ZoneInfo("UTC"))
    back = moment.astimezone(zone)
    if back.replace(tzinfo=None) == wall.replace(tzinfo=None):
        return moment
    return _after_gap(wall, zone)


def _after_gap(wall: datetime, zone: ZoneInfo) -> datetime:
    """First instant after the gap that swallowed `wall`: the offsets before and after the gap bracket it."""
    utc = ZoneInfo("UTC")
    low = (wall - timedelta(days=1)).astimezone(utc)
    high = (wall + timedelta(days=1)).astimezone(utc)
    target = wall.replace(tzinfo=None)
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        if middle.astimezone(zone).replace(tzinfo=None) < target:
            low = middle
        else:
            high = middle
    return high.replace(microsecond=0)


def day_bounds(first: date, last: date, timezone: str) -> tuple[datetime, datetime]:
    """UTC instants [start, end) of the shop-days `first`..`last`, both inclusive."""
    return instant(first, time(0), timezone), instant(last + timedelta(days=1), time(0), timezone)
