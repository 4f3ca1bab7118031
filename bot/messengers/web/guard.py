"""Who may talk to the server. A page on another site can make a browser send requests here, and a name can be made to point
here (DNS rebinding): so the asked-for host, the origin of everything that acts, and the cookie are each checked.
"""

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from bot.messengers.web.logins import Login, Logins


def _policy(host: str) -> str:
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
        f"connect-src 'self' ws://{host} wss://{host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Knows the hosts we answer to and the cookie's name, which carries the port: cookies are shared between ports."""

    def __init__(self, logins: Logins, names: tuple[str, ...]) -> None:
        self._logins = logins
        self._hosts = frozenset(names)
        self.cookie = "xiaoer"

    def bound(self, port: int) -> None:
        """Called once the port is known."""
        own = {f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]")}
        self._hosts |= own
        self.cookie = f"xiaoer-{port}"

    async def prepare(self, request: web.Request, response: web.StreamResponse) -> None:
        """Puts the security headers on every response."""
        host = request.host if request.host in self._hosts else "127.0.0.1"
        response.headers.update(_HEADERS)
        response.headers.setdefault("Content-Security-Policy", _policy(host))
        response.headers.setdefault("Cache-Control", "no-cache")

    def middleware(self) -> Middleware:
        """Refuses hosts that are not ours. The health check answers to any name."""

        @web.middleware
        async def ask_for_us(request: web.Request, handler: Handler) -> web.StreamResponse:
            if request.path != "/healthz" and request.host not in self._hosts:
                raise web.HTTPMisdirectedRequest
            return await handler(request)

        return ask_for_us

    def known(self, request: web.Request) -> Login | None:
        return self._logins.by_cookie(request.cookies.get(self.cookie, ""))

    def admitted(self, request: web.Request) -> Login:
        """The person behind the cookie. Raises HTTPUnauthorized."""
        login = self.known(request)
        if login is None:
            raise web.HTTPUnauthorized
        return login

    def acting(self, request: web.Request) -> Login:
        """As `admitted`, for what acts: the request must come from our own page. Raises HTTPForbidden."""
        if request.headers.get("Origin", "") not in {f"http://{request.host}", f"https://{request.host}"}:
            raise web.HTTPForbidden
        return self.admitted(request)

    def let_in(self, response: web.Response, login: Login) -> None:
        response.set_cookie(self.cookie, login.cookie, max_age=30 * 86400, httponly=True, samesite="Strict", path="/")
