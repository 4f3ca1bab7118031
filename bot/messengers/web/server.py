"""The routes of the web chat."""

from urllib.parse import quote

from aiohttp import web

from bot.messengers.files import picture_mime, safe_name
from bot.messengers.web.conversation import House, converse, new_socket
from bot.messengers.web.guard import Guard
from bot.messengers.web.hub import Connection
from bot.messengers.web.logins import Logins
from bot.messengers.web.pages import Pages
from bot.messengers.web.spool import Spool
from bot.messengers.web.uploads import Uploads
from bot.messengers.web.wire import language_of


class Server:
    """Every request of the chat."""

    def __init__(self, house: House, logins: Logins, guard: Guard, spool: Spool) -> None:
        self._house = house
        self._logins = logins
        self._guard = guard
        self._pages = Pages(house.wiring.strings)
        self._uploads = Uploads(house, spool)

    def app(self) -> web.Application:
        app = web.Application(middlewares=[self._guard.middleware()])
        app.on_response_prepare.append(self._guard.prepare)
        app.on_shutdown.append(self._goodbye)
        app.add_routes(
            [
                web.get("/", self._index),
                web.get("/healthz", self._health),
                web.get("/session", self._session),
                web.get("/strings.json", self._pages.strings),
                web.get("/static/{name}", self._pages.static),
                web.get("/media/{name}", self._media),
                web.get("/socket", self._socket),
                web.post("/upload", self._upload),
            ]
        )
        return app

    async def _goodbye(self, app: web.Application) -> None:
        await self._house.hub.close()

    async def _health(self, request: web.Request) -> web.Response:
        return web.Response(text="ok")

    async def _index(self, request: web.Request) -> web.Response:
        # The page itself is the answer to a good key: a redirect would lose the Strict cookie when the link was opened
        # from another site, such as an invitation in a web mail. The page then removes the key from its address.
        login = self._logins.by_token(request.query.get("key", ""))
        if login is not None:
            page = self._pages.chat()
            self._guard.let_in(page, login)
            return page
        return self._pages.outside() if self._guard.known(request) is None else self._pages.chat()

    async def _session(self, request: web.Request) -> web.Response:
        """204 or 401: a browser does not say why a WebSocket was refused."""
        self._guard.admitted(request)
        return web.Response(status=204)

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        login = self._guard.acting(request)
        connection = Connection(new_socket(), login, language_of(request.query.get("lang")))
        return await converse(self._house, request, connection)

    async def _upload(self, request: web.Request) -> web.Response:
        return await self._uploads.take(request, self._guard.acting(request))

    async def _media(self, request: web.Request) -> web.Response:
        login = self._guard.admitted(request)
        content = self._house.media.get(login.sender, request.match_info["name"])
        if content is None:
            raise web.HTTPNotFound
        kept = {"Cache-Control": "private, max-age=31536000, immutable"}
        mime = picture_mime(content[:16])
        if mime and request.query.get("as") != "file":
            return web.Response(body=content, content_type=mime, headers=kept)
        name = quote(safe_name(request.query.get("name", "")))
        kept["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
        return web.Response(body=content, content_type="application/octet-stream", headers=kept)
