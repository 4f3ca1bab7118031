"""Written forms (plain JSON values) of what the domain has none for: messages in and out, and cost sheets."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from bot.domain.chat import Button, ButtonStyle, FileRef, Incoming, IncomingKind, Shown, Toast
from bot.domain.floor import CostSheet
from bot.domain.operation_json import money_from_json, money_to_json

PLAIN = (
    "messenger", "uid", "chat", "sender", "text", "data", "sender_name", "language_hint", "private", "quoted",
    "message_ref", "press_ref", "moved_to",
)  # fmt: skip
"""Fields of Incoming that are written as they are."""


def incoming_to_json(incoming: Incoming) -> dict[str, Any]:
    """Everything of an incoming message, its time in UTC."""
    result = {name: getattr(incoming, name) for name in PLAIN}
    file = incoming.file
    result["at"] = incoming.at.astimezone(UTC).isoformat()
    result["kind"] = incoming.kind.value
    result["file"] = file and {"ref": file.ref, "name": file.name, "mime": file.mime, "size": file.size}
    return result


def incoming_from_json(value: Mapping[str, Any]) -> Incoming:
    file = value["file"]
    return Incoming(
        at=datetime.fromisoformat(value["at"]),
        kind=IncomingKind(value["kind"]),
        file=FileRef(**file) if file else None,
        **{name: value[name] for name in PLAIN},
    )


def shown_to_json(shown: Shown) -> dict[str, Any]:
    """Everything but the card's name and the bytes, which have columns of their own."""
    rows = [[[each.label, each.data, each.style.value] for each in row] for row in shown.buttons]
    return {"text": shown.text, "buttons": rows, "update": shown.update, "file_name": shown.file_name}


def shown_from_json(value: Mapping[str, Any], card: str, picture: bytes | None, file: bytes | None) -> Shown:
    rows = tuple(
        tuple(Button(label, data, ButtonStyle(style)) for label, data, style in row) for row in value["buttons"]
    )
    return Shown(value["text"], rows, picture, card, value["update"], file, value["file_name"])


def toast_to_json(toast: Toast) -> dict[str, Any]:
    return {"text": toast.text, "alert": toast.alert}


def toast_from_json(value: Mapping[str, Any]) -> Toast:
    return Toast(value["text"], value["alert"])


PARTS = ("goods", "packing", "shipping", "ads")
SHARES = ("commission", "refunds")


def costs_to_json(costs: CostSheet | None) -> dict[str, Any] | None:
    """Money parts as amount and currency, shares as decimal strings."""
    if costs is None:
        return None
    parts: dict[str, Any] = {name: money_to_json(getattr(costs, name)) for name in PARTS}
    return parts | {name: f"{getattr(costs, name):f}" for name in SHARES}


def costs_from_json(value: Mapping[str, Any] | None) -> CostSheet | None:
    if value is None:
        return None
    goods, packing, shipping, ads = (money_from_json(value[name]) for name in PARTS)
    commission, refunds = (Decimal(value[name]) for name in SHARES)
    return CostSheet(goods, packing, shipping, ads, commission, refunds)
