"""「冻结店铺」: one message, everything still, nobody in; another owner lets go, and an owner lets work go on."""

from tests.conversation.people import ADMIN, ANN, OPERATOR, OTHER, OWNER, STRANGER, Home
from tests.conversation.programs import Inside, inside
from tests.fakes.telegram.client import Emulator

FROZEN = "店铺已经冻结"


def frozen(running: Inside) -> list[tuple[object, ...]]:
    return running.books.rows(
        "SELECT frozen_at IS NOT NULL, stopped_at IS NOT NULL FROM shop WHERE id = ?", running.home.first
    )


async def test_frozen_by_words_until_another_owner_lets_go(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner, operator, ann = running.chat(OWNER), running.chat(OPERATOR), running.chat(ANN)
        invited = await owner.asked("/invite operator", "只能用一次")
        await ann.asked("/help", "shop hand")
        await operator.asked("冻结店铺", "您在这个店没有做这件事的权限")
        assert frozen(running) == [(0, 0)]
        await owner.asked("冻结店铺", FROZEN)
        assert frozen(running) == [(1, 1)]
        await ann.answer("王姐 froze")
        await owner.answer("【办好了】停推广")
        for said in ("每天推广上限100块", "日报改到8点半发", "拖鞋底价5块5", "船袜降到8块7", "恢复工作", "撤销"):
            await owner.asked(said, "店铺冻结着")
        await owner.asked("/invite owner", "店铺冻结着")
        link = next(line for line in invited.body.splitlines() if "start" in line)
        await telegram.add_user(77, "新人", language_code="zh-hans")
        await running.chat(77).asked(f"/start {link.rpartition('=')[2].rpartition(' ')[2]}", "这个邀请用过了或者过期了")
        assert running.books.roles(77) == []
        await owner.asked("解冻店铺", "还不能由您解冻")
        await operator.asked("解冻店铺", "您在这个店没有做这件事的权限")
        assert frozen(running) == [(1, 1)]
    async with inside(home, telegram) as running:
        owner, ann = running.chat(OWNER), running.chat(ANN)
        assert frozen(running) == [(1, 1)]
        await ann.asked("unfreeze the shop", "no longer frozen")
        assert frozen(running) == [(0, 1)]
        await owner.answer("Ann解冻了店铺")
        lift = await owner.asked("恢复工作", "【请您点头】恢复工作")
        await owner.pressed("同意", lift)
        await owner.becomes(lift, "【办好了】恢复工作")
        await owner.asked("船袜降到8块7", "【请您点头】改价：船袜", "刚恢复工作")
        running.clock.advance(1800)
        await owner.asked("船袜降到8块7", "【办好了】改价：船袜")


async def test_an_admin_lets_go_by_the_shops_name_and_others_may_not(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        await running.chat(ANN).asked("freeze the shop", "The shop is frozen")
        await running.chat(OTHER).asked("解冻店铺", "店铺没有冻结")
        await running.chat(STRANGER).said("解冻店铺")
        assert frozen(running) == [(1, 1)]
        await running.chat(ADMIN).asked("/unfreeze 练习店", "店铺解冻了")
        assert frozen(running) == [(0, 1)]


async def test_news_of_new_staff_and_of_a_raised_cap_carry_the_button(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner, ann = running.chat(OWNER), running.chat(ANN)
        await ann.asked("/help", "shop hand")
        invited = await owner.asked("/invite operator", "只能用一次")
        link = next(line for line in invited.body.splitlines() if "start" in line)
        await telegram.add_user(78, "小周", language_code="zh-hans")
        await running.chat(78).asked(f"/start {link.rpartition('=')[2].rpartition(' ')[2]}", "您已加入")
        assert (await owner.answer("小周 用邀请进店了", "运营")).labels == ["冻结店铺"]
        assert (await ann.answer("小周 joined the shop", "operator")).labels == ["Freeze the shop"]
        card = await owner.asked("每天推广上限900块", "【请您点头】")
        await owner.pressed("同意", card)
        news = await ann.answer("王姐 raised the promotion cap")
        data = next(each.data for each in news.buttons if each.text == "Freeze the shop")
        assert data is not None
        assert await owner.forged(data) == "这个按钮不是给您的，什么都没动。"
        assert frozen(running) == [(0, 0)]
        await ann.pressed("Freeze the shop", news)
        await ann.answer("The shop is frozen")
        assert frozen(running) == [(1, 1)]
        await owner.answer("Ann把“练习店”冻结了")
        await owner.asked("解冻店铺", "还不能由您解冻")
