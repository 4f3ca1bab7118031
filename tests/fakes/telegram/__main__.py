"""`python -m tests.fakes.telegram`: serves until SIGTERM, after one line of JSON with the ports."""

import argparse
import asyncio
import json
import os
import signal
import sys

from tests.fakes.telegram.control import ControlServer
from tests.fakes.telegram.process import TOKEN, Options


def _options(words: list[str] | None = None) -> tuple[Options, bool]:
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.telegram", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="port of the Bot API on 127.0.0.1 (0: any)")
    parser.add_argument("--token", default=TOKEN, help="the one token that is accepted")
    parser.add_argument("--rates", action="store_true", help="enforce the send rates from the start")
    parser.add_argument("--speed", type=float, default=1.0, help="virtual seconds per real second; 0 stops the clock")
    parser.add_argument("--start", type=float, default=None, help="first instant in Unix seconds (default: now)")
    parser.add_argument("--answer-window", type=float, default=150.0, help="seconds in which a press can be answered")
    parser.add_argument("--until-eof", action="store_true", help="end when standard input closes")
    given = vars(parser.parse_args(words))
    until_eof = bool(given.pop("until_eof"))
    return Options(**given), until_eof


async def _serve(options: Options, until_eof: bool) -> None:
    loop = asyncio.get_running_loop()
    over = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, over.set)
    if until_eof:
        loop.add_reader(0, lambda: None if os.read(0, 1) else over.set())
    server = ControlServer(options)
    await server.start()
    sys.stdout.write(json.dumps({"port": server.api.port, "control": server.port, "token": options.token}) + "\n")
    sys.stdout.flush()
    await over.wait()
    await server.stop()


if __name__ == "__main__":
    asyncio.run(_serve(*_options()))
