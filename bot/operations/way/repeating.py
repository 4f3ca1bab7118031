"""When an unclear call may be sent once more: the same effect, under its own key, a few times, and only as long as it may go at all.

Only where the marketplace keeps its word that one key is done once. Everything here is read in the transaction that lets it go.
"""

from datetime import datetime, timedelta

from bot.domain.action import WHILE_STOPPED, Action
from bot.domain.effect import Effect, EffectState, Run
from bot.domain.people import Actor
from bot.domain.planned import permitted
from bot.domain.shop import Shop
from bot.operations.way.granting import authorised
from bot.ports.store import Transaction

MOST_SENT = 5
"""The first call and four repeats."""
FIRST_WAIT = timedelta(seconds=15)
REPEAT_WITHIN = timedelta(minutes=10)
"""After the call before. A marketplace may forget a key in the end; what is older is left to reading, and then to a person."""
CONCLUDE_AFTER = timedelta(minutes=10)
"""After the last call, for reading: from then on "not there" counts as "did not happen"."""
UNCLEAR, INTERRUPTED = "unclear", "interrupted"
ANSWERLESS = frozenset({UNCLEAR, INTERRUPTED})
"""Notes of calls that nothing is known of. Whatever got an answer, a yes or a no, is not sent again."""


def answerable(tx: Transaction, run: Run) -> Actor:
    """Whoever let it run, with the role they have now: the person who answered its card, else the one who asked."""
    approval = tx.approvals.of_run(run.shop_id, run.id)
    person_id = approval.decided_by if approval is not None and approval.decided_by else run.asked_by
    person = tx.people.person(person_id)
    return Actor(person_id, run.shop_id, tx.people.role(run.shop_id, person_id), person.name if person else "")


def may_go(shop: Shop, action: Action) -> bool:
    """While everything is stopped, only what takes a commitment back."""
    return shop.stopped_at is None or isinstance(action, WHILE_STOPPED)


def wait_after(attempts: int) -> timedelta:
    """How long to wait after so many calls: it doubles."""
    return FIRST_WAIT * (1 << max(attempts - 1, 0))


def is_due(effect: Effect, now: datetime) -> bool:
    """Unclear without any answer, not sent too often, and long enough ago but not too long."""
    if effect.state is not EffectState.UNKNOWN or effect.note not in ANSWERLESS or effect.sent_at is None:
        return False
    return effect.attempts < MOST_SENT and wait_after(effect.attempts) <= now - effect.sent_at <= REPEAT_WITHIN


def may_repeat(tx: Transaction, shop: Shop, run: Run, effect: Effect, now: datetime) -> bool:
    """Due, the shop is not stopped, whoever let it run still may, and the mandate it cites, if any, still stands."""
    may = is_due(effect, now) and may_go(shop, effect.action) and permitted(answerable(tx, run), run.operation)
    return may and authorised(tx, shop, run.id, now)
