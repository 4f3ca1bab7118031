"""The main job in words: how sales went, a price changed and read back, one below cost refused with a way out, and taken back."""

from tests.conversation.conftest import Talk
from tests.conversation.people import ANN, FIRST_SHOP, OWNER, SLIPPERS
from tests.conversation.programs import Served

CHANGED = """【办好了】改价：拖鞋
拖鞋  ¥6.00 → ¥5.50
　每件赚 ¥0.90 → 赚 ¥0.40

改完我又看了一遍，店里已经是新的。"""
BELOW_FLOOR = """【没改】改价：拖鞋
本来要改的：
拖鞋  ¥5.30 → ¥5.00
　每件赚 ¥0.20 → 亏 ¥0.10

为什么没改：拖鞋卖 ¥5.00 低于保本价 ¥5.10，卖一件亏 ¥0.10"""


def yuan(minor: int) -> dict[str, object]:
    return {"amount": f"{minor / 100:.2f}", "currency": "CNY"}


def changed(before: int, after: int) -> dict[str, object]:
    """One price change of the slippers as the marketplace is sent it."""
    action = {"do": "PriceChange", "listing": SLIPPERS, "before": yuan(before), "after": yuan(after)}
    return {**action, "tiers_before": [], "tiers_after": [], "times": 1}


async def test_a_price_is_changed_lowered_again_refused_below_cost_and_put_back(served: Served, chat: Talk) -> None:
    owner, books, shop = chat(OWNER), served.books, served.home.first
    report = await owner.asked("昨天卖得怎么样", FIRST_SHOP, "净卖")
    assert "练习店，数字是模拟的" in report.body

    done = await owner.asked("把拖鞋降到5块5", "【办好了】")
    assert (done.body, done.labels) == (CHANGED, ["撤销"])
    assert books.received(shop) == [changed(600, 550)]
    assert books.price(shop, SLIPPERS) == 550

    assert "¥5.50 → ¥5.30" in (await owner.asked("再降两毛", "【办好了】改价：拖鞋")).body

    refused = await owner.asked("拖鞋卖5块", "【没改】")
    assert refused.body.startswith(BELOW_FLOOR)
    assert "店里什么都没动。" in refused.body
    assert "一天亏 ¥" in refused.body
    assert refused.labels[0] == "改成 ¥5.10（保本）"
    assert books.received(shop) == [changed(600, 550), changed(550, 530)]

    await owner.pressed("改成 ¥5.10（保本）", refused)
    await owner.answer("【办好了】改价：拖鞋", "¥5.30 → ¥5.10")
    assert await owner.pressed("改成 ¥5.10（保本）", refused) == "这个按钮用过了，不会再办一次。"
    assert books.received(shop)[2:] == [changed(530, 510)]

    await owner.asked("撤销", "【办好了】恢复原价：拖鞋", "¥5.10 → ¥5.30")
    assert books.received(shop)[3:] == [changed(510, 530)]
    assert books.price(shop, SLIPPERS) == 530
    log = await owner.asked("今天你做了什么", "做过的事")
    assert log.body.count("已办好") == 4


async def test_the_same_in_english_and_in_the_other_language_when_asked(served: Served, chat: Talk) -> None:
    ann, books, shop = chat(ANN), served.books, served.home.first
    assert "net sales" in (await ann.asked("how were sales yesterday", FIRST_SHOP)).body.lower()
    done = await ann.asked("set apron to 8.50", "[Done]")
    assert "CN¥8.60 → CN¥8.50" in done.body
    assert done.labels == ["Undo"]
    await ann.pressed("Undo", done)
    await ann.answer("[Done]", "CN¥8.50 → CN¥8.60")
    await ann.asked("/language 中文", "好，以后说中文。")
    await ann.asked("围裙现在多少钱", "单价 ¥8.60")
    await ann.asked("speak english", "English from now on")
    assert [each["listing"] for each in books.received(shop) if each["listing"] == "6820120"] == ["6820120"] * 2
