"""Turns a row of cells into what the tables keep, or refuses it with a reason. What a line is worth is decided nowhere else.

An order line's amount is quantity x unit price, exact. A line whose invoice number is C and digits belongs to a cancelled invoice.
The content of a line is a hash of the values we keep, not of its letters, so that 2.5 and 2.50, or CSV and XLSX, are one line.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from bot.marketplaces.files import numbers
from bot.marketplaces.files.headers import CLOSED, Kind, plain
from bot.marketplaces.files.moments import DateStyle, Moment, moment
from bot.marketplaces.files.rows import LineRefused
from bot.marketplaces.files.survey import Surveyed

CANCELLED = re.compile(r"[Cc]\d")
SHORTENED = re.compile(r"\d(?:\.\d+)?[eE]\+\d+")
"""What a spreadsheet makes of a long order number: its last digits are lost."""
NOT_SOLD = frozenset(CLOSED.split())
LONGEST_TEXT = 500
MOST_REMEMBERED = 50_000

OrderLine = tuple[int, str, int, int, int, int, int, str, str, str, int]
"""day, invoice, content, second, quantity, price, amount, sku, name, buyer, cancelled."""
ProductLine = tuple[str, str, int, int, int | None]
"""sku, name, price, stock, cost."""
AdLine = tuple[int, str, str, int, int, int, int]
"""day, sku, campaign, spend, impressions, clicks, orders."""

NOTES = ("cancellations", "positive-cancellations", "adjustments", "zero-price", "without-buyer")
"""What is counted of order lines so that it can be said."""


class _Remembered(dict[str, Any]):
    """Parsed values by their text: real files repeat prices and times thousands of times."""

    def __init__(self, parse: Callable[[str], Any]) -> None:
        super().__init__()
        self._parse = parse

    def __missing__(self, text: str) -> Any:
        value = self._parse(text.strip())
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        self[text] = value
        return value


@dataclass(frozen=True, slots=True)
class Reading:
    """How the cells of one file are read. The values are remembered while the file is read."""

    at: Mapping[str, int]
    amounts: _Remembered
    wholes: _Remembered
    moments: _Remembered
    notes: dict[str, int] = field(default_factory=lambda: dict.fromkeys(NOTES, 0))


def reading(surveyed: Surveyed, timezone: str) -> Reading:
    mark, style = surveyed.decimal_mark, DateStyle(surveyed.date_order, timezone)

    def read_moment(text: str) -> Moment:
        return moment(text, style)

    return Reading(
        surveyed.columns.at,
        _Remembered(lambda text: numbers.amount(text, mark)),
        _Remembered(lambda text: numbers.whole(text, mark)),
        _Remembered(read_moment),
    )


def order_reader(how: Reading) -> Callable[[Sequence[str]], OrderLine]:
    """Reads order lines and counts the notes. The function it returns raises LineRefused."""
    at, notes = how.at, how.notes
    moments, wholes, amounts = how.moments, how.wholes, how.amounts
    invoice_at, time_at, quantity_at = at["invoice"], at["time"], at["quantity"]
    sku_at, name_at = at.get("sku", at.get("name", 0)), at.get("name", at.get("sku", 0))
    buyer_at, status_at, price_at = at.get("buyer", -1), at.get("status", -1), at.get("price", -1)

    def read(cells: Sequence[str]) -> OrderLine:
        invoice, name = cells[invoice_at].strip(), cells[name_at].strip()
        sku = cells[sku_at].strip() or name
        buyer = cells[buyer_at].strip() if buyer_at >= 0 else ""
        if not invoice or not sku or "+" in invoice or len(invoice) + len(sku) + len(name) + len(buyer) > LONGEST_TEXT:
            _check_texts(invoice, sku, name, buyer)
        if status_at >= 0:
            _check_status(cells[status_at])
        day, second = moments[cells[time_at]]
        quantity = wholes[cells[quantity_at]]
        if price_at >= 0:
            price = amounts[cells[price_at]]
            amount = price * quantity
            if not -numbers.LARGEST_AMOUNT <= amount <= numbers.LARGEST_AMOUNT:
                raise LineRefused("reject-too-large", value=cells[price_at].strip())
        else:
            amount = amounts[cells[at["amount"]]]
            price = _unit_price(amount, quantity)
        cancelled = 1 if invoice[0] in "Cc" and CANCELLED.match(invoice) else 0
        written = f"{invoice}\x1f{sku}\x1f{name}\x1f{quantity}\x1f{price}\x1f{amount}\x1f{day}\x1f{second}\x1f{buyer}"
        content = int.from_bytes(blake2b(written.encode(), digest_size=8).digest(), "big", signed=True)
        if cancelled or amount <= 0 or not buyer:
            _note(notes, cancelled, amount, buyer)
        return day, invoice, content, second, quantity, price, amount, sku, name, buyer, cancelled

    return read


def _note(notes: dict[str, int], cancelled: int, amount: int, buyer: str) -> None:
    notes["without-buyer"] += not buyer
    notes["cancellations"] += cancelled
    notes["positive-cancellations"] += bool(cancelled and amount > 0)
    notes["adjustments"] += not cancelled and amount < 0
    notes["zero-price"] += amount == 0


def _check_texts(invoice: str, *others: str) -> None:
    """Raises LineRefused for what is missing, shortened or longer than any title."""
    if not invoice:
        raise LineRefused("reject-no-invoice")
    if not others[0]:
        raise LineRefused("reject-no-product")
    if SHORTENED.fullmatch(invoice):
        raise LineRefused("reject-shortened", value=invoice)
    for text in (invoice, *others):
        _text(text)


def _text(cell: str) -> str:
    """A text cell as it is, without the blanks around it: `=` and the like are data here. Raises LineRefused beyond any title."""
    text = cell.strip()
    if len(text) > LONGEST_TEXT:
        raise LineRefused("reject-text-too-long", limit=LONGEST_TEXT)
    return text


def _check_status(cell: str) -> None:
    if cell and plain(cell) in NOT_SOLD:
        raise LineRefused("reject-order-closed", value=cell.strip())


def _unit_price(amount: int, quantity: int) -> int:
    """Price per piece where the file tells only the line's amount, half up; it is for showing, sums use the amount."""
    return (2 * abs(amount) + abs(quantity)) // (2 * abs(quantity)) if quantity else 0


def product_reader(how: Reading) -> Callable[[Sequence[str]], ProductLine]:
    """Reads product lines; a second line of one SKU that says something else is refused, for nobody knows which one holds."""
    at = how.at
    sku_at, name_at = at.get("sku", at.get("name", 0)), at.get("name", at.get("sku", 0))
    stock_at, cost_at = at.get("stock", -1), at.get("cost", -1)
    seen: dict[str, ProductLine] = {}

    def read(cells: Sequence[str]) -> ProductLine:
        name = _text(cells[name_at])
        sku = _text(cells[sku_at]) or name
        if not sku:
            raise LineRefused("reject-no-product")
        price = how.amounts[cells[at["price"]]]
        if price <= 0:
            raise LineRefused("reject-price", value=cells[at["price"]])
        stock = how.wholes[cells[stock_at]] if stock_at >= 0 and cells[stock_at].strip() else 0
        cost = how.amounts[cells[cost_at]] if cost_at >= 0 and cells[cost_at].strip() else None
        if cost is not None and cost < 0:
            raise LineRefused("reject-price", value=cells[cost_at])
        line = (sku, name or sku, price, stock, cost)
        if seen.setdefault(sku, line) != line:
            raise LineRefused("reject-sku-twice", value=sku)
        return line

    return read


def ad_reader(how: Reading) -> Callable[[Sequence[str]], AdLine]:
    at = how.at

    def count(cells: Sequence[str], name: str) -> int:
        text = cells[at[name]].strip() if name in at else ""
        value: int = how.wholes[text] if text else 0
        if value < 0:
            raise LineRefused("reject-quantity", value=text)
        return value

    def read(cells: Sequence[str]) -> AdLine:
        day, _ = how.moments[cells[at["time"]]]
        spend = how.amounts[cells[at["spend"]]]
        if spend < 0:
            raise LineRefused("reject-price", value=cells[at["spend"]])
        sku = _text(cells[at["sku"]]) if "sku" in at else ""
        campaign = _text(cells[at["campaign"]]) if "campaign" in at else ""
        return day, sku, campaign, spend, count(cells, "impressions"), count(cells, "clicks"), count(cells, "orders")

    return read


READERS: dict[Kind, Callable[[Reading], Callable[[Sequence[str]], tuple[Any, ...]]]] = {
    Kind.ORDERS: order_reader,
    Kind.PRODUCTS: product_reader,
    Kind.ADS: ad_reader,
}
