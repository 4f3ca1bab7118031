"""Before -> after of what is on offer: for sale or not, texts, and our offers in tenders."""

from collections.abc import Callable
from typing import Any

from bot.domain.listing import Listing, ListingField
from bot.domain.operation import Operation
from bot.domain.preview import Row, RowField
from bot.domain.selling import (
    ListingPublish,
    ListingRestore,
    ListingUnpublish,
    ListingWrite,
    TenderOffer,
    TenderWithdraw,
)
from bot.domain.tender import Tender
from bot.domain.view import Built, View, margin_of

ON_SALE, OFF_SALE = "on-sale", "off-sale"
"""The states of an ON_SALE row."""
PROMOTED = "promoted"
"""`detail` of the row of a listing that is promoted while it goes off sale."""


def sale_state(listing: Listing) -> str:
    return ON_SALE if listing.on_sale else OFF_SALE


def _shelved(after: str) -> Callable[[View, Any], Built]:
    def build(view: View, operation: Operation) -> Built:
        return tuple(
            Row(
                each.id, each.name, RowField.ON_SALE, state_before=sale_state(each), state_after=after,
                detail=PROMOTED if each.promoted else "", floor=each.floor,
                margin_after=margin_of(each.price, each.costs), week_units=view.sold.get(each.id),
            )
            for each in view.chosen(operation)
        ), None  # fmt: skip

    return build


def one_text(text: str) -> str:
    """A text as it is written: on one line, without what cannot be seen. What a card shows is exactly this."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def _text_row(listing: Listing, field: ListingField, text: str) -> Row:
    return Row(
        listing.id, listing.name, RowField.TEXT, detail=field.value, state_before=listing.text(field), state_after=text
    )


def _written(view: View, operation: ListingWrite) -> Built:
    """The merchant's own words, or else the draft; a field without either stays as it is."""
    own = one_text(operation.text)
    return tuple(
        _text_row(each, field, own if operation.text else view.drafts.get((each.id, field), each.text(field)))
        for each in view.chosen(operation)
        for field in operation.fields
    ), None


def _texts_restored(view: View, operation: ListingRestore) -> Built:
    return tuple(
        _text_row(view.listings[each.listing], each.field, each.text)
        for each in operation.texts
        if each.listing in view.listings
    ), None


def _call_row(listing: Listing, tender: Tender) -> Row:
    return Row(
        listing.id, listing.name, RowField.TENDER_CALL, tender.highest_price, tender.highest_price, tender.unit, tender.unit,
        tender.quantity, tender.closes.isoformat(),
    )  # fmt: skip


def _offer_rows(view: View, listing: Listing, operation: TenderOffer | None) -> list[Row]:
    """Our offer as it is and as it will be (None: taken back), and the call. Without an open tender there is no call."""
    tender = view.tenders.get(listing.id)
    former = tender.offer if tender else None
    after = operation.unit_price if operation else None
    quantity = operation.quantity if operation else (former.quantity if former else 0)
    offer = Row(
        listing.id, listing.name, RowField.TENDER, former.unit_price if former else None, after,
        str(former.quantity) if former else "", str(operation.quantity) if operation else "",
        quantity, tender.id if tender else "", listing.floor, margin_after=margin_of(after, listing.costs),
    )  # fmt: skip
    return [offer, _call_row(listing, tender)] if tender else [offer]


def _offered(view: View, operation: TenderOffer) -> Built:
    return tuple(row for each in view.chosen(operation) for row in _offer_rows(view, each, operation)), None


def _withdrawn(view: View, operation: TenderWithdraw) -> Built:
    return tuple(row for each in view.chosen(operation) for row in _offer_rows(view, each, None)), None


SELLING: dict[type[Operation], Callable[[View, Any], Built]] = {
    ListingPublish: _shelved(ON_SALE),
    ListingUnpublish: _shelved(OFF_SALE),
    ListingWrite: _written,
    ListingRestore: _texts_restored,
    TenderOffer: _offered,
    TenderWithdraw: _withdrawn,
}
