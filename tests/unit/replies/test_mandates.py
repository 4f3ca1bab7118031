"""What may run without asking, word for word: the card with every term, what it was done under, the list."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from bot.domain.effect import EffectState, RunState
from bot.domain.mandate import Mandate, MandateRevoke, MandateScope, MandateSet, MandateUse, MandateWindow, Standing
from bot.domain.outcome import Asked, Executed, Outcome
from bot.domain.outcome_lists import MandateLine, MandatesShown
from bot.domain.policy import Reason
from bot.domain.preview import Preview
from bot.domain.previewing import build_preview
from bot.domain.view import View
from tests.unit.replies.samples import DAY, LISTING, NOW, PROMOTE, REPLIES, SHOP, approval, cny, effect, run, tap

UNTIL = date(2025, 6, 30)
GRANT = MandateSet(MandateScope.ADS, ("L1",), True, UNTIL, cny("200"), MandateWindow.DAY)
MANDATE = Mandate(
    "r1", "r1", "s1", MandateScope.ADS, ("L1",), True, UNTIL, 84, Decimal(1), "p1", NOW, cny("200"), MandateWindow.DAY, cny("5600"),
)  # fmt: skip
STANDING = Standing(MANDATE, MandateUse(2, {DAY: cny("50")}))


def preview(operation: MandateSet | MandateRevoke, *standing: Standing) -> Preview:
    listing = replace(LISTING, id="L1")
    return build_preview(View(SHOP, DAY, {"L1": listing}, mandates=standing), operation)


def text(outcome: Outcome, language: str = "zh-Hans") -> str:
    (shown,) = REPLIES.render(outcome, language)
    return shown.text


def labels(outcome: Outcome, language: str = "zh-Hans") -> list[str]:
    (shown,) = REPLIES.render(outcome, language)
    return [each.label for row in shown.buttons for each in row]


def test_the_card_of_a_grant_shows_every_term_also_those_nobody_said() -> None:
    outcome = Asked(approval(GRANT), preview(GRANT), (Reason("policy-mandate-grants", (("scope", "ads"),)),))
    assert text(outcome) == (
        "【请您点头】免问授权：推广花钱\n"
        "什么事不用问：推广花钱\n"
        "哪些商品：全店现有 1 个（拖鞋），以后新上的不算\n"
        "每天最多花：¥200.00\n"
        "一次最多花：¥5,600.00\n"
        "一次加预算最多：100%\n"
        "最多办几次：84\n"
        "到哪天为止：6月30日 24:00\n\n"
        "为什么问您：同意以后，这些推广的事我不再问就办，您看清楚每一行\n\n"
        "点“同意”后，这个范围里的事我直接办，办完告诉您，随时能收回；超出的照样先问。120 分钟不答就算不同意。"
    )
    assert "Products: all 1 in the shop now" in text(outcome, "en")
    assert "At most a day: CN¥200.00" in text(outcome, "en")


def test_a_card_that_widens_shows_what_it_was() -> None:
    wider = MandateSet(MandateScope.ADS, ("L1",), True, cap=cny("300"))
    outcome = Asked(approval(wider), preview(wider, STANDING), (Reason("policy-mandate-widens", (("scope", "ads"),)),))
    assert "每天最多花：¥200.00 → ¥300.00" in text(outcome)
    assert "一次最多花：¥5,600.00（不变）" in text(outcome)
    assert "到哪天为止：6月30日（不变） 24:00" in text(outcome)


def test_what_was_done_without_asking_says_under_what_and_can_be_taken_back() -> None:
    done = Executed(
        run(PROMOTE, RunState.DONE), PROMOTE, (effect("L1", EffectState.DONE),), None, "老王", tap("button-undo"),
        STANDING, DAY, tap("button-revoke"),
    )  # fmt: skip
    assert text(done).endswith("按您给的免问办的：每天最多 ¥200.00，今天还剩 ¥150.00；还能办 82 次，到 6月30日 为止。")
    assert labels(done) == ["撤销", "收回免问"]
    assert text(done, "en").endswith(
        "Done without asking, as you allowed: CN¥200.00 at most a day, CN¥150.00 left today; 82 more times, until Jun 30."
    )


def test_a_mandate_taken_back_and_one_noted() -> None:
    gone = preview(MandateRevoke(MandateScope.ADS), STANDING)
    assert text(Executed(run(gone, RunState.DONE), gone, ())) == (
        "【办好了】免问授权：推广花钱\n推广花钱：免问收回，以后都先问您\n\n收回了，以后都先问您。"
    )
    noted = preview(GRANT)
    assert "随时" not in text(Executed(run(noted, RunState.DONE), noted, ()))
    assert text(Executed(run(noted, RunState.DONE), noted, ())).endswith("要看或收回，发 /mandates。")


def test_the_list_says_what_is_left_of_each_with_a_button_to_end_it() -> None:
    bids = replace(
        MANDATE, scope=MandateScope.BIDS, whole=False, cap=None, window=None, per_action=cny("0.50"),
        max_change=Decimal("0.3"), until=DAY + timedelta(days=1),
    )  # fmt: skip
    outcome = MandatesShown(
        SHOP,
        DAY,
        (MandateLine(STANDING, ("拖鞋",), "老王", tap("")), MandateLine(Standing(bids), ("拖鞋", "雨伞"), "老王")),
    )
    assert text(outcome) == (
        "不用问就能办的事：\n\n"
        "1. 推广花钱（老王给的）\n"
        "哪些商品：全店现有 1 个（拖鞋），以后新上的不算\n"
        "一次最多花：¥5,600.00\n"
        "一次加预算最多：100%\n"
        "每天最多 ¥200.00，今天还剩 ¥150.00；还能办 82 次，到 6月30日 为止。\n\n"
        "2. 提高点击出价（老王给的）\n"
        "哪些商品：拖鞋和雨伞\n"
        "点击出价最高：¥0.50\n"
        "一次提价最多：30%\n"
        "还能办 84 次，到 6月4日 为止。"
    )
    assert labels(outcome) == ["收回第 1 条"]
    assert "推广每天200以内不用问我，到月底" in text(MandatesShown(SHOP, DAY, ()))
