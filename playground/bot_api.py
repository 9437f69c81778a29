"""The Bot API over HTTP: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

import asyncio
import re
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiohttp import web

from playground import delivery, editing, inline_answers, profile, sending
from playground.errors import ApiError
from playground.faults import Fault
from playground.files import Upload
from playground.incoming import Fields, json_response, loggable, read_fields
from playground.methods import Spec, table
from playground.world import Call, World

Json = dict[str, Any]
Handler = Callable[[Call], Awaitable[Any]]

_TOKEN = re.compile(r"\d{1,16}:\S{1,200}", re.ASCII)
HANDLERS: Mapping[Any, Handler] = {
    **sending.HANDLERS,
    **editing.HANDLERS,
    **profile.HANDLERS,
    **inline_answers.HANDLERS,
    **delivery.HANDLERS,
}


class BotApi:
    """Answers bots as api.telegram.org would."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/bot{token}/{method}", self.call),
            web.post("/bot{token}/{method}", self.call),
            web.get("/file/bot{token}/{path:.+}", self.download),
        ]

    async def call(self, request: web.Request) -> web.StreamResponse:
        """Perform a method; the HTTP status equals `error_code`."""
        started = time.perf_counter()
        name = request.match_info["method"]
        fields: Fields = {}
        uploads: dict[str, Upload] = {}
        fault: Fault | None = None
        try:
            spec = _spec(request.match_info["token"], name)
            fields, uploads = await read_fields(request)
            fault = await self._meet_fault(name)
            result = await self.perform(request.match_info["token"], spec, fields, uploads)
            answer: Json = {"ok": True, "result": result}
        except ApiError as error:
            answer = error.body()
        self._log(name, loggable(fields, uploads), answer, started)
        if fault is not None and fault.timeout:
            return _hang_up(request)
        return json_response(answer, answer.get("error_code", 200))

    async def perform(
        self, token: str, spec: Spec, fields: Fields, uploads: dict[str, Upload]
    ) -> Any:
        """Check limits, parse and handle one call.

        :raises ApiError: as Telegram would refuse it.
        """
        handler = HANDLERS.get(spec.model)
        if handler is None:
            raise ApiError(404, "Not Found: method not emulated")
        method = spec.parse(fields)
        chat_id = getattr(method, "chat_id", None)
        if isinstance(chat_id, int):
            self._world.limits.take(spec.name, chat_id)
        return await handler(Call(self._world, self._world.bot(token), method, uploads))

    async def _meet_fault(self, name: str) -> Fault | None:
        fault = self._world.faults.take(name)
        if fault is None:
            return None
        if fault.delay_seconds:
            await asyncio.sleep(fault.delay_seconds)
        error = fault.error()
        if error is not None:
            raise error
        return fault

    def _log(self, name: str, params: Json, answer: Json, started: float) -> None:
        """Empty polls are left out: they would push everything else out of the log."""
        if answer.get("result") == [] and name.lower() == "getupdates":
            return
        milliseconds = (time.perf_counter() - started) * 1000
        self._world.events.publish(
            "call", self._world.calls.add(name, params, answer, milliseconds)
        )

    async def download(self, request: web.Request) -> web.Response:
        """The content of a file by the `file_path` that getFile gave."""
        row = self._world.files.at_path(request.match_info["path"])
        if row is None or not _TOKEN.fullmatch(request.match_info["token"]):
            return json_response(ApiError(404, "Not Found").body(), 404)
        content = await self._world.files.read(row)
        return web.Response(body=content, content_type="application/octet-stream")


def _spec(token: str, name: str) -> Spec:
    if not _TOKEN.fullmatch(token):
        raise ApiError(401, "Unauthorized")
    spec = table().get(name.lower())
    if spec is None:
        raise ApiError(404, "Not Found")
    return spec


def _hang_up(request: web.Request) -> web.Response:
    """Close the connection: the call is done, and the bot never learns."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
