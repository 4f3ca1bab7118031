"""Rooms of the store for what stands until somebody changes it: plans, mandates, people's preferences."""

from datetime import date, datetime
from typing import Protocol

from bot.domain.mandate import Mandate, MandateUse
from bot.domain.planned import Plan, PlanState
from bot.domain.preferences import Preferences


class Plans(Protocol):
    """What is to happen later, or to be taken back."""

    def add(self, plan: Plan) -> bool:
        """False when a plan with this id is already there."""
        ...

    def get(self, shop_id: str, plan_id: str) -> Plan | None: ...
    def open(self, shop_id: str) -> tuple[Plan, ...]:
        """WAITING and STARTED plans, the next to happen first."""
        ...

    def due(self, now: datetime) -> tuple[Plan, ...]:
        """Over all shops, by each shop's own clock, oldest first: WAITING plans whose time has come, STARTED ones without a run, and
        STARTED ones whose end has come. For the job only.
        """
        ...

    def move(self, plan: Plan, state: PlanState, run_id: str | None = None) -> bool:
        """Change state and run if the stored ones still are the plan's, atomically; without a run id the run stays."""
        ...


class Mandates(Protocol):
    """Standing authority, and what was done under it."""

    def add(self, mandate: Mandate) -> None:
        """Its id is that of a run of the shop."""
        ...

    def get(self, shop_id: str, mandate_id: str) -> Mandate | None: ...
    def live(self, shop_id: str, today: date) -> tuple[Mandate, ...]:
        """Neither revoked nor over on this shop-day, oldest first."""
        ...

    def revoke(self, shop_id: str, mandate_id: str, person_id: str, now: datetime) -> bool:
        """Once only. False: it was revoked before, or there is none."""
        ...

    def use(self, mandate: Mandate) -> MandateUse:
        """What the runs citing it, or one it took the place of, did: until the transaction ends nobody else can use what is left."""
        ...


class PeoplesPreferences(Protocol):
    """What each person wants of a shop's messages."""

    def of(self, shop_id: str, person_id: str) -> Preferences:
        """Of somebody who never said anything: everything on."""
        ...

    def save(self, shop_id: str, person_id: str, preferences: Preferences) -> None: ...
