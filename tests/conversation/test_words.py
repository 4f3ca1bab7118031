"""A shop's own words: learned from an answer, listed with who taught them, forgotten, and taken back."""

import asyncio

from tests.conversation.driver import Chat
from tests.conversation.people import ANN, OPERATOR, OTHER, OWNER, SLIPPERS, TOWEL, VIEWER, Home
from tests.conversation.programs import Inside, inside
from tests.fakes.telegram.client import Emulator
from tests.fakes.telegram.shown import Shown

UNKNOWN = "店里没找到“大棉拖”"
OFFERED = "以后“大棉拖”就是「拖鞋」？"
LEARNED = "以后说“大棉拖”就是「拖鞋」"


def words(running: Inside) -> list[tuple[str, ...]]:
    query = "SELECT kind, word, listing, count, base, taught_by FROM shop_word WHERE shop_id = ? ORDER BY taught_at"
    return [tuple(map(str, each)) for each in running.books.rows(query, running.home.first)]


def prices(running: Inside) -> list[tuple[str, str]]:
    done = running.books.received(running.home.first)
    return [(each["listing"], each["after"]["amount"]) for each in done if each["do"] == "PriceChange"]


async def taught(chat: Chat, press: bool = True, price: str = "5块9") -> Shown:
    """Says something of an unknown product, says which it is, and has the word remembered."""
    question = await chat.asked(f"大棉拖降到{price}", UNKNOWN)
    if press:
        await chat.pressed("拖鞋", question)
        await chat.answer("【办好了】改价：拖鞋")
    else:
        await chat.asked("拖鞋", "【办好了】改价：拖鞋")
    await chat.answer(OFFERED)
    await chat.pressed("记住")
    return await chat.answer("【办好了】记叫法：拖鞋", LEARNED, "已经记下")


async def test_a_nickname_is_learned_from_the_answer_and_understood_from_then_on(
    home: Home, telegram: Emulator
) -> None:
    async with inside(home, telegram) as running:
        owner = running.chat(OWNER)
        await taught(owner)
        assert words(running) == [("name", "大棉拖", SLIPPERS, "0", "", f"person-{OWNER}")]
        await owner.asked("大棉拖降到5块8", "【办好了】改价：拖鞋", "¥5.90 → ¥5.80")
        await running.chat(OPERATOR).asked("大棉拖降到5块7", "【办好了】改价：拖鞋")
        await running.chat(OTHER).asked("大棉拖降到5块7", UNKNOWN)
        assert prices(running) == [(SLIPPERS, "5.90"), (SLIPPERS, "5.80"), (SLIPPERS, "5.70")]


async def test_the_name_in_words_teaches_as_well_as_a_press(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner = running.chat(OWNER)
        await taught(owner, press=False)
        assert [each[1] for each in words(running)] == ["大棉拖"]
        await owner.asked("擦脸布降到7块4", "店里没找到“擦脸布”", "请说商品的名字")
        await owner.asked("毛巾", "【办好了】改价：毛巾", "¥7.50 → ¥7.40")
        await owner.answer("以后“擦脸布”就是「毛巾」？")
        assert prices(running)[-1] == (TOWEL, "7.40")


async def test_a_look_alike_is_offered_first_and_all_products_are_a_press_away(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner = running.chat(OWNER)
        question = await owner.asked("脱鞋降到5块9", "店里没找到“脱鞋”")
        assert question.labels == ["拖鞋改成 ¥5.90", "都不是"]
        await owner.said("不是")
        more = await owner.answer("“脱鞋”是哪个商品？")
        assert more.labels[-1] == "更多"
        await owner.pressed("更多", more)
        async with asyncio.timeout(20):
            while (page := await owner.answer("“脱鞋”是哪个商品？")).message_id == more.message_id:
                await asyncio.sleep(0.05)
        assert "拖鞋" not in page.labels
        assert "毛巾" in page.labels
        assert prices(running) == []
        await owner.asked("最后一个", "“脱鞋”是哪个商品？")
        await owner.asked("围裙", "【没改】改价：围裙")


async def test_a_no_is_kept_and_nothing_is_learned(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner = running.chat(OWNER)
        await owner.asked("大棉拖降到5块9", UNKNOWN)
        await owner.asked("拖鞋", "【办好了】改价：拖鞋")
        await owner.answer(OFFERED)
        await owner.asked("不用", "好，不记。“大棉拖”我不再问了。")
        await owner.asked("大棉拖降到5块8", UNKNOWN)
        await owner.asked("拖鞋", "【办好了】改价：拖鞋", "¥5.80")
        await owner.asked("/words", "您还没教过我叫法")
        assert OFFERED not in (await owner.since()).text
        assert words(running) == []


async def test_the_list_says_who_taught_what_and_forgets_at_a_press(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner, viewer, ann = running.chat(OWNER), running.chat(VIEWER), running.chat(ANN)
        await taught(owner)
        listed = await viewer.asked("/words", "您教过我的", "“大棉拖”= 拖鞋（王姐，")
        assert listed.labels == []
        assert "taught me" in (await ann.asked("/words", "“大棉拖” = 拖鞋 (王姐, ")).body
        mine = await owner.asked("/words", "您教过我的")
        assert mine.labels == ["忘掉“大棉拖”"]
        await owner.pressed("忘掉“大棉拖”", mine)
        await owner.answer("【办好了】忘掉叫法", "“大棉拖”不再是「拖鞋」", "已经忘掉")
        assert words(running) == []
        await owner.asked("大棉拖降到5块8", UNKNOWN)
        assert (await owner.pressed("忘掉“大棉拖”", mine)).startswith("这个按钮用过了")


async def test_learning_and_forgetting_are_taken_back(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner = running.chat(OWNER)
        learned = await taught(owner)
        await owner.pressed("撤销", learned)
        await owner.answer("【办好了】忘掉叫法", "“大棉拖”不再是「拖鞋」")
        assert words(running) == []
        await taught(owner, price="5块8")
        listed = await owner.asked("/words", "您教过我的")
        await owner.pressed("忘掉“大棉拖”", listed)
        await owner.answer("【办好了】忘掉叫法")
        await owner.asked("撤销", "【办好了】记叫法：拖鞋")
        assert [each[:3] for each in words(running)] == [("name", "大棉拖", SLIPPERS)]
        await owner.asked("/log", "以后说“大棉拖”就是「拖鞋」", "“大棉拖”不再是「拖鞋」")


async def test_everything_is_forgotten_at_one_press(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner = running.chat(OWNER)
        await taught(owner)
        await owner.asked("擦脸布降到7块4", "店里没找到“擦脸布”")
        await owner.asked("毛巾", "【办好了】改价：毛巾")
        await owner.answer("以后“擦脸布”就是「毛巾」？")
        await owner.asked("记住", "【办好了】记叫法：毛巾")
        listed = await owner.asked("/words", "您教过我的", "“大棉拖”= 拖鞋", "“擦脸布”= 毛巾")
        assert listed.labels == ["忘掉“大棉拖”", "忘掉“擦脸布”", "全部忘掉"]
        await owner.pressed("全部忘掉", listed)
        await owner.answer("【办好了】忘掉叫法", "“大棉拖”不再是「拖鞋」", "“擦脸布”不再是「毛巾」")
        assert words(running) == []


async def test_a_word_is_offered_after_the_card_was_approved(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner = running.chat(OWNER)
        await owner.asked("擦脸布推广3天每天30块", "店里没找到“擦脸布”")
        card = await owner.asked("毛巾", "【要花钱，请您点头】开推广：毛巾")
        assert "以后“擦脸布”" not in (await owner.since()).text
        await owner.pressed("同意", card)
        await owner.becomes(card, "【办好了】开推广：毛巾")
        await owner.answer("以后“擦脸布”就是「毛巾」？")
        await owner.asked("记住", "【办好了】记叫法：毛巾")
        assert running.books.held(running.home.first) == 9000


async def test_who_may_not_change_anything_teaches_nothing(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        viewer = running.chat(VIEWER)
        await viewer.asked("大棉拖卖得怎么样", "“大棉拖”")
        await viewer.said("拖鞋")
        await viewer.asked("/words", "您还没教过我叫法")
        assert words(running) == []
        assert OFFERED not in (await viewer.screen()).text
