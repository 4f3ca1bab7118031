"""A message in a shop of a thousand listings is read in the time of a keystroke; the bound is loose because machines are busy."""

from statistics import median
from time import process_time

from bot.domain.money import Money
from bot.domain.understood import CatalogItem, Context
from bot.understanding.read import read
from tests.unit.understanding.shops import CATALOG, NOW

MESSAGES = (
    "把拖鞋降到5块5",
    "拖鞋涨5毛，手机壳打九折",
    "全店打九五折",
    "推广拖鞋每天50块推3天",
    "昨天卖得怎么样",
    "把凉鞋降到8块",
    "drop slippers to 5.5",
    "今天天气不错啊你吃了吗",
)


def big_shop() -> Context:
    many = tuple(
        CatalogItem(f"x{n}", f"第{n}号夏季新款防滑凉托{n}款", Money(500 + n, "CNY"), (f"货号{n}",)) for n in range(1000)
    )
    return Context(NOW, "CNY", CATALOG + many)


def test_a_thousand_listings() -> None:
    context = big_shop()
    for text in MESSAGES:
        read(text, context)
    taken = []
    for text in MESSAGES * 5:
        start = process_time()
        read(text, context)
        taken.append(process_time() - start)
    assert median(taken) < 0.004
