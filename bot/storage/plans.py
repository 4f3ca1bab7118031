"""Plans as rows; every change of state is a compare-and-set. What is due follows each shop's own clock."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    bindparam,
    cast,
    func,
    literal,
    or_,
    select,
    type_coerce,
    update,
)

from bot.domain import operation_json
from bot.domain.planned import Plan, PlanState
from bot.storage.columns import EPOCH, MICROSECOND
from bot.storage.statements import insert_new
from bot.storage.tables.people import shop
from bot.storage.tables.planned import plan as table

PLAN = ("id", "shop_id", "person_id", "created_at", "due_at", "until", "ends_at", "state", "run_id")
OPEN = (PlanState.WAITING, PlanState.STARTED)
DAY = timedelta(days=1) // MICROSECOND


class SqlPlans:
    """The Plans port."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, plan: Plan) -> bool:
        values = {name: getattr(plan, name) for name in PLAN}
        values["operation"] = operation_json.to_json(plan.operation)
        return insert_new(self._connection, table, ("shop_id", "id"), values) is not None

    def get(self, shop_id: str, plan_id: str) -> Plan | None:
        row = self._connection.execute(select(table).where(_is_plan(shop_id, plan_id))).first()
        return None if row is None else _plan(row)

    def open(self, shop_id: str) -> tuple[Plan, ...]:
        found = self._plans(select(table).where((table.c.shop_id == shop_id) & table.c.state.in_(OPEN)))
        return tuple(sorted(found, key=_next))

    def due(self, now: datetime) -> tuple[Plan, ...]:
        """A practice shop's clock is days ahead, so its times come so much sooner."""
        return self._plans(_DUE, {"now": (now - EPOCH) // MICROSECOND})

    def move(self, plan: Plan, state: PlanState, run_id: str | None = None) -> bool:
        run = table.c.run_id.is_(None) if plan.run_id is None else table.c.run_id == plan.run_id
        same = _is_plan(plan.shop_id, plan.id) & (table.c.state == plan.state) & run
        moved = update(table).where(same).values(state=state, run_id=plan.run_id if run_id is None else run_id)
        return self._connection.execute(moved).rowcount == 1

    def _plans(self, statement: Select[Any], values: dict[str, Any] | None = None) -> tuple[Plan, ...]:
        return tuple(_plan(row) for row in self._connection.execute(statement, values))


def _number(column: ColumnElement[datetime]) -> ColumnElement[int]:
    """A moment as the microseconds it is stored as, to reckon with."""
    return type_coerce(column, BigInteger)


def _due() -> Select[Any]:
    ahead = cast(shop.c.clock_offset_days, BigInteger) * literal(DAY, BigInteger)
    moved = bindparam("now", type_=BigInteger) + ahead
    begins = func.coalesce(_number(table.c.due_at), _number(table.c.created_at))
    waiting = (table.c.state == PlanState.WAITING) & (begins <= moved)
    cut_off = (table.c.state == PlanState.STARTED) & table.c.run_id.is_(None)
    ending = (table.c.state == PlanState.STARTED) & (_number(table.c.ends_at) <= moved)
    joined = select(table).join(shop, shop.c.id == table.c.shop_id)
    return joined.where(or_(waiting, cut_off, ending)).order_by(table.c.number)


_DUE = _due()
"""Asked for all the time, so it is put together once."""


def _next(plan: Plan) -> tuple[datetime, str]:
    """When the plan's next step is, then its id."""
    ends = plan.ends_at if plan.state is PlanState.STARTED else None
    return ends or plan.since, plan.id


def _is_plan(shop_id: str, plan_id: str) -> Any:
    return (table.c.shop_id == shop_id) & (table.c.id == plan_id)


def _plan(row: Any) -> Plan:
    return Plan(operation=operation_json.from_json(row.operation), **{name: getattr(row, name) for name in PLAN})
