"""Plans whose time has come, or whose last day is over: carried out, and whoever planned them is told what became of it."""

from dataclasses import replace

from bot.app import Address, App, Ways
from bot.domain.effect import RunState
from bot.domain.outcome import Asked, Executed, Outcome, Said, Unchanged
from bot.domain.people import Person, Role
from bot.domain.planned import Plan
from bot.ports.store import Transaction


async def due_plans(app: App) -> None:
    """Of all shops."""
    await app.plans(_ways(app))


async def plans_now(app: App, shop_id: str) -> None:
    """Of one shop, at once: a plan was just approved that begins now."""
    await app.plans(_ways(app), shop_id)


def _ways(app: App) -> Ways:
    def tell(tx: Transaction, plan: Plan, outcome: Outcome) -> None:
        for person in _concerned(tx, plan):
            address = Address.of(person, _key(plan, outcome, person), shop_id=plan.shop_id)
            app.post.tell(tx, outcome, replace(address, unasked=_calm(outcome)))

    return Ways(app.submit, app.undo, app.ledger, tell)


def _concerned(tx: Transaction, plan: Plan) -> list[Person]:
    """Whoever planned it; once they have left the shop, its owners."""
    members = tx.people.members(plan.shop_id)
    planner = [each for each in members if each.person_id == plan.person_id]
    owners = [each for each in members if each.role is Role.OWNER]
    found = [tx.people.person(each.person_id) for each in planner or owners]
    return [each for each in found if each is not None]


def _key(plan: Plan, outcome: Outcome, person: Person) -> str:
    """One for each thing that can be told. A run's end has the key that the settling of open calls tells it under."""
    if isinstance(outcome, Executed):
        return f"settled-{outcome.run.id}-{outcome.run.state.value}"
    if isinstance(outcome, Asked):
        return f"planned-{outcome.approval.shop_id}-{outcome.approval.run_id}-{person.id}"
    what = outcome.key if isinstance(outcome, Said) else type(outcome).__name__
    return f"planned-{plan.shop_id}-{plan.id}-{what}-{person.id}"


def _calm(outcome: Outcome) -> bool:
    """What went as planned wakes nobody at night; whatever has to be answered or put right does."""
    if isinstance(outcome, Executed):
        return outcome.run.state is RunState.DONE
    return isinstance(outcome, Unchanged) or (isinstance(outcome, Said) and outcome.key in {"plan-due", "plan-end-due"})
