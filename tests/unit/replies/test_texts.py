"""The texts themselves: what is missing raises while testing and never costs an answer in production."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.replies.texts import MissingText, Texts, Voice, one_line
from tests.unit.replies.samples import TEXTS, cny


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two tiny languages; `only-en` is missing in Chinese."""
    for language, text in {
        "zh-Hans": "both = 价格 { $price }\nkinds = { $it }\nshare = { PERCENT($it) }\n",
        "en": "both = price { $price }\nkinds = { $it }\nonly-en = hello { $name }\ntext-missing = missing { $key }\n",
    }.items():
        (tmp_path / language).mkdir()
        (tmp_path / language / "a.ftl").write_text(text, encoding="utf-8")
    return tmp_path


def test_missing_text_raises_when_strict(folder: Path) -> None:
    with pytest.raises(MissingText, match="only-en is not in zh-Hans"):
        Texts(folder, strict=True).format("only-en", {"name": "x"}, "zh-Hans")


def test_missing_variable_raises_when_strict(folder: Path) -> None:
    with pytest.raises(MissingText, match="price"):
        Texts(folder, strict=True).format("both", {}, "en")


def test_missing_text_falls_back_to_the_other_language_and_is_logged(folder: Path) -> None:
    with capture_logs() as logs:
        said = Texts(folder).format("only-en", {"name": "x"}, "zh-Hans")
    assert said == "hello x"
    assert [(each["log_level"], each["event"], each["key"]) for each in logs] == [("error", "text.missing", "only-en")]


def test_what_no_language_has_is_an_honest_line_that_names_the_text(folder: Path) -> None:
    with capture_logs() as logs:
        assert Texts(folder).format("nowhere", {}, "en") == "missing nowhere"
        assert Texts(folder).format("nowhere", {}, "zh-Hans") == "nowhere"
    assert len(logs) == 4


def test_broken_file_raises_when_strict_and_keeps_the_rest_otherwise(folder: Path) -> None:
    (folder / "en" / "b.ftl").write_text("both = again\n= broken\nfine = fine\n", encoding="utf-8")
    with pytest.raises(MissingText, match=r"b\.ftl"):
        Texts(folder, strict=True)
    with capture_logs() as logs:
        texts = Texts(folder)
        assert texts.format("fine", {}, "en") == "fine"
        assert texts.format("both", {"price": 1}, "en") == "price 1"
    assert {each["event"] for each in logs} == {"text.broken"}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (cny("1234.5"), "¥1,234.50"),
        (cny("-0.10"), "-¥0.10"),
        (1234567, "1,234,567"),
        (date(2025, 6, 3), "2025年6月3日周二"),
        (datetime(2025, 6, 3, 14, 3, tzinfo=UTC), "6月3日周二 14:03"),
        (time(9, 0), "09:00"),
        (("甲", "乙", "丙"), "甲、乙和丙"),
        (True, "yes"),
    ],
)
def test_values_are_written_as_cldr_writes_them(folder: Path, value: object, written: str) -> None:
    assert Texts(folder, strict=True).format("kinds", {"it": value}, "zh-Hans") == written


def test_a_share_is_a_percentage_only_where_the_text_says_so(folder: Path) -> None:
    texts = Texts(folder, strict=True)
    assert texts.format("share", {"it": Decimal("0.0833")}, "zh-Hans") == "8.3%"
    assert texts.format("kinds", {"it": Decimal("0.5")}, "zh-Hans") == "0.5"


def test_what_no_text_can_show_is_refused(folder: Path) -> None:
    with pytest.raises(MissingText, match="float"):
        Texts(folder, strict=True).format("kinds", {"it": 0.1}, "en")


def test_words_of_others_stay_on_one_line_and_carry_no_hidden_marks() -> None:
    assert one_line("拖鞋\n【办好了】\u202e改价\x00 \u2028x") == "拖鞋 【办好了】 改价 x"
    assert one_line("长" * 400) == "长" * 299 + "…"
    assert TEXTS.format("shop-choice", {"shop": "a\nb"}, "en") == "a b"


def test_our_own_text_keeps_its_lines_when_put_into_another() -> None:
    voice = Voice(TEXTS, "zh-Hans")
    row = voice.say("row-tier", quantity=100, change=voice.say("row-arrow", before="a", after="b"))
    assert voice.say("row-with-margin", row=row, margin="赚") == "　≥100件  a → b，赚"
