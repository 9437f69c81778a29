"""The user side over HTTP (`/sim/...`): what the chat page, tests and load do."""

import base64
import binascii
from typing import Any, TypeVar

from aiohttp import web
from pydantic import ValidationError

from playground import sample_photo as sample
from playground.bodies import BlockBody, CallbackBody, MessageBody, PersonBody, RequestBody
from playground.errors import ApiError
from playground.files import Upload
from playground.keyboards import find_callback_data, find_last_message
from playground.request_reader import build_json_response, read_fields
from playground.state import PlaygroundState
from playground.user_actions import ActionRefused, UserActions, build_sticker_content

Json = dict[str, Any]
B = TypeVar("B", bound=RequestBody)

DEFAULT_STICKER = "👍"


async def parse_body(request: web.Request, model: type[B]) -> B:
    """The body of a request.

    :raises Refused: with the first thing wrong.
    """
    try:
        return model.model_validate_json(await request.read() or b"{}")
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ActionRefused(f"{where}: {first['msg']}" if where else first["msg"]) from error


class UserEndpoints:
    """People writing, pressing and sending files."""

    def __init__(self, world: PlaygroundState) -> None:
        self._world = world
        self._people = UserActions(world)

    def build_routes(self) -> list[web.RouteDef]:
        return [
            web.post("/sim/message", self.handle_message),
            web.post("/sim/callback", self.handle_callback),
            web.post("/sim/upload", self.handle_upload),
            web.post("/sim/block", self.handle_block),
            web.post("/sim/person", self.handle_person),
        ]

    async def handle_message(self, request: web.Request) -> web.Response:
        """Send a message; `message_ids` has more than one for a text cut into pieces."""
        body = await parse_body(request, MessageBody)
        user = self._people.save_user(body.build_user())
        chat = self._people.get_chat(user, body.chat_id, body.chat_title)
        posted = await self._post_content(body, user, chat)
        ids = [message["message_id"] for message in posted]
        return build_json_response({"message_id": ids[0], "message_ids": ids})

    async def _post_content(self, body: MessageBody, user: Json, chat: Json) -> list[Json]:
        if body.text is not None:
            return self._people.send_text(user, chat, body.text)
        if body.photo:
            photo = Upload("photo.jpg", "image/jpeg", _decode_photo(body.photo))
            caption = {"caption": body.caption} if body.caption else None
            return [await self._people.send_file(user, chat, "photo", photo, caption)]
        return [self._people.send_content(user, chat, _build_simple_content(body, user))]

    async def handle_callback(self, request: web.Request) -> web.Response:
        """Press an inline button, or send any data to a message as a foreign client can."""
        body = await parse_body(request, CallbackBody)
        chat_id = body.chat_id or body.user_id
        message = (
            find_last_message(self._world.chats.list_messages(chat_id), body.data, body.button)
            if body.message_id is None
            else self._world.chats.get_message(chat_id, body.message_id)
        )
        if message is None:
            raise ActionRefused("no such message, or none with this button")
        data = body.data or find_callback_data(message, body.button or "")
        if data is None:
            raise ActionRefused(f"the message has no button {body.button!r} with callback data")
        query_id = self._people.press_button(body.user_id, message, data)
        return build_json_response({"callback_query_id": query_id})

    async def handle_upload(self, request: web.Request) -> web.Response:
        """Send a photo or a document: multipart with user_id, caption and `photo` or `document`."""
        fields, uploads = await read_fields(request)
        kind = next((name for name in ("photo", "document") if name in uploads), None)
        if kind is None:
            raise ActionRefused("give a file named photo or document")
        body = _parse_sender({k: v for k, v in fields.items() if k in PersonBody.model_fields})
        user = self._people.save_user(body.build_user())
        chat = self._people.get_chat(user, body.chat_id, body.chat_title)
        caption = {"caption": str(fields["caption"])[:1024]} if fields.get("caption") else None
        message = await self._people.send_file(user, chat, kind, uploads[kind], caption)
        return build_json_response({"message_id": message["message_id"]})

    async def handle_block(self, request: web.Request) -> web.Response:
        body = await parse_body(request, BlockBody)
        self._people.set_blocked(body.user_id, body.blocked)
        return build_json_response({"ok": True})

    async def handle_person(self, request: web.Request) -> web.Response:
        """Add a person, who may then be written to, without sending a message."""
        body = await parse_body(request, PersonBody)
        return build_json_response({"user": self._people.save_user(body.build_user())})


def _parse_sender(fields: Json) -> PersonBody:
    try:
        return PersonBody.model_validate(fields)
    except ValidationError as error:
        raise ActionRefused(str(error.errors()[0]["msg"])) from error


def _decode_photo(photo: str | bool) -> bytes:
    if photo is True:
        return sample.render_photo()
    try:
        return base64.b64decode(str(photo), validate=True)
    except binascii.Error as error:
        raise ActionRefused("photo: give base64, or true for a sample picture") from error


def _build_simple_content(body: MessageBody, user: Json) -> Json:
    if body.location is not None:
        return {"location": body.location.model_dump()}
    if body.contact is not None:
        names = {k: user[k] for k in ("first_name", "last_name") if user.get(k)}
        return {"contact": {"phone_number": body.contact, "user_id": user["id"], **names}}
    return build_sticker_content(body.sticker if isinstance(body.sticker, str) else DEFAULT_STICKER)


@web.middleware
async def convert_refusals(request: web.Request, handler: Any) -> web.StreamResponse:
    """Refusals of the user side as `{"ok": false, "error_code": 400, "description"}`."""
    try:
        response: web.StreamResponse = await handler(request)
    except ActionRefused as error:
        return build_json_response(ApiError(400, str(error)).build_body(), 400)
    except ApiError as error:
        return build_json_response(error.build_body(), error.error_code)
    except web.HTTPException as error:
        return build_json_response(ApiError(error.status, error.reason).build_body(), error.status)
    return response
