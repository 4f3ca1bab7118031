"""Who is behind a browser. A token from the printed address is swapped for a cookie derived from it, so a restart with the same
token keeps people in and nothing has to be remembered. Lookups go by digest: how long one takes says nothing about a secret.
"""

import hashlib
import hmac
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Login:
    """`sender` is both the person's id and the chat's in this messenger."""

    sender: str
    name: str
    cookie: str = field(repr=False)


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()


class Logins:
    """Tokens and cookies of everybody who may use the page."""

    def __init__(self) -> None:
        self._by_token: dict[bytes, Login] = {}
        self._by_cookie: dict[bytes, Login] = {}

    def add(self, token: str, sender: str, name: str) -> None:
        """Raises ValueError for a token that could be guessed or a sender that is empty."""
        if len(token) < 16 or not sender:
            raise ValueError("a login needs a token of 16 characters or more, and a sender")
        cookie = hmac.new(token.encode(), b"xiaoer web session", hashlib.sha256).hexdigest()
        login = Login(sender, name, cookie)
        self._by_token[_digest(token)] = login
        self._by_cookie[_digest(cookie)] = login

    def by_token(self, token: str) -> Login | None:
        return self._by_token.get(_digest(token))

    def by_cookie(self, cookie: str) -> Login | None:
        return self._by_cookie.get(_digest(cookie))
