"""All core tables, one module for each subject, in one MetaData."""

from bot.storage.tables import (
    budget,
    chat,
    mandates,
    model,
    people,
    planned,
    record,
    restoring,
    secrets,
    watched,
    work,
)
from bot.storage.tables.schema import metadata

__all__ = [
    "budget", "chat", "mandates", "metadata", "model", "people", "planned", "record", "restoring", "secrets", "watched", "work",
]  # fmt: skip
