"""The local web chat: one static page and one WebSocket, so that everything can be tried without any account anywhere."""

from bot.messengers.web.messenger import WebMessenger
from bot.messengers.web.options import PAGE_KEYS, History, Past, WebSettings, Wiring

__all__ = ["PAGE_KEYS", "History", "Past", "WebMessenger", "WebSettings", "Wiring"]
