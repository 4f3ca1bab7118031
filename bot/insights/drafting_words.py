"""Words for drafting the texts of a listing: what may not be claimed, and how the listing's own facts are put."""

import re
from dataclasses import dataclass

CLAIMS_ZH = (
    "国家级", "世界级", "宇宙级", "全网第一", "全国第一", "销量冠军", "销量第一", "独一无二", "史无前例", "绝无仅有", "万能", "永久",
    "第一品牌", "第一", "唯一", "首选", "极品", "极致", "顶级", "顶尖", "尖端", "王牌", "冠军", "独家", "绝对", "100%有效",
)  # fmt: skip
CLAIMS_EN = (
    "world-class", "world class", "number one", "no. 1", "no.1", "#1", "the best", "best", "cheapest", "perfect", "unique",
    "unbeatable", "top quality", "guaranteed",
)  # fmt: skip
SUPERLATIVE = re.compile(r"最[\u4e00-\u9fff]?")
"""What advertising law forbids: anything called the most of its kind."""
CLAIM = re.compile(
    "|".join(re.escape(each) for each in sorted(CLAIMS_ZH, key=len, reverse=True))
    + r"|(?<![a-z])(?:"
    + "|".join(re.escape(each) for each in sorted(CLAIMS_EN, key=len, reverse=True))
    + r")(?![a-z])",
    re.IGNORECASE,
)


def without_claims(text: str) -> str:
    """The text without absolute claims: taken out until none is left, for taking one out may join another."""
    while (shorter := CLAIM.sub("", SUPERLATIVE.sub("", text))) != text:
        text = shorter
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Phrases:
    """How one language puts a listing's facts; `{}` takes the figures or words."""

    in_stock: str
    choices: str
    choice: str
    tiers: str
    tier_joint: str
    points: str
    choice_count: str
    tier_from: str


ZH = Phrases("现货", "款式：{}。", "、", "满 {} 件有批发价。", "、", "；", "{} 款可选", "{} 件起批发价")
EN = Phrases(
    "in stock",
    "Choices: {}.",
    ", ",
    "Quantity prices from {} pieces.",
    ", ",
    "; ",
    "{} choices",
    "quantity price from {}",
)


def phrases_for(title: str) -> Phrases:
    """A listing's texts stay in the language of its title."""
    return EN if title.isascii() else ZH
