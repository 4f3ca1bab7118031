"""Cards word for word: what a merchant reads before saying yes or no."""

from dataclasses import replace

from bot.domain.approval import ApprovalState
from bot.domain.chat import ButtonStyle
from bot.domain.operation import PriceSet
from bot.domain.outcome import Asked, Closed, Refused, Tap, Unchanged, Working
from bot.domain.preview import Preview
from tests.unit.replies.samples import (
    APPROVAL_ID,
    BELOW,
    LARGE,
    LOSS,
    PRICE,
    PROMOTE,
    REPLIES,
    REPRICE,
    SPEND,
    SPENDS,
    approval,
    cny,
)


def text(outcome: object, language: str = "zh-Hans") -> str:
    (shown,) = REPLIES.render(outcome, language)  # type: ignore[arg-type]
    return shown.text


def test_price_card_shows_every_row_the_margin_the_reason_and_what_happens_next() -> None:
    outcome = Asked(approval(REPRICE.operation), REPRICE, (LARGE,))
    assert text(outcome) == (
        "【请您点头】改价：拖鞋\n"
        "拖鞋  ¥6.00 → ¥5.50\n"
        "　每件赚 ¥0.90 → 赚 ¥0.40\n"
        "　≥100件  ¥5.70 → ¥5.23，赚 ¥0.13\n\n"
        "为什么问您：拖鞋一次变动 8.3%，超过 5% 要先问您\n\n"
        "点“同意”我就改；120 分钟不答就算不改。"
    )
    assert text(outcome, "en") == (
        "[Your OK needed] Price: 拖鞋\n"
        "拖鞋  CN¥6.00 → CN¥5.50\n"
        "  Each earns CN¥0.90 → earns CN¥0.40\n"
        "  from 100: CN¥5.70 → CN¥5.23, earns CN¥0.13\n\n"
        "Why I ask: 拖鞋 would change by 8.3% at once; above 5% I ask first\n\n"
        "Tap Approve and I change it; no answer in 120 minutes means no."
    )


def test_price_card_buttons_carry_the_approval_and_nothing_else() -> None:
    (shown,) = REPLIES.render(Asked(approval(REPRICE.operation), REPRICE, ()), "zh-Hans")
    ((yes, no),) = shown.buttons
    assert (yes.label, yes.data, yes.style) == ("同意", f"a:{APPROVAL_ID}:y", ButtonStyle.GOOD)
    assert (no.label, no.data, no.style) == ("不同意", f"a:{APPROVAL_ID}:n", ButtonStyle.BAD)
    assert (shown.card, shown.update) == (APPROVAL_ID, False)


def test_spending_card_shows_amount_days_today_and_what_is_left() -> None:
    outcome = Asked(approval(PROMOTE.operation), PROMOTE, (SPENDS,), SPEND)
    assert text(outcome) == (
        "【要花钱，请您点头】开推广：拖鞋\n"
        "拖鞋 推广  没开 → 推广中，每天最多 ¥30.00\n\n"
        "每天最多 ¥30.00 × 3 天（6月29日至7月1日），一共最多 ¥90.00\n"
        "今天：已花 ¥12.00，连同已答应的共 ¥20.00，上限 ¥100.00\n"
        "同意后今天还剩 ¥50.00\n"
        "本月：连同已答应的共 ¥320.00，上限 ¥2,000.00\n"
        "同意后本月还剩 ¥1,620.00\n\n"
        "为什么问您：这要花推广费，最多 ¥90.00；花钱的事都先问您\n\n"
        "点“同意”才开始花钱；120 分钟不答就算不花。"
    )
    assert "Left today after this: CN¥50.00\n" in text(outcome, "en")
    assert "Left this month after this: CN¥1,620.00\n" in text(outcome, "en")


def test_spending_card_without_caps_says_so_instead_of_inventing_what_is_left() -> None:
    state = replace(SPEND, daily_cap=None, monthly_cap=None)
    said = text(Asked(approval(PROMOTE.operation), PROMOTE, (SPENDS,), state))
    assert "上限 没定" in said
    assert "还剩" not in said


def test_refusal_names_rule_loss_per_unit_and_per_day_and_offers_moves() -> None:
    moves = (
        Tap("o1", "move-price-set", (("name", "拖鞋"),), PriceSet(("L1",), cny("5.10"))),
        Tap("o2", "move-price-set", (("name", "拖鞋"),), PriceSet(("L1",), cny("5.55"))),
    )
    (shown,) = REPLIES.render(Refused(BELOW, (LOSS,), moves), "zh-Hans")
    assert shown.text == (
        "【没改】改价：拖鞋\n"
        "本来要改的：\n"
        "拖鞋  ¥6.00 → ¥5.00\n"
        "　每件赚 ¥0.90 → 亏 ¥0.10\n\n"
        "为什么没改：拖鞋卖 ¥5.00 低于保本价 ¥5.10，卖一件亏 ¥0.10\n"
        "按最近一天卖 120 件算，拖鞋一天亏 ¥12.00\n\n"
        "店里什么都没动。\n"
        "可以这样："
    )
    labels = [[(button.label, button.data) for button in row] for row in shown.buttons]
    assert labels == [[("改成 ¥5.10（保本）", "o:o1")], [("改成 ¥5.55", "o:o2")]]


def test_refusal_leaves_the_loss_per_day_out_where_sales_are_unknown() -> None:
    unknown = Preview("s1", BELOW.operation, (replace(BELOW.rows[0], daily_units=None),))
    assert "一天亏" not in text(Refused(unknown, (LOSS,)))


def test_refusal_below_an_own_floor_that_still_earns_is_not_called_a_loss() -> None:
    reason = replace(LOSS, values=tuple({**dict(LOSS.values), "loss": cny("0")}.items()))
    said = text(Refused(BELOW, (reason,)))
    assert "拖鞋卖 ¥5.00 低于底价 ¥5.10\n" in said
    assert "卖一件亏" not in said


def test_several_reasons_stand_on_lines_of_their_own() -> None:
    said = text(Asked(approval(REPRICE.operation), REPRICE, (LARGE, SPENDS)))
    assert "为什么问您：\n· 拖鞋一次变动 8.3%" in said
    assert "\n· 这要花推广费，最多 ¥90.00" in said


def test_unknown_cost_is_said_and_no_margin_is_made_up() -> None:
    row = replace(PRICE, margin_before=None, margin_after=None, floor=None)
    said = text(Asked(approval(REPRICE.operation), Preview("s1", REPRICE.operation, (row,)), ()))
    assert "　成本没填，算不出每件赚多少\n" in said
    assert "赚 ¥" not in said


def test_drifted_card_starts_with_what_happened() -> None:
    said = text(Asked(approval(REPRICE.operation), REPRICE, (), replaces_drifted=True))
    assert said.startswith("店里刚才有变动，原来那张卡作废了，请按下面新的再看一次。\n\n【请您点头】")


def test_closed_cards_say_why_and_that_nothing_was_touched() -> None:
    operation = REPRICE.operation
    declined = Closed(approval(operation, ApprovalState.DECLINED), REPRICE, "老王")
    expired = Closed(approval(operation, ApprovalState.EXPIRED), REPRICE)
    void = Closed(approval(operation, ApprovalState.VOID), REPRICE, "老王")
    assert text(declined).endswith("\n\n老王没同意，店里什么都没动。")
    assert text(expired).endswith("\n\n120 分钟没人答，当作不同意，店里什么都没动。")
    assert text(void).endswith("\n\n这张卡作废了，店里什么都没动。")
    for outcome in (declined, expired, void):
        (shown,) = REPLIES.render(outcome, "zh-Hans")
        assert shown.text.startswith("【没有办】改价：拖鞋\n本来要改的：\n")
        assert (shown.buttons, shown.card, shown.update) == ((), APPROVAL_ID, True)


def test_working_card_has_no_buttons_left() -> None:
    (shown,) = REPLIES.render(Working(approval(REPRICE.operation), REPRICE, "老王"), "zh-Hans")
    assert shown.text.endswith("老王同意了，我正在改，改完马上告诉您。")
    assert (shown.buttons, shown.card, shown.update) == ((), APPROVAL_ID, True)


def test_unchanged_shows_the_present_value() -> None:
    same = Preview("s1", REPRICE.operation, (replace(PRICE, after=PRICE.before, margin_after=PRICE.margin_before),))
    assert text(Unchanged(same)) == (
        "【不用改】改价：拖鞋\n拖鞋  ¥6.00（不变）\n　每件赚 ¥0.90\n\n现在就是这样，没有要改的。"
    )
