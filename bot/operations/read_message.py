"""A merchant's own words read by our grammar, and a second time with a language model's help where one is set and allowed."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.domain.model_use import Tokens
from bot.domain.shop import Shop
from bot.domain.understood import Context, Reading
from bot.errors import ModelError
from bot.operations.way.house import House
from bot.operations.way.metering import Meter, Ticket
from bot.ports.language_model import LanguageModel, Prompt, SecondReader
from bot.ports.store import Transaction


@dataclass(frozen=True, slots=True)
class Helper:
    """A language model, the pure side that asks it and checks it, and the meter of what it costs."""

    model: LanguageModel
    second: SecondReader
    meter: Meter


@dataclass(frozen=True, slots=True)
class Read:
    """What a message asks for. `capped`: a model would have been asked, but the shop has used up its day."""

    reading: Reading
    capped: bool = False


class ReadMessage:
    """`await read_message(text, context, shop)`: at most one call of a model; whatever goes wrong with it, our own reading stands."""

    def __init__(self, house: House, read: Callable[[str, Context], Reading], helper: Helper | None = None) -> None:
        self._house = house
        self._read = read
        self._helper = helper

    async def __call__(self, text: str, context: Context, shop: Shop) -> Read:
        reading = self._read(text, context)
        prompt = self._helper.second.prompt(text, reading, context) if self._helper else None
        if self._helper is None or prompt is None:
            return Read(reading)
        ticket = self._helper.meter.open(shop, estimate(prompt))
        if ticket is None:
            return Read(reading, capped=True)
        arguments = await self._arguments(self._helper, prompt, ticket)
        return Read(self._compared(self._helper, (text, reading, context), arguments, ticket))

    async def _arguments(
        self, helper: Helper, prompt: Prompt, ticket: Ticket
    ) -> tuple[str, Tokens | None] | ModelError:
        try:
            proposal = await helper.model.propose(prompt)
        except ModelError as error:
            return error
        return proposal.arguments, proposal.tokens

    def _compared(
        self,
        helper: Helper,
        first: tuple[str, Reading, Context],
        answer: tuple[str, Tokens | None] | ModelError,
        ticket: Ticket,
    ) -> Reading:
        text, reading, context = first
        if isinstance(answer, ModelError):
            helper.meter.close(ticket, answer.tokens, failed=True)
            return reading
        arguments, tokens = answer
        try:
            compared = helper.second.compared(text, reading, context, arguments)
        except ModelError:
            helper.meter.close(ticket, tokens, failed=True)
            return reading
        helper.meter.close(ticket, tokens, failed=False)
        return compared

    def tell_cap(self, tx: Transaction, shop: Shop) -> bool:
        """Whether it is time to say that the shop's day is used up: once a shop-day."""
        if self._helper is None:
            return False
        return tx.model_use.tell(shop.id, shop.today(self._house.clock.now()), self._helper.meter.currency)


def estimate(prompt: Prompt) -> Tokens:
    """An upper bound for the usual tokenisers: half a token for each byte read, and the longest answer allowed."""
    size = len(prompt.rules.encode()) + len(prompt.message.encode()) + len(str(prompt.schema).encode())
    return Tokens(size // 2 + 1, prompt.longest)
