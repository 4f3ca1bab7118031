"""How long one message takes to read, beside the plainest thing one could do with it: search it for every product's name.

Run by `make bench`. CPU time, medians of rounds that alternate, so that both sides meet the same machine.
"""

import sys
from statistics import median
from time import process_time

from bot.domain.money import Money
from bot.domain.understood import CatalogItem, Context
from bot.understanding.read import read
from tests.unit.understanding.shops import CATALOG, NOW

ROUNDS = 40
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


def shop(size: int) -> Context:
    """The tests' catalog with as many further listings as make `size`."""
    many = tuple(
        CatalogItem(f"x{n}", f"第{n}号夏季新款防滑凉托{n}款", Money(500 + n, "CNY"), (f"货号{n}",))
        for n in range(size - len(CATALOG))
    )
    return Context(NOW, "CNY", CATALOG + many)


def plain_search(text: str, context: Context) -> bool:
    """The floor for any reader: does any name occur in the text?"""
    return any(name in text for item in context.catalog for name in (item.title, *item.aliases))


def measured(context: Context) -> tuple[float, float]:
    """Median CPU seconds a message: reading, plain search."""
    for text in MESSAGES:
        read(text, context)
    reading, searching = [], []
    for _ in range(ROUNDS):
        for text in MESSAGES:
            start = process_time()
            read(text, context)
            middle = process_time()
            plain_search(text, context)
            reading.append(middle - start)
            searching.append(process_time() - middle)
    return median(reading), median(searching)


def main() -> None:
    for size in (50, 1000):
        took, floor = measured(shop(size))
        line = f"{size:>5} listings: {took * 1000:.2f} ms a message, {took / max(floor, 1e-9):.1f} x a plain search for the names"
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
