"""The user side of inline mode and of links (`/sim/...`)."""

from typing import Any

from aiohttp import web

from playground.bodies import ChoiceBody, FollowBody, InlineBody, InlineQueryBody, Sender
from playground.incoming import json_response
from playground.inline import Asked, shown
from playground.links import WrongLink, deep_link
from playground.people import People, Refused
from playground.user_side import parse
from playground.world import World

Json = dict[str, Any]


class InlineSide:
    """People asking the bot in a chat, choosing from its answers, and following links."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._people = People(world)

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/sim/inline", self.settings),
            web.post("/sim/inline_query", self.ask),
            web.get("/sim/inline_query/{id}", self.answer),
            web.post("/sim/inline_choice", self.choose),
            web.post("/sim/follow", self.follow),
        ]

    async def settings(self, request: web.Request) -> web.Response:
        """Turn inline mode and its feedback on and off, as BotFather does."""
        body = await parse(request, InlineBody)
        self._world.inline.change(**body.model_dump(exclude_none=True))
        return json_response(self._world.inline.settings)

    async def ask(self, request: web.Request) -> web.Response:
        """Type `@bot query`; the answer comes as the event `inline`."""
        body = await parse(request, InlineQueryBody)
        if not self._world.inline.settings["enabled"]:
            raise Refused("the bot is not in inline mode")
        user, chat = self._who(body)
        asked = Asked(user["id"], body.query, body.offset)
        query_id, known = self._world.inline.ask(asked)
        if known is not None:
            row = self._world.inline.row(query_id)
            self._world.events.publish("inline", shown(query_id, row or {}))
            return json_response({"inline_query_id": query_id})
        query = {
            "id": query_id,
            "from": user,
            "query": body.query,
            "offset": body.offset,
            "chat_type": "sender" if chat["type"] == "private" else chat["type"],
        }
        self._world.updates.push("inline_query", query)
        return json_response({"inline_query_id": query_id})

    async def answer(self, request: web.Request) -> web.Response:
        """The bot's answer, or null while there is none."""
        query_id = request.match_info["id"]
        row = self._world.inline.row(query_id)
        if row is None:
            raise web.HTTPNotFound(reason="no such inline query")
        return json_response(shown(query_id, row) if "answer" in row else None)

    async def choose(self, request: web.Request) -> web.Response:
        """Post a result as a message of the person, via the bot."""
        body = await parse(request, ChoiceBody)
        row = self._world.inline.row(body.inline_query_id) or {}
        results: list[Json] = row.get("answer", {}).get("results", [])
        chosen = next((one for one in results if one["id"] == body.result_id), None)
        if chosen is None or row["user_id"] != body.user_id:
            raise Refused("no such result")
        user, chat = self._who(body)
        content = {"via_bot": self._world.current_bot(), **chosen["content"]}
        message = self._people.say(user, chat, content)
        self._tell_choice(row, chosen, user)
        return json_response({"message_id": message["message_id"]})

    def _tell_choice(self, row: Json, chosen: Json, user: Json) -> None:
        if self._world.inline.settings["feedback"]:
            choice = {"result_id": chosen["id"], "from": user, "query": row["query"]}
            self._world.updates.push("chosen_inline_result", choice)

    async def follow(self, request: web.Request) -> web.Response:
        """Open a link to the bot; `message_id` is null when it carries no payload."""
        body = await parse(request, FollowBody)
        try:
            link = deep_link(body.url)
        except WrongLink as error:
            raise Refused(str(error)) from error
        username = str(self._world.current_bot()["username"])
        if link.username.lower() != username.lower():
            raise Refused(f"the link leads to @{link.username}, the bot here is @{username}")
        user = self._people.arrive(body.user())
        if not link.payload:
            return json_response({"message_id": None})
        chat = self._world.chats.chat(user["id"])
        (message,) = self._people.write(user, chat, f"/start {link.payload}")
        return json_response({"message_id": message["message_id"]})

    def _who(self, body: Sender) -> tuple[Json, Json]:
        user = self._world.chats.join(body.user())
        return user, self._people.chat(user, body.chat_id, body.chat_title)
