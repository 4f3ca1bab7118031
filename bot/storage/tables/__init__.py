"""All core tables, one module for each subject, in one MetaData."""

from bot.storage.tables import budget, chat, model, people, planned, record, restoring, secrets, work
from bot.storage.tables.schema import metadata

__all__ = ["budget", "chat", "metadata", "model", "people", "planned", "record", "restoring", "secrets", "work"]
