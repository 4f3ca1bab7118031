"""Whatever our texts tell people to say is understood when they say it, word for word."""

from datetime import UTC, datetime

import pytest

from bot.domain.command import LogQuery, PendingQuery, ReportQuery, StateQuery, Undo
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
from bot.domain.understood import CatalogItem, Context, Understood
from bot.replies.texts import Texts
from bot.understanding.read import read

TEXTS = Texts(strict=True)
SLIPPERS = {"zh-Hans": "拖鞋", "en": "slippers"}
WANTED = {
    "help-ask": (ReportQuery, ReportQuery, StateQuery, LogQuery),
    "help-price": (PriceSet, PriceScale, CostSet, FloorSet, Undo),
    "help-promote": (PromotionStart, PromotionPause, LimitSet),
    "form-hint": (PriceSet, PromotionStart, ReportQuery, StopAll),
}
"""Texts whose first line is a heading, and what each further line must be understood as."""
QUOTED = {
    "zh-Hans": (
        ("待办", PendingQuery), ("记录", LogQuery), ("恢复工作", StopLift), ("全部停下", StopAll), ("拖鞋成本3块2", CostSet),
        ("6月1日卖得怎么样", ReportQuery), ("report 上周", ReportQuery), ("report 6月1日", ReportQuery),
    ),
    "en": (
        ("pending", PendingQuery), ("log", LogQuery), ("resume work", StopLift),
        ("stop everything", StopAll), ("slippers cost me 3.20", CostSet), ("report Jun 1", ReportQuery),
        ("report last week", ReportQuery),
    ),
}  # fmt: skip
"""Words that texts put in quotes for people to say."""


def understood(text: str, language: str) -> type | str:
    item = CatalogItem("L1", SLIPPERS[language], Money.of("6.00", "CNY"), promoted=True)
    reading = read(text, Context(datetime(2025, 6, 3, 9, 0, tzinfo=UTC), "CNY", (item,)))
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
