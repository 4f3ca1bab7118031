"""Listings, help, invites, imports and plain lines."""

from dataclasses import replace

from bot.domain.outcome import Asking, Helped, Imported, Invited, Overview, Pending, Said
from bot.domain.people import Role
from tests.unit.replies.samples import LISTING, NOW, REPLIES, SHOP, SPEND, tap


def text(outcome: object, language: str = "zh-Hans") -> str:
    (shown,) = REPLIES.render(outcome, language)  # type: ignore[arg-type]
    return shown.text


def test_one_listing_in_full() -> None:
    assert text(Overview(SHOP, (LISTING,), whole=False)) == (
        "加厚防滑拖鞋\n"
        "单价 ¥6.00，每件赚 ¥0.90\n"
        "　≥100件  ¥5.70\n"
        "最低能卖 ¥5.10\n"
        "库存 1,203 件\n"
        "　大码  ¥6.50，库存 40\n"
        "推广：推广中，每天最多 ¥30.00，到 6月5日"
    )


def test_a_whole_shop_is_one_line_each_with_the_budget_on_top() -> None:
    plain = replace(LISTING, id="L2", aliases=("短袜",), promotion=None, costs=None)
    assert text(Overview(SHOP, (LISTING, plain), whole=True, spend=SPEND)) == (
        "老王拖鞋店：2 个商品\n\n"
        "今天：已花 ¥12.00，连同已答应的共 ¥20.00，上限 ¥100.00\n"
        "本月：连同已答应的共 ¥320.00，上限 ¥2,000.00\n\n"
        "拖鞋  ¥6.00，每件赚 ¥0.90，库存 1,203，推广中\n"
        "短袜  ¥6.00，成本没填，库存 1,203"
    )


def test_a_shop_of_hundreds_fits_one_message_and_says_how_many_are_left_out() -> None:
    many = tuple(replace(LISTING, id=f"L{number}", aliases=(f"商品{number:03d}",)) for number in range(500))
    said = text(Overview(SHOP, many, whole=True))
    assert len(said) <= 4096
    assert f"……还有 {500 - said.count('每件赚')} 个" in said


def test_a_stopped_shop_says_so_first() -> None:
    said = text(Overview(replace(SHOP, stopped_at=NOW), (LISTING,), whole=False))
    assert said.startswith("6月3日周二 14:03 起全部停下了。\n\n加厚防滑拖鞋\n")


def test_help_shows_only_what_the_role_may_do_here() -> None:
    owner, viewer = text(Helped(SHOP, Role.OWNER, admin=False)), text(Helped(SHOP, Role.VIEWER, admin=False))
    files = text(Helped(replace(SHOP, marketplace="files"), Role.OPERATOR, admin=False))
    assert "拖鞋降到5块5" in owner
    assert "/invite operator" in owner
    assert "拖鞋降到5块5" not in viewer
    assert "/invite" not in viewer
    assert "全部停下" not in viewer
    assert "昨天卖得怎么样" in viewer
    assert "XLSX" in files
    assert "拖鞋降到5块5" not in files
    assert "/tomorrow" not in files


def test_an_invite_has_the_link_or_the_line_to_type_and_ends_in_the_shops_time() -> None:
    linked = text(Invited(replace(SHOP, clock_offset_days=3), Role.OPERATOR, "https://t.me/b?start=tok", "tok", NOW))
    assert linked == (
        "邀请加入“老王拖鞋店”，身份是运营。只能用一次，6月3日周二 14:03 前有效。\n把这个链接发给他：\n\nhttps://t.me/b?start=tok"
    )
    assert text(Invited(SHOP, Role.VIEWER, "", "tok", NOW), "en").endswith("\n\n/start tok")


def test_an_import_counts_every_line_and_gives_rejects_back() -> None:
    (shown,) = REPLIES.render(Imported("订单.csv", 1000, 990, 6, 4, (), b"4,no price"), "zh-Hans")
    assert shown.text == (
        "订单.csv：共 1,000 行，导入 990 行。\n以前导过的 6 行，没有重复算。\n有 4 行没收，每行的原因在附件里。"
    )
    assert (shown.file, shown.file_name) == (b"4,no price", "没收的行.csv")
    (clean,) = REPLIES.render(Imported("a.csv", 5, 5, 0, 0), "en")
    assert (clean.text, clean.file) == ("a.csv: 5 lines, 5 taken.", None)


def test_pending_counts_what_follows() -> None:
    assert text(Pending(())) == "没有等您点头的事。"


def test_short_choices_share_a_row_and_long_ones_stand_alone() -> None:
    taps = tuple(
        replace(tap("shop-choice", shop=name), offer_id=name)
        for name in ("一店", "二店", "名字特别长的第三家店铺", "四店")
    )
    (shown,) = REPLIES.render(Asking("shop-list", (("count", 4),), taps), "zh-Hans")
    assert [[each.label for each in row] for row in shown.buttons] == [
        ["一店", "二店"],
        ["名字特别长的第三家店铺"],
        ["四店"],
    ]
    assert shown.buttons[0][0].data == "o:一店"


def test_a_plain_line_is_its_text() -> None:
    assert text(Said("undo-nothing")) == "没有能撤销的改动。"
    assert text(Said("joined-shop", (("shop", "一店"), ("role", "viewer"))), "en") == (
        "Done, you are now in “一店” as viewer: you may see sales and the log."
    )
