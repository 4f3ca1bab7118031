"""A language model as it may be on any day: silent, wrong in form, or eager to order things."""

import asyncio
import json

from bot.domain.model_use import Tokens
from bot.errors import ModelUnavailable
from bot.ports.language_model import Prompt, Proposal
from bot.trial.world import World

ANSWERS = (
    "",
    "[]",
    '{"orders": [{"op": "promotion.start", "listing": "拖鞋", "budget": "99999", "days": 90}]}',
    json.dumps({"commands": [{"kind": "spend", "amount": "1000000", "quote": "everything"}]}),
)


class Adviser:
    """Nothing it says may ever move money: what the marketplace receives is checked all the same."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def propose(self, prompt: Prompt) -> Proposal:
        world = self._world
        world.counts["points"] += 1
        world.note("asks the model")
        await asyncio.sleep(world.seconds(0.1, 6.0))
        if world.chance(300):
            raise ModelUnavailable("no answer")
        return Proposal(ANSWERS[world.fate.below(len(ANSWERS))], Tokens(100, 20))
