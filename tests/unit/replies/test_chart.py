"""Pictures: real glyphs, the same bytes every time, and right at nothing, one, much and below zero."""

import io
from dataclasses import replace
from decimal import Decimal

import pytest
from PIL import Image, ImageFont

from bot.domain.report import DailyReport
from bot.replies.chart import FONTS, PALE, PALE_RUST, RUST, TEAL, draw, drawable, fitted, font, has_glyph
from bot.replies.posters import daily_poster, top_of
from bot.replies.texts import LOCALES
from tests.unit.replies.samples import EN, REPORT, ZH, figures, series

WEIGHTS = ("Regular", "Bold")
MISSING = "\U0010fffd"


def picture(report: DailyReport, chinese: bool = True) -> Image.Image:
    data = draw(daily_poster(ZH if chinese else EN, report))
    assert len(data) < 150_000
    return Image.open(io.BytesIO(data)).convert("RGB")


def pixels(image: Image.Image, colour: tuple[int, int, int]) -> int:
    """How many pixels have nearly this colour."""
    counts = image.getcolors(image.width * image.height) or []
    return sum(
        n
        for n, seen in counts
        if isinstance(seen, tuple) and max(abs(a - b) for a, b in zip(seen, colour, strict=True)) < 8
    )


@pytest.mark.parametrize("weight", WEIGHTS)
def test_every_character_of_every_text_is_really_in_the_font(weight: str) -> None:
    face = ImageFont.truetype(str(FONTS / f"XiaoerSans-{weight}.otf"), 24)
    missing = bytes(face.getmask(MISSING))
    used = {each for path in LOCALES.glob("*/*.ftl") for each in path.read_text(encoding="utf-8")}
    wanted = {each for each in used if not each.isspace()} | set("¥£€$₩0123456789.,%▲▼…")
    assert len(wanted) > 500
    assert [each for each in sorted(wanted) if bytes(face.getmask(each)) == missing] == []


@pytest.mark.parametrize("weight", WEIGHTS)
def test_chinese_characters_are_drawn_and_differ_from_one_another(weight: str) -> None:
    face = ImageFont.truetype(str(FONTS / f"XiaoerSans-{weight}.otf"), 40)
    drawn = {each: bytes(face.getmask(each)) for each in "净销售推广订单买家退款拖鞋龘"}
    drawn.pop("龘")
    assert len(set(drawn.values())) == len(drawn)
    assert all(sum(1 for level in bitmap if level > 127) > 60 for bitmap in drawn.values())


def test_characters_the_font_lacks_are_left_out_not_drawn_as_boxes() -> None:
    assert not has_glyph(MISSING)
    assert not has_glyph("\U0001f600")
    assert has_glyph("鞋")
    assert drawable("拖鞋\U0001f600店") == "拖鞋店"


def test_fonts_are_small_and_carry_their_licence() -> None:
    for weight in WEIGHTS:
        assert (FONTS / f"XiaoerSans-{weight}.otf").stat().st_size < 2_500_000
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert "Noto Sans CJK SC" in (FONTS / "NOTICE.txt").read_text(encoding="utf-8")
    assert font(24).getname() == ("Xiaoer Sans", "Regular")


def test_the_same_report_gives_the_same_bytes() -> None:
    poster = daily_poster(ZH, REPORT)
    assert draw(poster) == draw(poster)


def test_the_last_day_stands_out_among_fourteen() -> None:
    image = picture(REPORT)
    assert image.width == 1080
    assert pixels(image, PALE) > 13 * 40 * 50
    assert pixels(image, TEAL) > 5_000


@pytest.mark.parametrize("chinese", [True, False])
def test_nothing_sold_draws_no_bar_and_one_day_alone_draws_one(chinese: bool) -> None:
    nothing = replace(
        REPORT, figures=figures("0", "0", "0"), series=series(["0"] * 14), margin=None, day_before=figures("0", "0")
    )
    empty = picture(replace(nothing, week_before=figures("0", "0")), chinese)
    assert pixels(empty, PALE) < 400
    one = picture(replace(REPORT, series=series(["0"] * 13 + ["5"])), chinese)
    assert pixels(one, PALE) < 400
    assert pixels(one, TEAL) > pixels(empty, TEAL) + 10_000


def test_losses_are_drawn_below_the_line_in_another_colour() -> None:
    image = picture(replace(REPORT, series=series(["100", "-50", "100", "-100"]), margin=Decimal(-5)))
    assert pixels(image, PALE_RUST) > 1_000
    assert pixels(image, RUST) > 1_000
    assert pixels(picture(replace(REPORT, series=series(["100"] * 4), week_before=REPORT.day_before)), PALE_RUST) == 0


def test_huge_amounts_still_fit() -> None:
    huge = replace(
        REPORT,
        figures=figures("98765432109876.55"),
        margin=Decimal("-98765432109876"),
        series=series(["98765432109876.55"] * 14),
    )
    for voice in (ZH, EN):
        words = daily_poster(voice, huge).hero.value
        shown, size = fitted(words, 104, True, 900)
        assert shown == words
        assert font(size, True).getlength(shown) <= 900
    assert picture(huge).width == 1080


def test_words_too_long_shrink_first_and_are_cut_last() -> None:
    assert fitted("短", 50, False, 900) == ("短", 50)
    words, size = fitted("很长" * 60, 50, False, 600)
    assert size == 30
    assert words.endswith("…")
    assert font(30).getlength(words) <= 600


@pytest.mark.parametrize(
    ("largest", "top"), [("0", "0"), ("1", "1"), ("3204.5", "4000"), ("99", "100"), ("0.07", "0.08"), ("1001", "1500")]
)
def test_the_scale_ends_at_a_round_amount(largest: str, top: str) -> None:
    assert top_of([Decimal(largest), Decimal(-5)]) == Decimal(top)


def test_ads_over_their_cap_fill_the_gauge_in_the_warning_colour() -> None:
    calm = replace(REPORT, week_before=REPORT.day_before, figures=figures("3204.5", spend="99"))
    over = replace(calm, figures=figures("3204.5", spend="150"))
    assert pixels(picture(calm), RUST) == 0
    assert pixels(picture(over), RUST) > 15_000
    assert "150%" in (daily_poster(EN, over).gauge or pytest.fail("no gauge")).note
