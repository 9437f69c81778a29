"""Looking at the world and bending it (`/sim/...`): messages, calls, events, faults, reset."""

from typing import Any
from urllib.parse import quote

from aiohttp import web

from playground.bodies import FaultBody, LimitsBody
from playground.faults import FaultRule
from playground.request_reader import build_json_response
from playground.state import PlaygroundState
from playground.user_actions import ActionRefused
from playground.user_endpoints import parse_body

Json = dict[str, Any]

_INLINE_MEDIA_TYPES = ("image/jpeg", "image/png", "image/gif", "image/webp")


class InspectionEndpoints:
    """Reads of the page and tests, and the switches for failures."""

    def __init__(self, world: PlaygroundState) -> None:
        self._world = world

    def build_routes(self) -> list[web.RouteDef]:
        return [
            web.get("/sim/bot", self.handle_bot),
            web.get("/sim/messages", self.handle_messages),
            web.get("/sim/message/{chat}/{id}", self.handle_message),
            web.get("/sim/people", self.handle_people),
            web.get("/sim/keyboard", self.handle_keyboard),
            web.get("/sim/commands", self.handle_commands),
            web.get("/sim/calls", self.handle_calls),
            web.get("/sim/events", self.handle_events),
            web.get("/sim/file/{file_id}", self.handle_file),
            web.post("/sim/fault", self.handle_fault),
            web.post("/sim/limits", self.handle_limits),
            web.post("/sim/reset", self.handle_reset),
        ]

    async def handle_bot(self, _: web.Request) -> web.Response:
        """`{"name", "username", "inline"}` for the page."""
        enabled = self._world.inline.settings["enabled"]
        bot = {"name": self._world.bot_name, "username": self._world.get_current_bot()["username"]}
        return build_json_response({**bot, "inline": enabled})

    async def handle_messages(self, request: web.Request) -> web.Response:
        """A list of Message objects in their current state, ids above `after`."""
        chat_id, after = parse_number(request, "chat_id"), parse_number(request, "after", 0)
        return build_json_response(self._world.chats.list_messages(chat_id, after))

    async def handle_message(self, request: web.Request) -> web.Response:
        chat_id, message_id = (_parse_integer(request.match_info[name]) for name in ("chat", "id"))
        found = self._world.chats.get_message(chat_id, message_id)
        if found is None:
            raise web.HTTPNotFound(reason="no such message")
        return build_json_response(found)

    async def handle_people(self, _: web.Request) -> web.Response:
        """`[{"user": User, "blocked": bool}]`."""
        return build_json_response(self._world.chats.list_people())

    async def handle_keyboard(self, request: web.Request) -> web.Response:
        """The reply keyboard of a chat, or null."""
        chat_id = parse_number(request, "chat_id")
        return build_json_response(self._world.journal.get_table("keyboards").get(str(chat_id)))

    async def handle_commands(self, request: web.Request) -> web.Response:
        """The commands a person sees: of the private scope, else the default; by language."""
        language = request.query.get("language_code", "")
        rows = self._world.journal.get_table("commands")
        wanted = [
            f"{scope}|||{code}"
            for scope in ("all_private_chats", "default")
            for code in (language, "")
        ]
        return build_json_response(next((rows[key] for key in wanted if rows.get(key)), []))

    async def handle_calls(self, request: web.Request) -> web.Response:
        return build_json_response(self._world.calls.list_after(parse_number(request, "after", 0)))

    async def handle_events(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events until the listener goes."""
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        queue = self._world.events.add_listener()
        try:
            await response.write(b"retry: 500\n: open\n\n")
            while (event := await queue.get()) is not None:
                await response.write(event)
        except ConnectionResetError:
            return response
        finally:
            self._world.events.remove_listener(queue)
        return response

    async def handle_file(self, request: web.Request) -> web.Response:
        """A file for the page: pictures to show, everything else to download."""
        row = self._world.files.get_row(request.match_info["file_id"])
        shown = row["mime"] in _INLINE_MEDIA_TYPES and row["kind"] in ("photo", "sticker")
        disposition = f"attachment; filename*=UTF-8''{quote(row['name'])}"
        return web.Response(
            body=await self._world.files.read_content(row),
            content_type=row["mime"] if shown else "application/octet-stream",
            headers={} if shown else {"Content-Disposition": disposition},
        )

    async def handle_fault(self, request: web.Request) -> web.Response:
        body = await parse_body(request, FaultBody)
        self._world.faults.add_fault(FaultRule(**body.model_dump()))
        return build_json_response({"ok": True})

    async def handle_limits(self, request: web.Request) -> web.Response:
        self._world.limits.enabled = (await parse_body(request, LimitsBody)).enabled
        return build_json_response({"ok": True})

    async def handle_reset(self, _: web.Request) -> web.Response:
        self._world.reset_state()
        return build_json_response({"ok": True})


def parse_number(request: web.Request, name: str, default: int | None = None) -> int:
    """A whole number of the query string.

    :raises Refused: it is missing or no number.
    """
    value = request.query.get(name)
    if value is None and default is not None:
        return default
    if value is None:
        raise ActionRefused(f"{name} is required")
    return _parse_integer(value)


def _parse_integer(value: str) -> int:
    try:
        return int(value)
    except ValueError as error:
        raise ActionRefused(f"{value[:40]!r} is not a whole number") from error
