"""The Bot API's own port: tokens, methods, file downloads, and the faults that come between."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from tests.fakes.telegram import editing, profile, sending
from tests.fakes.telegram.errors import ApiError
from tests.fakes.telegram.faults import Fault, answer_half, cut, page
from tests.fakes.telegram.files import UPLOAD_BYTES
from tests.fakes.telegram.journal import Entry
from tests.fakes.telegram.wire import Params, read
from tests.fakes.telegram.world import World

Json = dict[str, Any]
Method = Callable[[World, Params], Awaitable[Any]]

METHODS: dict[str, Method] = {
    "getMe": profile.get_me,
    "getUpdates": profile.get_updates,
    "setWebhook": profile.set_webhook,
    "deleteWebhook": profile.delete_webhook,
    "getWebhookInfo": profile.get_webhook_info,
    "getFile": profile.get_file,
    "getChat": profile.get_chat,
    "getChatMember": profile.get_chat_member,
    "setMyCommands": profile.set_my_commands,
    "getMyCommands": profile.get_my_commands,
    "deleteMyCommands": profile.delete_my_commands,
    "setChatMenuButton": profile.set_menu_button,
    "getChatMenuButton": profile.get_menu_button,
    "setMyName": profile.set_name,
    "setMyDescription": profile.set_name,
    "setMyShortDescription": profile.set_name,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "sendVoice": sending.send_voice,
    "sendMediaGroup": sending.send_media_group,
    "sendChatAction": sending.send_chat_action,
    "editMessageText": editing.edit_text,
    "editMessageCaption": editing.edit_caption,
    "editMessageReplyMarkup": editing.edit_markup,
    "editMessageMedia": editing.edit_media,
    "deleteMessage": editing.delete_message,
    "deleteMessages": editing.delete_messages,
    "answerCallbackQuery": editing.answer_callback,
}
_BY_LOWER = {name.lower(): name for name in METHODS}


async def run(world: World, method: str, params: Params, via: str) -> Entry:
    """Notes, applies and answers one request without faults."""
    entry = world.journal.open(_BY_LOWER.get(method.lower(), method), params, via)
    await _apply(world, entry, params)
    return entry


async def _apply(world: World, entry: Entry, params: Params) -> None:
    try:
        method = METHODS.get(entry.method)
        if method is None:
            raise ApiError(404, "Not Found: method not found")
        result = await method(world, params)
        entry.applied = True
        _answer(world, entry, 200, {"ok": True, "result": result})
    except ApiError as error:
        _refuse(world, entry, error)


def _refuse(world: World, entry: Entry, error: ApiError) -> None:
    body: Json = {"ok": False, "error_code": error.code, "description": error.description}
    _answer(world, entry, error.code, body | ({"parameters": error.parameters} if error.parameters else {}))


def _answer(world: World, entry: Entry, status: int, body: Json) -> None:
    entry.status, entry.answer = status, body
    world.touch()


def _response(entry: Entry) -> web.Response:
    headers = {}
    if entry.status == 429:
        headers["Retry-After"] = str(entry.answer["parameters"]["retry_after"])
    return web.json_response(entry.answer, status=entry.status or 500, headers=headers)


class ApiServer:
    """Serves the world it is given; `refuse` closes its port for a while."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.port = 0
        self._runner: web.AppRunner | None = None
        self._site: web.TCPSite | None = None
        self._refusal: asyncio.Task[None] | None = None

    async def start(self, port: int) -> None:
        """Listens on 127.0.0.1; `port` then holds the real one."""
        app = web.Application(client_max_size=UPLOAD_BYTES + 1024 * 1024)
        app.router.add_route("*", r"/bot{token:[^/]+}/{method}", self._call)
        app.router.add_get(r"/file/bot{token:[^/]+}/{path:.+}", self._file)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        self._site = web.TCPSite(self._runner, "127.0.0.1", port)
        await self._site.start()
        self.port = int(self._runner.addresses[0][1])

    async def stop(self) -> None:
        """Closes the port and all connections."""
        if self._refusal is not None:
            self._refusal.cancel()
            await asyncio.gather(self._refusal, return_exceptions=True)
        if self._runner is not None:
            await self._runner.cleanup()

    async def refuse(self, fault: Fault) -> None:
        """Refuses connections for the fault's real seconds, or until the faults are cleared."""
        if self._runner is None or self._site is None:
            return
        await self._site.stop()
        for connection in list(getattr(self._runner.server, "connections", [])):
            connection.force_close()
            if connection.transport is not None:
                connection.transport.abort()
        self._refusal = asyncio.create_task(self._listen_again(self.world.faults.hold(fault.seconds)))

    async def _listen_again(self, held: Awaitable[None]) -> None:
        await held
        if self._runner is not None:
            self._site = web.TCPSite(self._runner, "127.0.0.1", self.port, reuse_address=True)
            await self._site.start()

    def _token_refusal(self, token: str) -> web.Response | None:
        known = self.world.options.token
        if token == known:
            return None
        shaped = token.split(":", 1)[0].isdigit() and ":" in token
        code, words = (401, "Unauthorized") if shaped else (404, "Not Found")
        return web.json_response({"ok": False, "error_code": code, "description": words}, status=code)

    async def _call(self, request: web.Request) -> web.StreamResponse:
        world = self.world
        if refusal := self._token_refusal(request.match_info["token"]):
            return refusal
        method = request.match_info["method"]
        try:
            body = await request.read()
        except web.HTTPRequestEntityTooLarge:
            return page("413")
        except ConnectionError:
            return cut(request)
        try:
            params, unreadable = read(request.query_string, request.headers.get("Content-Type", ""), body), None
        except ApiError as error:
            params, unreadable = Params(), error
        entry = world.journal.open(_BY_LOWER.get(method.lower(), method), params, "http")
        world.touch()
        fault = world.faults.take(entry.method, entry.chat)
        if fault is not None:
            return await self._faulty(request, entry, params, fault)
        if unreadable is not None:
            _refuse(world, entry, unreadable)
        else:
            await _apply(world, entry, params)
        return _response(entry)

    async def _faulty(self, request: web.Request, entry: Entry, params: Params, fault: Fault) -> web.StreamResponse:
        world = self.world
        entry.fault = fault.kind
        world.touch()
        if fault.kind == "hang":
            await world.faults.hold(fault.seconds)
        if fault.applied:
            await _apply(world, entry, params)
        if fault.kind == "slow":
            await world.faults.hold(fault.seconds)
        if fault.kind == "half_body":
            return await answer_half(request, json.dumps(entry.answer).encode())
        return self._broken(request, entry, fault)

    def _broken(self, request: web.Request, entry: Entry, fault: Fault) -> web.StreamResponse:
        if fault.kind in {"close_before", "close_after"}:
            return cut(request)
        if fault.kind in {"502", "413"}:
            entry.status = int(fault.kind)
            return page(fault.kind)
        error = fault.error()
        if error is not None:
            if fault.kind == "429":
                self.world.refused_wait(entry, fault.retry_after)
            _refuse(self.world, entry, error)
        return _response(entry)

    async def _file(self, request: web.Request) -> web.StreamResponse:
        if refusal := self._token_refusal(request.match_info["token"]):
            return refusal
        world, path = self.world, request.match_info["path"]
        entry = world.journal.open("file", Params({"path": path}), "http")
        fault = world.faults.take("file", None)
        if fault is not None and fault.kind in {"slow", "hang"}:
            await world.faults.hold(fault.seconds)
        data = world.files.download(path, world.clock.now())
        if fault is not None and fault.kind == "half_body" and data:
            return await answer_half(request, data)
        if fault is not None and fault.kind not in {"slow", "hang"}:
            entry.fault = fault.kind
            return self._broken(request, entry, fault)
        entry.status, entry.applied = (404, False) if data is None else (200, True)
        world.touch()
        if data is None:
            return web.json_response({"ok": False, "error_code": 404, "description": "Not Found"}, status=404)
        return web.Response(body=data, content_type="application/octet-stream")
