"""Drafts: only what the listing itself says, nothing twice, nothing absolute, never too long, and the same every time."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.listing import TITLE_WIDTH, Listing, ListingField, PriceTier, Variant, title_width
from bot.domain.money import Money
from bot.domain.operation import PriceSet
from bot.domain.selling import ListingWrite
from bot.domain.shop import Shop
from bot.domain.view import View
from bot.insights.drafting import BREAKS, LONGEST_DESCRIPTION, LONGEST_POINTS, draft, drafted
from bot.insights.drafting_words import CLAIM, CLAIMS_EN, CLAIMS_ZH, SUPERLATIVE, without_claims

TITLE, DESCRIPTION, POINTS = ListingField
PRICE = Money(600, "CNY")


def variant(name: str) -> Variant:
    return Variant(name, name, Money.zero("CNY"), 5)


SLIPPERS = Listing(
    "s", "夏季防滑拖鞋 男女款", PRICE, ("拖鞋", "居家凉拖", "slippers"), (PriceTier(20, PRICE), PriceTier(100, PRICE)),
    (variant("灰色 36-37"), variant("灰色 40-41"), variant("粉色")), 30,
)  # fmt: skip


def test_a_title_keeps_its_words_and_gets_more_of_its_own() -> None:
    assert draft(SLIPPERS, TITLE) == "夏季防滑拖鞋 男女款 居家凉拖 灰色 粉色 现货"


def test_a_description_says_choices_quantities_and_stock() -> None:
    assert draft(SLIPPERS, DESCRIPTION) == (
        "夏季防滑拖鞋 男女款 款式：灰色 36-37、灰色 40-41、粉色。 满 20、100 件有批发价。 现货"
    )
    bare = replace(SLIPPERS, tiers=(), variants=(), stock=0)
    assert draft(bare, DESCRIPTION) == "夏季防滑拖鞋 男女款"


def test_selling_points_are_short() -> None:
    assert draft(SLIPPERS, POINTS) == "夏季防滑拖鞋；男女款；3 款可选；20 件起批发价；现货"


def test_an_english_title_stays_english() -> None:
    towel = Listing("t", "Thick cotton towel", PRICE, ("毛巾", "bath linen"), (PriceTier(50, PRICE),), (), 3)
    assert draft(towel, TITLE) == "Thick cotton towel bath linen in stock"
    assert draft(towel, POINTS) == "Thick; cotton; towel; quantity price from 50; in stock"


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("全网第一 最好的防滑拖鞋", "的防滑拖鞋"),
        ("国家级 顶级 极品 毛巾", "毛巾"),
        ("第第一一名 拖鞋", "拖鞋"),
        ("The BEST towel, number one", "towel"),
        ("Bestial towel", "Bestial towel"),
    ],
)
def test_absolute_words_are_taken_out(title: str, kept: str) -> None:
    assert draft(Listing("t", title, PRICE), TITLE) == kept


def test_only_what_is_left_to_us_is_drafted() -> None:
    shop = Shop("s1", "店", "sandbox", "CNY", "Asia/Shanghai")
    view = View(shop, date(2026, 3, 12), {"s": SLIPPERS})
    seen = drafted(view, ListingWrite(("s", "gone"), (TITLE, POINTS)))
    assert seen.drafts == {("s", field): draft(SLIPPERS, field) for field in (TITLE, POINTS)}
    assert drafted(view, ListingWrite(("s",), (TITLE,), "我的话")) is view
    assert drafted(view, PriceSet(("s",), PRICE)) is view


PIECES = st.sampled_from(
    [
        "拖鞋",
        "防滑",
        "EVA",
        "towel",
        "男女款",
        "最",
        "第一",
        "best",
        "35x75cm",
        "软底家居",
        "现货",
        "加厚",
        "-",
        "a",
        "米",
        *CLAIMS_ZH,
        *CLAIMS_EN,
    ]
)
WORDS = st.lists(PIECES, min_size=1, max_size=14).map(" ".join) | st.lists(PIECES, min_size=1, max_size=14).map("".join)
LISTINGS = st.builds(
    Listing, st.just("x"), WORDS | st.text(max_size=40), st.just(PRICE), st.lists(WORDS, max_size=4).map(tuple),
    st.lists(st.builds(PriceTier, st.integers(2, 9999), st.just(PRICE)), max_size=4).map(tuple),
    st.lists(WORDS.map(variant), max_size=9).map(tuple), st.integers(0, 5),
)  # fmt: skip


@given(LISTINGS)
def test_whatever_the_listing_a_draft_keeps_to_the_rules(listing: Listing) -> None:
    for field, longest in ((DESCRIPTION, LONGEST_DESCRIPTION), (POINTS, LONGEST_POINTS)):
        assert len(draft(listing, field)) <= longest
    title = draft(listing, TITLE)
    assert title_width(title) <= TITLE_WIDTH
    words = [each.casefold() for each in BREAKS.split(title) if each]
    assert len(words) == len(set(words))
    for field in ListingField:
        text = draft(listing, field)
        assert not CLAIM.search(text), text
        assert not SUPERLATIVE.search(text), text
        assert text == " ".join(text.split())


@given(LISTINGS)
def test_drafting_a_drafted_title_again_keeps_it(listing: Listing) -> None:
    title = draft(listing, TITLE)
    again = replace(listing, title=title, aliases=(), variants=(), stock=0)
    assert draft(again, TITLE) == title


@given(st.text())
def test_taking_claims_out_leaves_none(text: str) -> None:
    clean = without_claims(text)
    assert not CLAIM.search(clean)
    assert not SUPERLATIVE.search(clean)
    assert without_claims(clean) == clean
