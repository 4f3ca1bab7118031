"""Not understood twice: a form to tap, from which every product and an exact change is reached without typing."""

from tests.conversation.people import OWNER, SLIPPERS, TOWEL, VIEWER, Home
from tests.conversation.programs import inside
from tests.fakes.telegram.client import Emulator

NOTHING = "这句我没看懂，什么也没动"
FORM = "我没听明白。点下面一个"
STARTS = ["改价", "推广", "看销售", "看商品", "等我决定", "帮助"]


async def test_a_price_is_changed_by_taps_alone(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner = running.chat(OWNER)
        await owner.asked("阿巴阿巴", NOTHING)
        form = await owner.asked("咕噜咕噜", FORM)
        assert form.labels == STARTS
        assert NOTHING not in (await owner.since()).text
        await owner.pressed("改价", form)
        which = await owner.answer("改哪个商品的价？")
        assert which.labels[0] == "拖鞋"
        assert which.labels[-1] == "更多"
        await owner.pressed("拖鞋", which)
        what = await owner.answer("拖鞋现在卖 ¥6.00，改成多少？")
        assert what.labels == ["拖鞋改成 ¥5.70", "拖鞋改成 ¥5.40", "拖鞋改成 ¥6.30", "拖鞋改成 ¥6.60", "先看看拖鞋"]
        await owner.pressed("拖鞋改成 ¥5.70", what)
        await owner.answer("【办好了】改价：拖鞋", "¥6.00 → ¥5.70")
        done = running.books.received(home.first)
        assert [(each["listing"], each["after"]["amount"]) for each in done] == [(SLIPPERS, "5.70")]


async def test_a_promotion_is_reached_in_words_and_still_asks_for_the_money(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner = running.chat(OWNER)
        await owner.asked("阿巴阿巴", NOTHING)
        await owner.asked("咕噜咕噜", FORM)
        await owner.asked("推广", "推广哪个商品？")
        await owner.asked("更多", "推广哪个商品？")
        what = await owner.asked("毛巾", "毛巾没在推广。推 3 天")
        assert what.labels[0].startswith("推广毛巾，每天 ¥")
        await owner.asked("第一个", "【要花钱，请您点头】开推广：毛巾")
        assert running.books.received(home.first) == []
        assert running.books.price(home.first, TOWEL) == 750


async def test_a_figure_alone_is_about_the_product_that_was_chosen(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner = running.chat(OWNER)
        await owner.asked("阿巴阿巴", NOTHING)
        await owner.asked("咕噜咕噜", FORM)
        await owner.asked("改价", "改哪个商品的价？")
        await owner.asked("拖鞋", "拖鞋现在卖 ¥6.00")
        await owner.asked("改成5块8", "【办好了】改价：拖鞋", "¥6.00 → ¥5.80")


async def test_good_manners_are_no_misses_and_understanding_starts_anew(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner = running.chat(OWNER)
        for words in ("谢谢", "你好", "谢谢", "早上好"):
            await owner.asked(words, "")
        await owner.asked("阿巴阿巴", NOTHING)
        await owner.asked("昨天卖得怎么样", "练习店")
        await owner.asked("咕噜咕噜", NOTHING)
        assert FORM not in (await owner.screen()).text


async def test_a_question_with_choices_is_asked_twice_and_then_the_form_comes_instead(
    home: Home, telegram: Emulator
) -> None:
    async with inside(home, telegram) as running:
        owner = running.chat(OWNER)
        await owner.asked("拖鞋涨5", "“5”后面没带单位")
        await owner.asked("毛巾涨5", "“5”后面没带单位")
        await owner.asked("船袜涨5", FORM)
        assert "没带单位" not in (await owner.since()).text
        await owner.asked("毛", NOTHING)
        assert running.books.received(home.first) == []


async def test_the_form_offers_only_what_the_person_may_do(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        viewer = running.chat(VIEWER)
        await viewer.asked("阿巴阿巴", NOTHING)
        form = await viewer.asked("咕噜咕噜", FORM)
        assert form.labels == STARTS[2:]
