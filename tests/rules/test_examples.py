"""Whatever our texts and the README tell people to say is understood when they say it, word for word."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.domain.advertising import BidAdjust
from bot.domain.command import LogQuery, PendingQuery, ReportQuery, StateQuery, Undo
from bot.domain.mandate import MandateSet
from bot.domain.money import Money
from bot.domain.operation import (
    CostSet,
    FloorSet,
    LimitSet,
    PriceScale,
    PriceSet,
    PromotionPause,
    PromotionStart,
    StopAll,
    StopLift,
)
from bot.domain.planned import Planned
from bot.domain.preferences import NameLearn, ReportTimeSet
from bot.domain.selling import ListingUnpublish, TenderOffer, TierSet
from bot.domain.understood import CatalogItem, Context, OpenTender, Understood
from bot.replies.texts import Texts
from bot.understanding.read import read

TEXTS = Texts(strict=True)
SLIPPERS = {"zh-Hans": "拖鞋", "en": "slippers"}
WANTED = {
    "help-ask": (ReportQuery, ReportQuery, StateQuery, LogQuery),
    "help-price": (PriceSet, PriceScale, CostSet, FloorSet, Undo),
    "help-promote": (PromotionStart, PromotionPause, LimitSet),
    "help-trade": (BidAdjust, TierSet, ListingUnpublish, TenderOffer),
    "help-later": (Planned, Planned, NameLearn, ReportTimeSet),
    "form-hint": (PriceSet, PromotionStart, ReportQuery, StopAll),
}
"""Texts whose first line is a heading, and what each further line must be understood as."""
QUOTED = {
    "zh-Hans": (
        ("待办", PendingQuery), ("记录", LogQuery), ("恢复工作", StopLift), ("全部停下", StopAll), ("拖鞋成本3块2", CostSet),
        ("推广每天200以内不用问我，到月底", MandateSet), ("出价5毛以内不用问我，到月底", MandateSet), ("改价一成以内不用问我，到月底", MandateSet),
        ("6月1日卖得怎么样", ReportQuery), ("report 上周", ReportQuery), ("report 6月1日", ReportQuery),
    ),
    "en": (
        ("pending", PendingQuery), ("log", LogQuery), ("resume work", StopLift),
        ("stop everything", StopAll), ("slippers cost me 3.20", CostSet), ("report Jun 1", ReportQuery),
        ("report last week", ReportQuery), ("ads up to 200 a day without asking me, until the end of the month", MandateSet),
        ("bids up to 0.50 without asking me, until the end of the month", MandateSet),
        ("price changes within 10% without asking me, until the end of the month", MandateSet),
    ),
}  # fmt: skip
"""Words that texts put in quotes for people to say."""


README = Path(__file__).resolve().parents[2] / "README.md"
GOODS = {"zh-Hans": ("拖鞋", "毛巾", "浴巾", "船袜"), "en": ("slippers", "towel", "bath towel", "ankle socks")}


def shop(*names: str, focus: tuple[str, ...] = ()) -> Context:
    """A shop of these listings, all promoted, with a tender open for the first."""
    price, bid = Money.of("6.20", "CNY"), Money.of("0.50", "CNY")
    items = tuple(CatalogItem(f"L{number}", name, price, (), True, bid) for number, name in enumerate(names, 1))
    now = datetime(2025, 6, 3, 9, 0, tzinfo=UTC)
    return Context(now, "CNY", items, focus=focus, tenders=(OpenTender("L1"),))


def said_in_readme() -> list[tuple[str, str]]:
    """(language, message) of every example in the table of what can be said."""
    section = README.read_text(encoding="utf-8").split("## What you can say\n")[1].split("\n## ")[0]
    rows = [[cell.strip() for cell in line.split("|")[2:4]] for line in section.splitlines() if line.startswith("| ")]
    table = [(language, cell) for row in rows for language, cell in zip(("zh-Hans", "en"), row, strict=True)]
    return [
        (language, text) for language, cell in table for text in cell.split(" · ") if text not in {"中文", "English"}
    ]


def understood(text: str, language: str) -> type | str:
    reading = read(text, shop(SLIPPERS[language]))
    if isinstance(reading, Understood) and len(reading.commands) == 1:
        return type(reading.commands[0])
    return f"{text}: {reading}"


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
@pytest.mark.parametrize("key", sorted(WANTED))
def test_examples_in_help_are_understood(key: str, language: str) -> None:
    lines = TEXTS.format(key, {}, language).splitlines()[1:]
    assert [understood(line, language) for line in lines] == list(WANTED[key])


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_words_that_texts_quote_are_understood(language: str) -> None:
    assert [understood(text, language) for text, _ in QUOTED[language]] == [wanted for _, wanted in QUOTED[language]]


def test_every_example_in_the_readme_is_understood() -> None:
    said = said_in_readme()
    readings = {text: read(text, shop(*GOODS[language], focus=("L1",))) for language, text in said}
    assert len(readings) > 60
    assert {text: each for text, each in readings.items() if not isinstance(each, Understood)} == {}
