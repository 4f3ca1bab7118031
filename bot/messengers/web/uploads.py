"""Files a person sends: streamed to the spool, synced, stored as a message, and only then acknowledged."""

import asyncio
from collections import Counter

from aiohttp import web

from bot.domain.chat import FileRef, Shown
from bot.messengers.files import safe_name
from bot.messengers.web import wire
from bot.messengers.web.conversation import House
from bot.messengers.web.intake import HandedIn, Stored
from bot.messengers.web.logins import Login
from bot.messengers.web.options import Past
from bot.messengers.web.spool import Spool, Upload

_CHUNK = 64 * 1024
_STALLED_SECONDS = 30
_AT_ONCE = 2


class _TooBig(Exception):
    """Ends the reading of one upload."""


def _refused(status: int, why: str) -> web.Response:
    answer = web.json_response({"type": "refused", "why": why}, status=status)
    answer.force_close()
    return answer


class Uploads:
    """Takes uploads in, at most two of one person at a time."""

    def __init__(self, house: House, spool: Spool) -> None:
        self._house = house
        self._spool = spool
        self._active: Counter[str] = Counter()

    async def take(self, request: web.Request, login: Login) -> web.Response:
        """POST /upload?uid=...&name=...&lang=... with the file as the body."""
        uid = request.query.get("uid", "")
        if not wire.UID.fullmatch(uid):
            return _refused(400, "malformed")
        if (request.content_length or 0) > self._house.settings.max_upload:
            return _refused(413, "too-large")
        if self._active[login.sender] >= _AT_ONCE:
            return _refused(429, "slow-down")
        self._active[login.sender] += 1
        try:
            return await self._keep(request, login, uid)
        finally:
            self._active[login.sender] -= 1

    async def _keep(self, request: web.Request, login: Login, uid: str) -> web.Response:
        try:
            upload = self._spool.begin(self._house.wiring.ids.token())
        except OSError:
            return _refused(507, "not-stored")
        stored = False
        try:
            await self._read(request, upload)
            await upload.finish()
            answer, stored = await self._store(request, login, uid, upload)
            return answer
        except _TooBig:
            return _refused(413, "too-large")
        except TimeoutError:
            return _refused(408, "file-failed")
        except OSError:
            return _refused(507, "not-stored")
        finally:
            if not stored:
                upload.drop()

    async def _read(self, request: web.Request, upload: Upload) -> None:
        limit = self._house.settings.max_upload
        while True:
            async with asyncio.timeout(_STALLED_SECONDS):
                chunk = await request.content.read(_CHUNK)
            if not chunk:
                return
            if upload.size + len(chunk) > limit:
                raise _TooBig
            upload.write(chunk)

    async def _store(self, request: web.Request, login: Login, uid: str, upload: Upload) -> tuple[web.Response, bool]:
        name = safe_name(request.query.get("name", ""))
        file = FileRef(upload.ref, name, upload.mime, upload.size)
        language = wire.language_of(request.query.get("lang"))
        stored = await self._house.intake.file(login, HandedIn(uid, file, language))
        if stored is Stored.FAILED:
            return _refused(503, "not-stored"), False
        if stored is Stored.NEW:
            past = Past(uid, Shown("", file_name=name), True, self._house.wiring.clock.now())
            frame = wire.message(self._house.media, login.sender, past)
            self._house.hub.push(login.sender, {"type": "message", "message": frame})
        return web.json_response({"type": "stored", "uid": uid}), stored is Stored.NEW
