"""Tables sent in the chat: read, counted, what was not taken sent back with reasons, and asked about where a header is unsure."""

import struct
import zlib

from bot.domain.shop import Shop
from tests.conversation.people import OPERATOR, OWNER, VIEWER, Home
from tests.conversation.programs import Inside, inside
from tests.fakes.telegram.client import Emulator

HEADER = "订单号,货号,商品名称,数量,单价,日期,买家\n"
LINES = [
    f"A{number},K{number % 3},商品{number % 3},2,3.50,2026-06-{number % 28 + 1:02d} 10:00,B{number % 5}\n"
    for number in range(30)
]
GOOD = (HEADER + "".join(LINES)).encode()
BROKEN = (
    HEADER
    + "".join(
        [
            *LINES[:10],
            'A99,K1,"没有合上的引号,2,3.50,2026-06-02 10:00,B1\n',
            "A98,K1,商品1,很多,3.50,2026-06-02 10:00,B1\n",
            *LINES[10:],
        ]
    )
).encode()
UNSURE = (
    GOOD.replace("日期".encode(), "下单时间".encode())
    .replace("单价".encode(), "价".encode())
    .replace("货号".encode(), "编码1".encode())
)


def picture_bomb(side: int = 13_300) -> bytes:
    """A small PNG that would take 176,890,000 bytes to unpack, and four times that as colours."""

    def part(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    packer = zlib.compressobj(9)
    row = bytes(side + 1)
    packed = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    head = part(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + part(b"IDAT", packed) + part(b"IEND", b"")


def files_shop(running: Inside) -> Shop:
    with running.program.store.begin() as tx:
        return next(each for each in tx.shops.all() if each.marketplace == "files")


async def test_a_table_is_read_into_a_shop_of_its_own_and_reported_from(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner = running.chat(OWNER)
        await owner.handed("六月订单.csv", GOOD)
        await owner.answer("共 30 行，导入 30 行")
        await owner.asked("2026年6月卖得怎么样", "我的店", "¥210.00")
        await owner.handed("六月订单.csv", GOOD)
        await owner.answer("以前导过的 30 行，没有重复算")
        await owner.asked("2026年6月卖得怎么样", "¥210.00")
        assert running.books.received(home.first) == []
        assert files_shop(running).name == "我的店"


async def test_a_broken_line_in_the_middle_comes_back_with_its_reason(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner = running.chat(OWNER)
        await owner.handed("六月订单.csv", BROKEN)
        counted = await owner.answer("共 32 行，导入 30 行", "有 2 行没收")
        sent = counted if counted.document else next(one for one in await owner.since() if one.document)
        rejected = await telegram.file_bytes(sent.raw["document"]["file_id"])
        assert sent.document == "没收的行.csv"
        text = rejected.decode("utf-8-sig")
        assert "没有合上的引号" in text
        assert "很多" in text
        assert text.count("\n") >= 3


async def test_what_is_unsure_is_asked_and_a_button_answers_it(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner = running.chat(OWNER)
        await owner.handed("六月.csv", UNSURE)
        question = await owner.answer("哪一列")
        assert running.books.rows("SELECT COUNT(*) FROM files_lines") == [(0,)]
        assert "没找到“单价”这一列" in question.body
        await owner.pressed("价", question)
        await owner.answer("共 30 行，导入 30 行")
        await owner.asked("2026年6月卖得怎么样", "我的店", "¥210.00")


async def test_who_may_not_change_the_shop_brings_no_files_in(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        viewer, operator = running.chat(VIEWER), running.chat(OPERATOR)
        await viewer.handed("六月订单.csv", GOOD)
        await viewer.answer("没有做这件事的权限")
        await operator.handed("六月订单.csv", GOOD)
        await operator.answer("的数据不是从文件来的，没有导入")
        with running.program.store.begin() as tx:
            assert [each.marketplace for each in tx.shops.all()] == ["sandbox", "sandbox"]


async def test_what_is_no_table_is_said_so(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner = running.chat(OWNER)
        for name, content in (("图.csv", bytes(range(256)) * 8), ("旧.xlsx", b"PK\x03\x04" + bytes(40))):
            await owner.handed(name, content)
            await owner.answer("什么都没导入")
        assert running.books.rows("SELECT COUNT(*) FROM files_lines") == [(0,)]


async def test_a_picture_bomb_is_never_opened(home: Home, telegram: Emulator) -> None:
    """Nothing here looks into pictures, so nothing is even fetched. Telegram itself takes one of this size as a file only."""
    async with inside(home, telegram) as running:
        owner = running.chat(OWNER)
        owner.mark = (await telegram.send_photo(OWNER, picture_bomb(64))).message_id
        await owner.answer("图片我看不了")
        await owner.handed("价目表.png", picture_bomb())
        await owner.answer("价目表.png", "CSV")
        assert await telegram.journal("getFile") == []
        assert running.books.received(home.first) == []
        await owner.asked("拖鞋多少钱", "¥6.00")
