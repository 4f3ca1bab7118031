"""A small shop to read messages in, and tokens without a shop."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.money import Money
from bot.domain.operation import Operation
from bot.domain.understood import CatalogItem, Context
from bot.understanding.normalise import normalise
from bot.understanding.scan import scan
from bot.understanding.tokens import Token

NOW = datetime(2026, 6, 18, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
"""A Thursday."""


def item(identity: str, title: str, price: str, aliases: tuple[str, ...] = (), promoted: bool = False) -> CatalogItem:
    return CatalogItem(identity, title, Money.of(price, "CNY"), aliases, promoted)


CATALOG = (
    item("p1", "经典款浴室拖鞋", "6.00", ("拖鞋", "slippers"), promoted=True),
    item("p2", "中秋月饼礼盒", "68.00", ("月饼礼盒", "月饼")),
    item("p3", "iPhone 15 磁吸手机壳", "12.80", ("手机壳", "phone cases")),
    item("p4", "3双装纯棉袜子", "9.90", ("袜子", "socks"), promoted=True),
    item("p5", "500ml保温杯", "25.00", ("保温杯", "thermos")),
    item("p6", "一加仑凉水壶", "39.00", ("凉水壶",)),
)


def shop(focus: tuple[str, ...] = (), pending: tuple[Operation, ...] = (), currency: str = "CNY") -> Context:
    catalog = tuple(
        CatalogItem(each.id, each.title, Money(each.price.minor, currency), each.aliases, each.promoted)
        for each in CATALOG
    )
    return Context(NOW, currency, catalog, focus, pending)


def tokens(text: str, currency: str = "CNY") -> tuple[Token, ...]:
    """Tokens of a text in a shop without listings."""
    return scan(normalise(text).text, Context(NOW, currency, ()))
