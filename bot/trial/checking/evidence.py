"""What the checks are given: the world, its people, and everything that reached the outside."""

from dataclasses import dataclass

from bot.trial.cast import Cast
from bot.trial.checking.ledgers import Rows
from bot.trial.crowd import Crowd
from bot.trial.market import Market
from bot.trial.post import PostOffice
from bot.trial.world import World


@dataclass(frozen=True, slots=True)
class Evidence:
    world: World
    cast: Cast
    rows: Rows
    market: Market
    post: PostOffice
    crowd: Crowd
