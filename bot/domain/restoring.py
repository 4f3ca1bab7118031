"""An older copy put in place of the data: what is known of the time in between, and what is not."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.money import Money


@dataclass(frozen=True, slots=True)
class Restoration:
    """`epoch` counts the restores of this database. What happened between the two times is not in it."""

    epoch: int
    copied_at: datetime
    restored_at: datetime


@dataclass(frozen=True, slots=True)
class ShopGap:
    """What is open in one shop: cards that were void, calls whose outcome is to be looked up, plans and messages that are asked about,
    messages that were not sent, and the budget held until the marketplace's own figures were read.
    """

    shop_id: str
    name: str
    cards: int
    unclear: int
    plans: int
    unsent: int
    held: Money


@dataclass(frozen=True, slots=True)
class Gap:
    """Of the whole installation. `messages` were waiting in the copy and are not worked off; their senders are told."""

    restoration: Restoration
    shops: tuple[ShopGap, ...]
    messages: int
    unsent: int
