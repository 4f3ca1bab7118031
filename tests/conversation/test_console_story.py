"""The same story in a terminal: `xiaoer chat` with lines piped in, buttons pressed by their numbers, nothing lost at the end."""

import asyncio
import sys

from tests.conversation.driver import PATIENCE, Books
from tests.conversation.people import ANKLE_SOCKS, SLIPPERS, Home
from tests.conversation.programs import ROOT, surroundings


class Terminal:
    """A running `python -m bot chat` whose input and output are pipes."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.seen = ""
        self._mark = 0

    @classmethod
    async def opened(cls, home: Home) -> "Terminal":
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "chat", cwd=ROOT, env=surroundings(home), stdin=pipe, stdout=pipe
        )
        return cls(process)

    async def answer(self, *words: str) -> str:
        """What was written since the last line typed, as soon as it holds all these words."""
        assert self._process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            while not all(each in self.seen[self._mark :] for each in words):
                chunk = await self._process.stdout.readline()
                assert chunk, self.seen
                self.seen += chunk.decode()
        return self.seen[self._mark :]

    async def typed(self, line: str, *words: str) -> str:
        assert self._process.stdin is not None
        self._mark = len(self.seen)
        self._process.stdin.write(f"{line}\n".encode())
        await self._process.stdin.drain()
        return await self.answer(*words)

    async def ended(self, *lines: str) -> tuple[int, str]:
        """Types some last lines and closes the input; the exit code and everything written after it."""
        rest, _ = await asyncio.wait_for(
            self._process.communicate("".join(f"{line}\n" for line in lines).encode()), PATIENCE
        )
        assert self._process.returncode is not None
        return self._process.returncode, rest.decode()


async def test_the_main_job_in_a_terminal(home: Home) -> None:
    books, shop = Books(home.folder), home.first
    terminal = await Terminal.opened(home)
    await terminal.answer("替您看着“练习店”", "这是练习店")
    await terminal.typed("昨天卖得怎么样", "净卖")
    await terminal.typed("拖鞋降到5块5", "【办好了】改价：拖鞋", "¥6.00 → ¥5.50", "[1] 撤销")
    await terminal.typed("再降两毛", "¥5.50 → ¥5.30", "[1] 撤销")
    await terminal.typed("拖鞋卖5块", "【没改】改价：拖鞋", "低于保本价 ¥5.10", "[1] 改成 ¥5.10（保本）")
    await terminal.typed("1", "【办好了】改价：拖鞋", "¥5.30 → ¥5.10", "[1] 撤销")
    await terminal.typed("1", "【办好了】恢复原价：拖鞋", "¥5.10 → ¥5.30")
    assert books.price(shop, SLIPPERS) == 530
    await terminal.typed("船袜推广3天每天30块", "【要花钱，请您点头】开推广：船袜", "[1] 同意  [2] 不同意")
    assert books.held(shop) == 0
    await terminal.typed("1", "好，这就办。", "【办好了】开推广：船袜", "老板同意的")
    assert [each["listing"] for each in books.received(shop) if each["do"] == "PromotionOrder"] == [ANKLE_SOCKS]
    assert books.held(shop) == 9000
    code, rest = await terminal.ended("拖鞋降到5块2", "今天你做了什么")
    assert code == 0
    assert "¥5.30 → ¥5.20" in rest
    assert "做过的事" in rest
    assert books.price(shop, SLIPPERS) == 520
