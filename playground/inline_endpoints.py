"""The user side of inline mode and of links (`/sim/...`)."""

from typing import Any

from aiohttp import web

from playground.bodies import (
    FollowLinkBody,
    InlineChoiceBody,
    InlineQueryBody,
    InlineSettingsBody,
    SenderBody,
)
from playground.inline import InlineQuestion, build_visible_answer
from playground.links import InvalidLink, parse_deep_link
from playground.request_reader import build_json_response
from playground.state import PlaygroundState
from playground.user_actions import ActionRefused, UserActions
from playground.user_endpoints import parse_body

Json = dict[str, Any]


class InlineEndpoints:
    """People asking the bot in a chat, choosing from its answers, and following links."""

    def __init__(self, world: PlaygroundState) -> None:
        self._world = world
        self._people = UserActions(world)

    def build_routes(self) -> list[web.RouteDef]:
        return [
            web.post("/sim/inline", self.handle_settings),
            web.post("/sim/inline_query", self.handle_query),
            web.get("/sim/inline_query/{id}", self.handle_get_answer),
            web.post("/sim/inline_choice", self.handle_choice),
            web.post("/sim/follow", self.handle_follow_link),
        ]

    async def handle_settings(self, request: web.Request) -> web.Response:
        """Turn inline mode and its feedback on and off, as BotFather does."""
        body = await parse_body(request, InlineSettingsBody)
        self._world.inline.update_settings(**body.model_dump(exclude_none=True))
        return build_json_response(self._world.inline.settings)

    async def handle_query(self, request: web.Request) -> web.Response:
        """Type `@bot query`; the answer comes as the event `inline`."""
        body = await parse_body(request, InlineQueryBody)
        if not self._world.inline.settings["enabled"]:
            raise ActionRefused("the bot is not in inline mode")
        user, chat = self._resolve_sender(body)
        asked = InlineQuestion(user["id"], body.query, body.offset)
        query_id, known = self._world.inline.open_query(asked)
        if known is not None:
            row = self._world.inline.get_query(query_id)
            self._world.events.publish_event("inline", build_visible_answer(query_id, row or {}))
            return build_json_response({"inline_query_id": query_id})
        query = {
            "id": query_id,
            "from": user,
            "query": body.query,
            "offset": body.offset,
            "chat_type": "sender" if chat["type"] == "private" else chat["type"],
        }
        self._world.updates.push_update("inline_query", query)
        return build_json_response({"inline_query_id": query_id})

    async def handle_get_answer(self, request: web.Request) -> web.Response:
        """The bot's answer, or null while there is none."""
        query_id = request.match_info["id"]
        row = self._world.inline.get_query(query_id)
        if row is None:
            raise web.HTTPNotFound(reason="no such inline query")
        return build_json_response(build_visible_answer(query_id, row) if "answer" in row else None)

    async def handle_choice(self, request: web.Request) -> web.Response:
        """Post a result as a message of the person, via the bot."""
        body = await parse_body(request, InlineChoiceBody)
        row = self._world.inline.get_query(body.inline_query_id) or {}
        results: list[Json] = row.get("answer", {}).get("results", [])
        chosen = next((one for one in results if one["id"] == body.result_id), None)
        if chosen is None or row["user_id"] != body.user_id:
            raise ActionRefused("no such result")
        user, chat = self._resolve_sender(body)
        content = {"via_bot": self._world.get_current_bot(), **chosen["content"]}
        message = self._people.send_content(user, chat, content)
        self._push_chosen_result(row, chosen, user)
        return build_json_response({"message_id": message["message_id"]})

    def _push_chosen_result(self, row: Json, chosen: Json, user: Json) -> None:
        if self._world.inline.settings["feedback"]:
            choice = {"result_id": chosen["id"], "from": user, "query": row["query"]}
            self._world.updates.push_update("chosen_inline_result", choice)

    async def handle_follow_link(self, request: web.Request) -> web.Response:
        """Open a link to the bot; `message_id` is null when it carries no payload."""
        body = await parse_body(request, FollowLinkBody)
        try:
            link = parse_deep_link(body.url)
        except InvalidLink as error:
            raise ActionRefused(str(error)) from error
        username = str(self._world.get_current_bot()["username"])
        if link.username.lower() != username.lower():
            raise ActionRefused(f"the link leads to @{link.username}, the bot here is @{username}")
        user = self._people.save_user(body.build_user())
        if not link.payload:
            return build_json_response({"message_id": None})
        chat = self._world.chats.get_chat(user["id"])
        (message,) = self._people.send_text(user, chat, f"/start {link.payload}")
        return build_json_response({"message_id": message["message_id"]})

    def _resolve_sender(self, body: SenderBody) -> tuple[Json, Json]:
        user = self._world.chats.save_user(body.build_user())
        return user, self._people.get_chat(user, body.chat_id, body.chat_title)
