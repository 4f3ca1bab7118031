"""What the conversation remembers for a while: the products last spoken of, and how often we did not understand."""

from datetime import datetime, timedelta

from handlers.turn import Turn

FOCUS_LIFE = timedelta(minutes=10)
MISSES_BEFORE_FORM = 2


def remember_focus(turn: Turn, listings: tuple[str, ...]) -> None:
    """The listings just spoken of; understanding them also ends a row of misses."""
    now = turn.app.house.clock.now()
    with turn.app.house.store.begin() as tx:
        memory = {"focus": list(listings), "focus_at": now.isoformat(), "misses": 0}
        tx.talk.save(turn.actor.shop_id, turn.actor.person_id, memory)


def focus_of(turn: Turn) -> tuple[str, ...]:
    """Listings spoken of in the last ten minutes."""
    with turn.app.house.store.begin() as tx:
        memory = tx.talk.load(turn.actor.shop_id, turn.actor.person_id)
    at = memory.get("focus_at")
    if not at or turn.app.house.clock.now() - datetime.fromisoformat(at) > FOCUS_LIFE:
        return ()
    return tuple(memory.get("focus", ()))


def missed(turn: Turn) -> bool:
    """Count a miss. True when it is time to offer a form; the count starts anew then."""
    with turn.app.house.store.begin() as tx:
        memory = tx.talk.load(turn.actor.shop_id, turn.actor.person_id)
        misses = int(memory.get("misses", 0)) + 1
        form = misses >= MISSES_BEFORE_FORM
        tx.talk.save(turn.actor.shop_id, turn.actor.person_id, {**memory, "misses": 0 if form else misses})
    return form
