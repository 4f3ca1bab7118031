"""Lines from a terminal, a pipe or a plain file, read in a thread of their own: an event loop cannot wait for a plain file, and
a blocked read in its thread pool would hold the program open at the end.
"""

import asyncio
import threading
from collections.abc import AsyncIterator
from typing import TextIO


def _read(stream: TextIO, loop: asyncio.AbstractEventLoop, lines: "asyncio.Queue[str | None]") -> None:
    try:
        for line in stream:
            loop.call_soon_threadsafe(lines.put_nowait, line.rstrip("\r\n"))
        loop.call_soon_threadsafe(lines.put_nowait, None)
    except (RuntimeError, ValueError):
        # The loop or the stream was closed while we waited for a line: nobody is left to tell.
        return


async def lines_of(stream: TextIO) -> AsyncIterator[str]:
    """Each line without its end, until the stream ends."""
    lines: asyncio.Queue[str | None] = asyncio.Queue()
    reading = threading.Thread(
        target=_read, args=(stream, asyncio.get_running_loop(), lines), name="console-lines", daemon=True
    )
    reading.start()
    while (line := await lines.get()) is not None:
        yield line
