"""A call of ours whose outcome nobody knows, as the people of the shop are told of it and asked about it."""

from dataclasses import dataclass

from bot.domain.action import Spending
from bot.domain.effect import Effect, EffectState
from bot.domain.money import Money
from bot.domain.outcome import Outcome, Tap
from bot.domain.people import Permission
from bot.domain.preview import Preview
from bot.domain.shop import Shop


def permission_to_clear(effect: Effect) -> Permission:
    """What somebody must be allowed to say how a call ended: what letting it go needs."""
    return Permission.SPEND if isinstance(effect.action, Spending) else Permission.CHANGE


@dataclass(frozen=True, slots=True)
class Unclear(Outcome):
    """What is known of one such call: what was sent and when is in `effect`, what it was to change in `preview` (this listing only).

    `promise` is what happens by itself: it is read and sent again under its key ("idempotent"), only read ("queryable"), or
    neither ("blind"). `held` is the budget it holds, None
    where it holds none. `taps`: it happened, it did not. Without them it is clear by now, and `by` is whoever said how it ended,
    empty where the marketplace showed it. `reader` is the person it is told to.
    """

    shop: Shop
    effect: Effect
    preview: Preview
    promise: str
    held: Money | None
    reader: str
    taps: tuple[Tap, ...] = ()
    by: str = ""

    @property
    def thread(self) -> str:
        """Names the message, for its last words to replace it."""
        return f"unclear-{self.effect.id}-{self.reader}"

    @property
    def card(self) -> str:
        """A question is always a new message: a changed one makes no sound."""
        return "" if self.effect.state in (EffectState.UNKNOWN, EffectState.SENDING) else self.thread
