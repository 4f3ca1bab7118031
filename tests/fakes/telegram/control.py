"""The tests' own port: one POST per verb, JSON in and out; refused verbs tell the reason."""

import asyncio
import base64
from collections.abc import Callable
from typing import Any

from aiohttp import web

from tests.fakes.telegram import acting, people
from tests.fakes.telegram.errors import ApiError, CannotError
from tests.fakes.telegram.journal import duplicates
from tests.fakes.telegram.model import Message
from tests.fakes.telegram.process import Options
from tests.fakes.telegram.rates import Limits
from tests.fakes.telegram.server import ApiServer, run
from tests.fakes.telegram.world import World

Json = dict[str, Any]

_ANSWER_SECONDS = 15
_LARGEST = 128 * 1024 * 1024


def _screen(world: World, asked: Json) -> Json:
    chat = world.chat(int(asked["chat"]))
    messages = [world.shown(chat, message) for message in chat.messages.values()]
    return {"version": world.version, "messages": messages, "keyboard": chat.keyboard}


def _answers(world: World, asked: Json) -> Json:
    if asked["query_id"] not in world.queries:
        raise CannotError(f"there is no query {asked['query_id']}")
    return {"version": world.version, "answers": world.queries[asked["query_id"]].answers}


def _journal(world: World, asked: Json) -> Json:
    return {"version": world.version, "rows": world.journal.rows(asked["method"], asked["chat"], asked["polls"])}


def _updates(world: World, _: Json) -> list[Json]:
    world.updates.pending()
    return [
        {"update_id": one.id, "kind": one.kind, "state": one.state, "handed": one.handed, "body": one.body}
        for one in world.updates.every
    ]


def _pending(world: World, _: Json) -> Json:
    return {"version": world.version, "pending": len(world.updates.pending())}


def _body(message: Message) -> str:
    content = message.content
    return f"{content.kind} {content.file.digest if content.file else ''} {content.text}"


def _counters(world: World, _: Json) -> Json:
    now = world.clock.now()
    shown = [(chat.id, _body(one)) for chat in world.chats.values() for one in chat.messages.values() if one.by_bot]
    unanswered = [
        query.id for query in world.queries.values() if not query.answers and now - query.made >= _ANSWER_SECONDS
    ]
    counted = {"sends_per_second": world.journal.sends_per_second(), "duplicates": duplicates(shown)}
    return {**counted, "unanswered": unanswered, "too_early": world.rates.too_early}


def _file_bytes(world: World, asked: Json) -> str:
    try:
        stored, _ = world.files.find(asked["file_id"])
    except ApiError as error:
        raise CannotError(error.description) from None
    return base64.b64encode(stored.upload.data).decode()


def _set_rates(world: World, asked: Json) -> None:
    try:
        world.rates.set(Limits(**asked))
    except TypeError as error:
        raise CannotError(str(error)) from None


def _advance(world: World, asked: Json) -> float:
    reading = world.clock.advance(float(asked["seconds"]))
    world.touch()
    return reading


def _redeliver(world: World, asked: Json) -> None:
    world.updates.redeliver(int(asked["update_id"]))
    world.webhook.kick()
    world.touch()


_VERBS: dict[str, Callable[[World, Json], Any]] = {
    "add_user": people.add_user,
    "block": people.block,
    "unblock": people.unblock,
    "deactivate": people.deactivate,
    "add_group": people.add_group,
    "kick": people.kick,
    "upgrade_group": people.upgrade_group,
    "say": acting.say,
    "edit_said": acting.edit_said,
    "send_file": acting.send_file,
    "press": acting.press,
    "press_forged": acting.press_forged,
    "press_again": acting.press_again,
    "redeliver": _redeliver,
    "screen": _screen,
    "answers": _answers,
    "journal": _journal,
    "counters": _counters,
    "updates": _updates,
    "pending": _pending,
    "deliveries": lambda world, _: world.webhook.deliveries,
    "file_bytes": _file_bytes,
    "clear_faults": lambda world, _: world.faults.clear(),
    "set_rates": _set_rates,
    "advance": _advance,
}


class ControlServer:
    """Holds the world and replaces it on reset."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self.api = ApiServer(World(options, run, next_id=500_001))
        self.port = 0
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Starts both ports on 127.0.0.1."""
        await self.api.start(self._options.port)
        app = web.Application(client_max_size=_LARGEST)
        app.router.add_post("/{verb}", self._do)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.port = int(self._runner.addresses[0][1])

    async def stop(self) -> None:
        """Ends the world and both ports."""
        await self.api.world.close()
        await self.api.stop()
        if self._runner is not None:
            await self._runner.cleanup()

    async def _do(self, request: web.Request) -> web.Response:
        asked = await request.json()
        verb = request.match_info["verb"]
        try:
            result = await self._result(verb, asked)
        except CannotError as error:
            return web.json_response({"ok": False, "reason": str(error)})
        return web.json_response({"ok": True, "result": result})

    async def _result(self, verb: str, asked: Json) -> Any:
        world = self.api.world
        if verb == "reset":
            await world.close()
            self.api.world = World(self._options, run, next_id=world.updates.next_id)
            return None
        if verb == "changed":
            return await self._changed(world, int(asked["version"]), float(asked["seconds"]))
        if verb == "faults":
            fault = world.faults.add(asked)
            if fault.kind == "refuse":
                world.faults.waiting.remove(fault)
                await self.api.refuse(fault)
            return None
        if verb not in _VERBS:
            raise CannotError(f"there is no verb {verb!r}")
        return _VERBS[verb](world, asked)

    async def _changed(self, world: World, version: int, seconds: float) -> int:
        """Waits up to so many real seconds for the world to become newer than this version."""
        event = world.changed
        if world.version == version:
            try:
                await asyncio.wait_for(event.wait(), seconds)
            except TimeoutError:
                return world.version
        return world.version
