"""Programs for tests that kill them, in processes that start at once: forked off a server that has imported the slow libraries."""

import asyncio
import multiprocessing
import os
import sys
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path

from bot.build import Parts, build
from bot.cli import app
from bot.faces import announce, telegram
from bot.marketplaces.sandbox.faults import Fault, Faults
from bot.serving import start
from bot.settings import read_settings

_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(["bot.messengers.telegram.adapter", __name__])


@dataclass(frozen=True)
class Fork:
    """What a forked program is given: its whole environment, where its output goes, and what its marketplace does wrong."""

    environment: dict[str, str]
    log: Path
    fault: Fault | None = None


def forked(fork: Fork) -> BaseProcess:
    """A started process: the program as `python -m bot run` has it, or one on a marketplace that goes wrong."""
    process = _SERVER.Process(target=_run, args=(fork,), daemon=True)
    process.start()
    return process


def _run(fork: Fork) -> None:
    os.environ.clear()
    os.environ.update(fork.environment)
    with fork.log.open("a", buffering=1) as log:
        os.dup2(log.fileno(), 1)
        os.dup2(log.fileno(), 2)
        sys.stdout = sys.stderr = log
        if fork.fault is None:
            app(["run"], standalone_mode=False)
        else:
            asyncio.run(_serve(fork.fault))


async def _serve(fault: Fault) -> None:
    """Until killed."""
    settings, faults = read_settings(), Faults()
    faults.put(fault)
    program = build(settings, Parts(faults=faults))
    messenger = telegram(program)
    program.add(messenger)
    start(program)
    await announce(program, messenger, lambda words: sys.stdout.writelines([words, "\n"]))
    await asyncio.Event().wait()
