"""The exact before -> after table of an operation against the shop now. What a card shows is this and no more."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from bot.domain.money import Money
from bot.domain.operation import Operation
from bot.domain.operation_json import from_json, money_from_json, money_to_json, to_json


class RowField(StrEnum):
    """What a row is about.

    TIER rows carry `quantity`; VARIANT rows carry `detail` (the variant's name). TEXT rows carry the field's name in `detail` and
    the whole texts as states. A TENDER row is our offer: unit prices, `quantity`, the tender's id in `detail`, and the offered
    quantities as states (empty: no offer). The TENDER_CALL row below it is what the buyer asks for, and never changes: highest
    price, `quantity`, the last day (ISO) in `detail`, and the unit as state.
    PLAN_START and PLAN_END rows carry an ISO time and day in `detail`, LOUDNESS rows their topic.
    NAME rows carry the word a listing is or was called by as state, UNIT rows (named by the unit) what it counts as ("24 双").
    A MANDATE row is named by its scope and carries the id of the mandate that stands in `detail`; the rows below it are its terms:
    listings (ids as states, a line each; "whole" in `detail` where they are all), amounts, shares, counts and days as states.
    A GUARD row carries the name of one of the shop's rules in `detail`, its values as states or amounts.
    """

    PRICE = "price"
    TIER = "tier"
    VARIANT = "variant"
    FLOOR = "floor"
    COST = "cost"
    BUDGET = "budget"
    STATE = "state"
    BID = "bid"
    BID_CAP = "bid_cap"
    ON_SALE = "on_sale"
    TEXT = "text"
    TENDER = "tender"
    TENDER_CALL = "tender_call"
    DAILY_SPEND = "daily_spend"
    WEEKLY_SPEND = "weekly_spend"
    MONTHLY_SPEND = "monthly_spend"
    SHOP = "shop"
    PLAN_START = "plan_start"
    PLAN_END = "plan_end"
    PLAN = "plan"
    REPORT_TIME = "report_time"
    LOUDNESS = "loudness"
    QUIET = "quiet"
    NAME = "name"
    UNIT = "unit"
    MANDATE = "mandate"
    MANDATE_LISTINGS = "mandate_listings"
    MANDATE_CAP = "mandate_cap"
    MANDATE_ACTION = "mandate_action"
    MANDATE_CHANGE = "mandate_change"
    MANDATE_USES = "mandate_uses"
    MANDATE_UNTIL = "mandate_until"
    GUARD = "guard"
    PROTECTED = "protected"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. Money rows fill `before`/`after`; state rows fill `state_before`/`state_after`.

    `floor`, `margin_before` and `margin_after` are per unit at full cost, None where the cost is unknown.
    """

    listing: str
    name: str
    field: RowField
    before: Money | None = None
    after: Money | None = None
    state_before: str = ""
    state_after: str = ""
    quantity: int = 0
    detail: str = ""
    floor: Money | None = None
    margin_before: Money | None = None
    margin_after: Money | None = None
    daily_units: int | None = None
    """Units sold on an average day of the last seven, None where nothing is known."""
    week_units: int | None = None
    """Units sold in the last seven days, for what takes a listing off sale."""
    cap: Money | None = None
    """For bids: the most that may be bid."""

    @property
    def changes(self) -> bool:
        return self.before != self.after or self.state_before != self.state_after


@dataclass(frozen=True, slots=True)
class SpendPlan:
    """Money an operation would commit: `daily` on each shop-day from `first` to `last`, both inclusive."""

    daily: Money
    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def whole(self) -> Money:
        return self.daily * self.days


@dataclass(frozen=True, slots=True)
class Preview:
    """Rows in the order of the operation's listings, and the spend it would add (None: it commits no money)."""

    shop_id: str
    operation: Operation
    rows: tuple[Row, ...]
    spend: SpendPlan | None = None

    @property
    def changes(self) -> bool:
        """Whether anything at all would be different afterwards."""
        return any(row.changes for row in self.rows)

    @property
    def listings(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row.listing for row in self.rows if row.listing))

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of the operation and of every before and after: an approval is bound to this."""
        written = json.dumps(self.to_json(), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(written.encode()).hexdigest()

    def to_json(self) -> dict[str, Any]:
        """What the digest covers: the operation, each row's exact values, and the spend."""
        rows = [_exact(row) for row in self.rows]
        return {"shop": self.shop_id, "operation": to_json(self.operation), "rows": rows, "spend": _spend(self.spend)}

    def record(self) -> dict[str, Any]:
        """Everything, for the store: `from_record` reads it back to an equal preview."""
        rows = [{**_exact(row), **_about(row)} for row in self.rows]
        return {"shop": self.shop_id, "operation": to_json(self.operation), "rows": rows, "spend": _spend(self.spend)}


def from_record(value: Mapping[str, Any]) -> Preview:
    """Reads `Preview.record()` back. Raises KeyError or ValueError for anything else."""
    spend = value["spend"]
    plan = spend and SpendPlan(
        money_from_json(spend["daily"]), date.fromisoformat(spend["first"]), date.fromisoformat(spend["last"])
    )
    rows = tuple(_row(each) for each in value["rows"])
    return Preview(str(value["shop"]), from_json(value["operation"]), rows, plan)


def _spend(spend: SpendPlan | None) -> dict[str, Any] | None:
    if spend is None:
        return None
    return {"daily": money_to_json(spend.daily), "first": spend.first.isoformat(), "last": spend.last.isoformat()}


def _exact(row: Row) -> dict[str, Any]:
    """Names and sales figures are left out: they may move without the operation meaning something else."""
    return {
        "listing": row.listing,
        "field": row.field.value,
        "quantity": row.quantity,
        "detail": row.detail,
        "before": _written(row.before),
        "after": _written(row.after),
        "state": [row.state_before, row.state_after],
    }


def _about(row: Row) -> dict[str, Any]:
    return {
        "name": row.name,
        "floor": _written(row.floor),
        "margin_before": _written(row.margin_before),
        "margin_after": _written(row.margin_after),
        "daily_units": row.daily_units,
        "week_units": row.week_units,
        "cap": _written(row.cap),
    }


def _row(value: Mapping[str, Any]) -> Row:
    return Row(
        listing=value["listing"],
        name=value["name"],
        field=RowField(value["field"]),
        before=_read(value["before"]),
        after=_read(value["after"]),
        state_before=value["state"][0],
        state_after=value["state"][1],
        quantity=value["quantity"],
        detail=value["detail"],
        floor=_read(value["floor"]),
        margin_before=_read(value["margin_before"]),
        margin_after=_read(value["margin_after"]),
        daily_units=value["daily_units"],
        week_units=value.get("week_units"),
        cap=_read(value.get("cap")),
    )


def _written(money: Money | None) -> dict[str, str] | None:
    return None if money is None else money_to_json(money)


def _read(value: Mapping[str, Any] | None) -> Money | None:
    return None if value is None else money_from_json(value)
