"""What the server hands out without a conversation: the page, its parts, its texts, and the page for whoever has no key."""

from collections.abc import Mapping
from html import escape
from pathlib import Path

from aiohttp import web

_FOLDER = Path(__file__).parent / "page"
_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}

_OUTSIDE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><link rel="icon" href="/static/icon.svg"><link rel="stylesheet" href="/static/style.css"></head>
<body class="outside"><main><img src="/static/icon.svg" alt="" width="64" height="64">{parts}</main></body></html>
"""


class Pages:
    """Files are read once, at the start."""

    def __init__(self, strings: Mapping[str, Mapping[str, str]]) -> None:
        self._strings = strings
        self._index = (_FOLDER / "index.html").read_text(encoding="utf-8")
        paths = [path for path in _FOLDER.iterdir() if path.suffix in _TYPES]
        self._parts = {path.name: (path.read_bytes(), _TYPES[path.suffix]) for path in paths}
        self._outside = self._build_outside()

    def _build_outside(self) -> str:
        parts = "".join(
            f'<section lang="{escape(language)}"><h1>{escape(texts["web-login-title"])}</h1>'
            f"<p>{escape(texts['web-login-help'])}</p></section>"
            for language, texts in self._strings.items()
        )
        first = next(iter(self._strings))
        return _OUTSIDE.format(language=escape(first), title=escape(self._strings[first]["web-title"]), parts=parts)

    def chat(self) -> web.Response:
        return web.Response(text=self._index, content_type="text/html", charset="utf-8")

    def outside(self) -> web.Response:
        """401: how to get in, in every language."""
        return web.Response(text=self._outside, content_type="text/html", charset="utf-8", status=401)

    async def static(self, request: web.Request) -> web.Response:
        """GET /static/{name}: a part of the page, and nothing else on this machine."""
        found = self._parts.get(request.match_info["name"])
        if found is None:
            raise web.HTTPNotFound
        body, mime = found
        return web.Response(body=body, content_type=mime, charset="utf-8")

    async def strings(self, request: web.Request) -> web.Response:
        """GET /strings.json: language -> key -> text."""
        return web.json_response({language: dict(texts) for language, texts in self._strings.items()})
