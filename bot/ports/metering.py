"""What the language model costs, held before a call and settled after it."""

from datetime import date
from typing import Protocol

from bot.domain.model_use import Hold, ModelCaps, ModelDay, Tokens


class ModelUse(Protocol):
    """What the language model costs a shop on one of its days. Costs are millionths of a currency's major unit."""

    def hold(self, shop_id: str, day: date, hold: Hold, caps: ModelCaps) -> bool:
        """Hold for one call, if used, held and this together stay within the caps. False: nothing is held."""
        ...

    def settle(self, shop_id: str, day: date, hold: Hold, used: tuple[Tokens, int], failed: bool) -> None:
        """Turn a hold into what the call used: tokens and cost. Once for each hold."""
        ...

    def days(self, shop_id: str, day: date) -> tuple[ModelDay, ...]:
        """What was used that day, one for each currency it was reckoned in; none where there was no call."""
        ...

    def tell(self, shop_id: str, day: date, currency: str) -> bool:
        """True once a shop-day: the one time to say that its cap is reached."""
        ...
