"""Asked-for operations and their outside writes as rows; every change of state is a compare-and-set."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from bot.domain import operation_json
from bot.domain.effect import Effect, EffectState, Run, RunState, action_from_json, action_to_json
from bot.storage.statements import insert_new
from bot.storage.tables import work as table

RUN = (
    "id",
    "shop_id",
    "asked_by",
    "origin",
    "digest",
    "state",
    "created_at",
    "preview",
    "undone_by",
    "finished_at",
    "mandate_id",
)
EFFECT = ("id", "run_id", "shop_id", "state", "attempts", "sent_at", "settled_at", "note")
UNFINISHED_RUN = frozenset({RunState.AWAITING, RunState.SENDING, RunState.UNKNOWN})
OPEN_EFFECT = (EffectState.PENDING, EffectState.SENDING, EffectState.UNKNOWN)
"""States that something must still come after."""


class SqlRuns:
    """The Runs port."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, run: Run) -> bool:
        values = {name: getattr(run, name) for name in RUN}
        values["operation"] = operation_json.to_json(run.operation)
        return insert_new(self._connection, table.run, ("shop_id", "id"), values) is not None

    def get(self, shop_id: str, run_id: str) -> Run | None:
        row = self._connection.execute(select(table.run).where(_is_run(shop_id, run_id))).first()
        return None if row is None else _run(row)

    def move(self, run: Run, state: RunState, now: datetime) -> bool:
        """A state that nothing comes after notes `now` as the end."""
        same = _is_run(run.shop_id, run.id) & (table.run.c.state == run.state)
        finished = None if state in UNFINISHED_RUN else now
        moved = update(table.run).where(same).values(state=state, finished_at=finished)
        return self._connection.execute(moved).rowcount == 1

    def mark_undone(self, shop_id: str, run_id: str, by_run: str) -> bool:
        not_yet = _is_run(shop_id, run_id) & table.run.c.undone_by.is_(None)
        return self._connection.execute(update(table.run).where(not_yet).values(undone_by=by_run)).rowcount == 1

    def recent(self, shop_id: str, limit: int) -> tuple[Run, ...]:
        return self._runs(
            select(table.run).where(table.run.c.shop_id == shop_id).order_by(table.run.c.number.desc()).limit(limit)
        )

    def in_state(self, state: RunState) -> tuple[Run, ...]:
        """Oldest first."""
        return self._runs(_IN_STATE, {"wanted": state})

    def _runs(self, statement: Any, values: dict[str, Any] | None = None) -> tuple[Run, ...]:
        return tuple(_run(row) for row in self._connection.execute(statement, values))

    def add_effects(self, effects: Iterable[Effect]) -> None:
        for each in effects:
            values = {name: getattr(each, name) for name in EFFECT}
            self._connection.execute(insert(table.effect).values(action=action_to_json(each.action), **values))

    def effects(self, shop_id: str, run_id: str) -> tuple[Effect, ...]:
        """In the order they were added."""
        condition = (table.effect.c.shop_id == shop_id) & (table.effect.c.run_id == run_id)
        return self._effects(select(table.effect).where(condition).order_by(table.effect.c.number))

    def effect_state(self, effect: Effect, state: EffectState, now: datetime, note: str = "") -> bool:
        """DONE and REFUSED note `now` as the settling time. An empty note leaves the one that is there."""
        same = _is_effect(effect.shop_id, effect.id) & (table.effect.c.state == effect.state)
        values: dict[str, Any] = {"state": state}
        if state is EffectState.SENDING:
            values |= {"attempts": table.effect.c.attempts + 1, "sent_at": now}
        elif state not in OPEN_EFFECT:
            values["settled_at"] = now
        if note:
            values["note"] = note
        return self._connection.execute(update(table.effect).where(same).values(**values)).rowcount == 1

    def effects_since(self, shop_id: str, since: datetime) -> tuple[Effect, ...]:
        made = select(table.run.c.id).where(table.run.c.shop_id == shop_id, table.run.c.created_at >= since)
        own = (table.effect.c.shop_id == shop_id) & table.effect.c.run_id.in_(made)
        counted = select(table.effect).where(own, table.effect.c.state != EffectState.REFUSED)
        return self._effects(counted.order_by(table.effect.c.number))

    def effect(self, shop_id: str, effect_id: str) -> Effect | None:
        row = self._connection.execute(select(table.effect).where(_is_effect(shop_id, effect_id))).first()
        return None if row is None else _effect(row)

    def renote(self, effect: Effect, note: str) -> bool:
        same = _is_effect(effect.shop_id, effect.id) & (table.effect.c.state == effect.state)
        same &= table.effect.c.note == effect.note
        return self._connection.execute(update(table.effect).where(same).values(note=note)).rowcount == 1

    def said_since(self, moment: datetime) -> tuple[Effect, ...]:
        recent = table.effect.c.settled_at >= moment
        return self._effects(select(table.effect).where(table.SAID, recent).order_by(table.effect.c.settled_at))

    def open_effects(self) -> tuple[Effect, ...]:
        return self._effects(
            select(table.effect).where(table.effect.c.state.in_(OPEN_EFFECT)).order_by(table.effect.c.number)
        )

    def _effects(self, statement: Any) -> tuple[Effect, ...]:
        return tuple(_effect(row) for row in self._connection.execute(statement))


_IN_STATE = select(table.run).where(table.run.c.state == bindparam("wanted")).order_by(table.run.c.number)
"""Asked for all the time, so it is put together once."""


def _is_run(shop_id: str, run_id: str) -> Any:
    return (table.run.c.shop_id == shop_id) & (table.run.c.id == run_id)


def _is_effect(shop_id: str, effect_id: str) -> Any:
    return (table.effect.c.shop_id == shop_id) & (table.effect.c.id == effect_id)


def _run(row: Any) -> Run:
    return Run(operation=operation_json.from_json(row.operation), **{name: getattr(row, name) for name in RUN})


def _effect(row: Any) -> Effect:
    return Effect(action=action_from_json(row.action), **{name: getattr(row, name) for name in EFFECT})
