"""Looking at the world and bending it (`/sim/...`): messages, calls, events, faults, reset."""

from typing import Any
from urllib.parse import quote

from aiohttp import web

from playground.bodies import FaultBody, LimitsBody
from playground.faults import Fault
from playground.incoming import json_response
from playground.people import Refused
from playground.user_side import parse
from playground.world import World

Json = dict[str, Any]

_SHOWN_INLINE = ("image/jpeg", "image/png", "image/gif", "image/webp")


class Observer:
    """Reads of the page and tests, and the switches for failures."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/sim/bot", self.bot),
            web.get("/sim/messages", self.messages),
            web.get("/sim/message/{chat}/{id}", self.message),
            web.get("/sim/people", self.people),
            web.get("/sim/keyboard", self.keyboard),
            web.get("/sim/commands", self.commands),
            web.get("/sim/calls", self.calls),
            web.get("/sim/events", self.events),
            web.get("/sim/file/{file_id}", self.file),
            web.post("/sim/fault", self.fault),
            web.post("/sim/limits", self.limits),
            web.post("/sim/reset", self.reset),
        ]

    async def bot(self, _: web.Request) -> web.Response:
        """`{"name", "username", "inline"}` for the page."""
        enabled = self._world.inline.settings["enabled"]
        bot = {"name": self._world.bot_name, "username": self._world.current_bot()["username"]}
        return json_response({**bot, "inline": enabled})

    async def messages(self, request: web.Request) -> web.Response:
        """A list of Message objects in their current state, ids above `after`."""
        chat_id, after = number(request, "chat_id"), number(request, "after", 0)
        return json_response(self._world.chats.history(chat_id, after))

    async def message(self, request: web.Request) -> web.Response:
        chat_id, message_id = (_integer(request.match_info[name]) for name in ("chat", "id"))
        found = self._world.chats.message(chat_id, message_id)
        if found is None:
            raise web.HTTPNotFound(reason="no such message")
        return json_response(found)

    async def people(self, _: web.Request) -> web.Response:
        """`[{"user": User, "blocked": bool}]`."""
        return json_response(self._world.chats.people())

    async def keyboard(self, request: web.Request) -> web.Response:
        """The reply keyboard of a chat, or null."""
        chat_id = number(request, "chat_id")
        return json_response(self._world.journal.table("keyboards").get(str(chat_id)))

    async def commands(self, request: web.Request) -> web.Response:
        """The commands a person sees: of the private scope, else the default; by language."""
        language = request.query.get("language_code", "")
        rows = self._world.journal.table("commands")
        wanted = [
            f"{scope}|||{code}"
            for scope in ("all_private_chats", "default")
            for code in (language, "")
        ]
        return json_response(next((rows[key] for key in wanted if rows.get(key)), []))

    async def calls(self, request: web.Request) -> web.Response:
        return json_response(self._world.calls.after(number(request, "after", 0)))

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events until the listener goes."""
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        queue = self._world.events.listen()
        try:
            await response.write(b"retry: 500\n: open\n\n")
            while (event := await queue.get()) is not None:
                await response.write(event)
        except ConnectionResetError:
            return response
        finally:
            self._world.events.leave(queue)
        return response

    async def file(self, request: web.Request) -> web.Response:
        """A file for the page: pictures to show, everything else to download."""
        row = self._world.files.row(request.match_info["file_id"])
        shown = row["mime"] in _SHOWN_INLINE and row["kind"] in ("photo", "sticker")
        disposition = f"attachment; filename*=UTF-8''{quote(row['name'])}"
        return web.Response(
            body=await self._world.files.read(row),
            content_type=row["mime"] if shown else "application/octet-stream",
            headers={} if shown else {"Content-Disposition": disposition},
        )

    async def fault(self, request: web.Request) -> web.Response:
        body = await parse(request, FaultBody)
        self._world.faults.add(Fault(**body.model_dump()))
        return json_response({"ok": True})

    async def limits(self, request: web.Request) -> web.Response:
        self._world.limits.enabled = (await parse(request, LimitsBody)).enabled
        return json_response({"ok": True})

    async def reset(self, _: web.Request) -> web.Response:
        self._world.reset()
        return json_response({"ok": True})


def number(request: web.Request, name: str, default: int | None = None) -> int:
    """A whole number of the query string.

    :raises Refused: it is missing or no number.
    """
    value = request.query.get(name)
    if value is None and default is not None:
        return default
    if value is None:
        raise Refused(f"{name} is required")
    return _integer(value)


def _integer(value: str) -> int:
    try:
        return int(value)
    except ValueError as error:
        raise Refused(f"{value[:40]!r} is not a whole number") from error
