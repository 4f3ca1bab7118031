"""`python -m tests.conversation.faulty KIND SECONDS`: the program in a process that can be killed, on a marketplace that goes wrong."""

import asyncio
import sys

from bot.build import Parts, build
from bot.faces import announce, telegram
from bot.holding import alone
from bot.marketplaces.sandbox.faults import Fault, FaultKind, Faults
from bot.serving import start
from bot.settings import read_settings


async def serve(fault: Fault) -> None:
    """Until killed."""
    settings, faults = read_settings(), Faults()
    faults.put(fault)
    program = build(settings, Parts(faults=faults))
    messenger = telegram(program)
    program.add(messenger)
    start(program)
    await announce(program, messenger, lambda words: print(words, flush=True))
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(Fault(FaultKind(sys.argv[1]), times=None, seconds=float(sys.argv[2]))))
