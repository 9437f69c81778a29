"""The Bot API over HTTP: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

import asyncio
import re
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiohttp import web

from playground import delivery, editing, inline_answers, profile, sending
from playground.errors import ApiError
from playground.faults import FaultRule
from playground.files import Upload
from playground.methods import MethodSpec, get_method_table
from playground.request_reader import Fields, build_json_response, format_for_log, read_fields
from playground.state import BotApiCall, PlaygroundState

Json = dict[str, Any]
Handler = Callable[[BotApiCall], Awaitable[Any]]

_TOKEN_PATTERN = re.compile(r"\d{1,16}:\S{1,200}", re.ASCII)
HANDLERS: Mapping[Any, Handler] = {
    **sending.HANDLERS,
    **editing.HANDLERS,
    **profile.HANDLERS,
    **inline_answers.HANDLERS,
    **delivery.HANDLERS,
}


class BotApiEndpoints:
    """Answers bots as api.telegram.org would."""

    def __init__(self, world: PlaygroundState) -> None:
        self._world = world

    def build_routes(self) -> list[web.RouteDef]:
        return [
            web.get("/bot{token}/{method}", self.handle_call),
            web.post("/bot{token}/{method}", self.handle_call),
            web.get("/file/bot{token}/{path:.+}", self.download_file),
        ]

    async def handle_call(self, request: web.Request) -> web.StreamResponse:
        """Perform a method; the HTTP status equals `error_code`."""
        started = time.perf_counter()
        name = request.match_info["method"]
        fields: Fields = {}
        uploads: dict[str, Upload] = {}
        fault: FaultRule | None = None
        try:
            spec = _find_method_spec(request.match_info["token"], name)
            fields, uploads = await read_fields(request)
            fault = await self._apply_fault(name)
            result = await self.perform_call(request.match_info["token"], spec, fields, uploads)
            answer: Json = {"ok": True, "result": result}
        except ApiError as error:
            answer = error.build_body()
        self._log_call(name, format_for_log(fields, uploads), answer, started)
        if fault is not None and fault.timeout:
            return _drop_connection(request)
        return build_json_response(answer, answer.get("error_code", 200))

    async def perform_call(
        self, token: str, spec: MethodSpec, fields: Fields, uploads: dict[str, Upload]
    ) -> Any:
        """Check limits, parse and handle one call.

        :raises ApiError: as Telegram would refuse it.
        """
        handler = HANDLERS.get(spec.model)
        if handler is None:
            raise ApiError(404, "Not Found: method not emulated")
        method = spec.parse_fields(fields)
        chat_id = getattr(method, "chat_id", None)
        if isinstance(chat_id, int):
            self._world.limits.count_message(spec.name, chat_id)
        return await handler(BotApiCall(self._world, self._world.get_bot(token), method, uploads))

    async def _apply_fault(self, name: str) -> FaultRule | None:
        fault = self._world.faults.take_fault(name)
        if fault is None:
            return None
        if fault.delay_seconds:
            await asyncio.sleep(fault.delay_seconds)
        error = fault.build_error()
        if error is not None:
            raise error
        return fault

    def _log_call(self, name: str, params: Json, answer: Json, started: float) -> None:
        """Empty polls are left out: they would push everything else out of the log."""
        if answer.get("result") == [] and name.lower() == "getupdates":
            return
        milliseconds = (time.perf_counter() - started) * 1000
        self._world.events.publish_event(
            "call", self._world.calls.add_call(name, params, answer, milliseconds)
        )

    async def download_file(self, request: web.Request) -> web.Response:
        """The content of a file by the `file_path` that getFile gave."""
        row = self._world.files.find_by_path(request.match_info["path"])
        if row is None or not _TOKEN_PATTERN.fullmatch(request.match_info["token"]):
            return build_json_response(ApiError(404, "Not Found").build_body(), 404)
        content = await self._world.files.read_content(row)
        return web.Response(body=content, content_type="application/octet-stream")


def _find_method_spec(token: str, name: str) -> MethodSpec:
    if not _TOKEN_PATTERN.fullmatch(token):
        raise ApiError(401, "Unauthorized")
    spec = get_method_table().get(name.lower())
    if spec is None:
        raise ApiError(404, "Not Found")
    return spec


def _drop_connection(request: web.Request) -> web.Response:
    """Close the connection: the call is done, and the bot never learns."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
