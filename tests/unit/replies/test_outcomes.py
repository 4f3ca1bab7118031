"""Every kind of outcome can be shown, in both languages, within what messengers take."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from bot.domain import damage, drifting, outcome_lists
from bot.domain import outcome as outcomes
from bot.domain.approval import ApprovalState
from bot.domain.chat import Shown
from bot.domain.command import Undo
from bot.domain.effect import EffectState, RunState
from bot.domain.mandate import Mandate, MandateRevoke, MandateScope, MandateUse, MandateWindow, Standing
from bot.domain.operation import PromotionPause
from bot.domain.outcome import (
    Asked,
    Asking,
    Closed,
    Executed,
    Helped,
    Imported,
    Invited,
    LogPage,
    Outcome,
    Overview,
    Pending,
    PeriodReported,
    Refused,
    Reported,
    Said,
    Unchanged,
    Working,
)
from bot.domain.outcome_lists import (
    MandateLine,
    MandatesShown,
    PlanLine,
    PlansShown,
    SettingsShown,
    TaughtLine,
    WordsListed,
)
from bot.domain.people import Role
from bot.domain.planned import Plan
from bot.domain.preferences import Loudness, LoudnessSet, NameForget, Preferences, Topic
from bot.domain.report import PeriodReport
from bot.domain.unclear import Unclear
from bot.domain.words import WordKind
from bot.replies.render import RENDERERS
from tests.unit.replies.samples import (
    BELOW,
    DAY,
    LANGUAGES,
    LARGE,
    LISTING,
    LOSS,
    NOW,
    PROMOTE,
    REPLIES,
    REPORT,
    REPRICE,
    SHOP,
    SPEND,
    SPENDS,
    approval,
    cny,
    effect,
    figures,
    run,
    series,
    tap,
)
from tests.unit.replies.test_drift import CHEAP, PRICE

CARD = approval(PROMOTE.operation)
PERIOD = PeriodReport("s1", "店", figures("100"), figures("80"), None, series=series(["1", "2", "3"]))
PLAN = Plan("r1", "s1", "p1", REPRICE.operation, NOW, NOW, DAY)
SUGGESTED = tap("suggest-pause-promotion", name="雨伞", spent=SPEND.spent, loss=SPEND.spent)
FORGET = replace(tap(""), command=NameForget(("L1",), "大棉拖"))
MANDATE = Mandate(
    "r1", "r1", "s1", MandateScope.ADS, ("L1",), False, DAY, 5, Decimal(1), "p1", NOW, cny("50"), MandateWindow.DAY, cny("100"),
)  # fmt: skip
STANDING = Standing(MANDATE, MandateUse(2, {DAY: cny("20")}))
EVERY: tuple[Outcome, ...] = (
    drifting.Drifted(SHOP, (CHEAP,)),
    damage.Damage(SHOP, (PRICE,), ()),
    Said("undo-nothing", (), (tap("button-undo"),)),
    Asking("shop-list", (("count", 2),), (tap("shop-choice", shop="一店"), tap("shop-choice", shop="二店"))),
    Asked(CARD, PROMOTE, (SPENDS, LARGE), SPEND),
    Working(CARD, PROMOTE, "老王"),
    Refused(BELOW, (LOSS,), (replace(tap(""), command=BELOW.operation),)),
    *(Closed(replace(CARD, state=state), PROMOTE, "老王") for state in ApprovalState),
    *(
        Executed(
            run(REPRICE, state), REPRICE, (effect("L1", EffectState.DONE), effect("L2", EffectState.REFUSED)), CARD
        )
        for state in (RunState.DONE, RunState.PARTLY, RunState.REFUSED, RunState.UNKNOWN, RunState.SENDING)
    ),
    Unchanged(REPRICE),
    Overview(SHOP, (LISTING,), whole=True, spend=SPEND),
    Overview(SHOP, (LISTING,), whole=False),
    Overview(SHOP, (), whole=True),
    LogPage(SHOP, DAY, (), (), (("r1", replace(tap("button-undo"), command=Undo("r1"))),)),
    Pending(()),
    Pending((Asked(CARD, PROMOTE, ()),)),
    Reported(REPORT, (replace(SUGGESTED, command=PromotionPause(("L9",))),)),
    PeriodReported(PERIOD),
    PeriodReported(replace(PERIOD, names=("拖鞋",), series=())),
    *(Helped(SHOP, role, admin=False) for role in Role),
    *(Helped(replace(SHOP, marketplace="files"), role, admin=True) for role in Role),
    Invited(SHOP, Role.OWNER, "https://t.me/bot?start=abc", "abc", NOW),
    Invited(SHOP, Role.VIEWER, "", "abc", NOW),
    WordsListed(()),
    WordsListed((TaughtLine(WordKind.NAME, "大棉拖", "男士加绒棉鞋", "王姐", NOW, FORGET),), 3, FORGET),
    WordsListed(
        (TaughtLine(WordKind.UNIT, "箱", "24 双", "", NOW), TaughtLine(WordKind.NAME, "老款", "", "王姐", NOW))
    ),
    Imported("订单.csv", 10, 7, 2, 1, (), b"line,reason"),
    Imported("orders.csv", 10, 10, 0, 0),
    *(Unclear(SHOP, effect("L1", state, "unclear"), REPRICE, "blind", None, "p1") for state in EffectState),
    PlansShown(SHOP, ()),
    PlansShown(SHOP, (PlanLine(PLAN, (("L1", "拖鞋"),), "老王", tap("")),), more=3),
    MandatesShown(SHOP, DAY, ()),
    MandatesShown(SHOP, DAY, (MandateLine(STANDING, ("拖鞋",), "老王", replace(tap(""), command=MandateRevoke())),)),
    SettingsShown(SHOP, Preferences(), (replace(tap(""), command=LoudnessSet(Topic.REMINDER, Loudness.OFF)),)),
)


def shown_messages() -> Iterator[tuple[str, Outcome, Shown]]:
    for outcome in EVERY:
        for language in LANGUAGES:
            for shown in REPLIES.render(outcome, language):
                yield language, outcome, shown


def test_the_table_has_a_renderer_for_every_kind_of_outcome() -> None:
    rooms = (outcomes, outcome_lists, drifting, damage)
    every = [each for room in rooms for each in vars(room).values()]
    declared = {each for each in every if isinstance(each, type) and issubclass(each, Outcome)}
    assert set(RENDERERS) == declared - {Outcome} | {Unclear}
    assert {type(each) for each in EVERY} == set(RENDERERS)


def test_every_message_has_text_within_a_messengers_limit() -> None:
    for language, outcome, shown in shown_messages():
        assert 0 < len(shown.text) <= 4096, (language, outcome)
        assert "\u2068" not in shown.text
        assert "{" not in shown.text


def test_button_data_are_ids_of_at_most_64_bytes() -> None:
    seen = 0
    for _, outcome, shown in shown_messages():
        for button in (each for row in shown.buttons for each in row):
            seen += 1
            assert len(button.data.encode()) <= 64, outcome
            assert button.data.startswith(("a:", "o:"))
            assert 0 < len(button.label) <= 60
    assert seen == 24


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_of_a_card_name_it_and_only_first_ones_are_new(language: str) -> None:
    (new,) = REPLIES.render(Asked(CARD, PROMOTE, ()), language)
    (final,) = REPLIES.render(Closed(CARD, PROMOTE), language)
    assert (new.card, new.update) == (CARD.id, False)
    assert (final.card, final.update) == (CARD.id, True)


def test_toasts_are_short_and_refusals_stand_out() -> None:
    refused = REPLIES.toast("toast-already", {"by": "王" * 500}, "zh-Hans")
    assert len(refused.text) == 200
    assert refused.alert
    assert REPLIES.toast("toast-already", {"by": "老王"}, "zh-Hans").text == "这张卡老王已经处理过了。"
    assert REPLIES.toast("toast-already", (("by", ""),), "en").text == "This card was already answered."
    assert not REPLIES.toast("toast-approved", (), "en").alert


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menu_has_all_commands_with_what_they_do(language: str) -> None:
    menu = REPLIES.commands(language)
    assert set(menu) == {
        "report", "log", "pending", "plans", "undo", "stop", "resume", "settings", "words", "help", "language", "shop", "tomorrow",
        "invite", "mandates",
    }  # fmt: skip
    assert all(3 <= len(words) <= 256 for words in menu.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_strings_are_the_web_texts_filled_with_the_given_values(language: str) -> None:
    page = REPLIES.page_strings(language, {"megabytes": 20})
    assert page["web-title"]
    assert "20" in page["web-file-too-large"]
    assert all(key.startswith("web-") for key in page)


def test_unknown_language_falls_back_to_chinese() -> None:
    assert REPLIES.line("undo-nothing", (), "fr") == REPLIES.line("undo-nothing", (), "zh-Hans")
