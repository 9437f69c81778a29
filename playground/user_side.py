"""The user side over HTTP (`/sim/...`): what the chat page, tests and load do."""

import base64
import binascii
from typing import Any, TypeVar

from aiohttp import web
from pydantic import ValidationError

from playground import sample
from playground.bodies import BlockBody, Body, CallbackBody, MessageBody, PersonBody
from playground.errors import ApiError
from playground.files import Upload
from playground.incoming import json_response, read_fields
from playground.keyboards import find_button, last_message_with
from playground.people import People, Refused, sticker_content
from playground.world import World

Json = dict[str, Any]
B = TypeVar("B", bound=Body)

DEFAULT_STICKER = "👍"


async def parse(request: web.Request, model: type[B]) -> B:
    """The body of a request.

    :raises Refused: with the first thing wrong.
    """
    try:
        return model.model_validate_json(await request.read() or b"{}")
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise Refused(f"{where}: {first['msg']}" if where else first["msg"]) from error


class UserSide:
    """People writing, pressing and sending files."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._people = People(world)

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/sim/message", self.message),
            web.post("/sim/callback", self.callback),
            web.post("/sim/upload", self.upload),
            web.post("/sim/block", self.block),
            web.post("/sim/person", self.person),
        ]

    async def message(self, request: web.Request) -> web.Response:
        """Send a message; `message_ids` has more than one for a text cut into pieces."""
        body = await parse(request, MessageBody)
        user = self._people.arrive(body.user())
        chat = self._people.chat(user, body.chat_id, body.chat_title)
        posted = await self._post(body, user, chat)
        ids = [message["message_id"] for message in posted]
        return json_response({"message_id": ids[0], "message_ids": ids})

    async def _post(self, body: MessageBody, user: Json, chat: Json) -> list[Json]:
        if body.text is not None:
            return self._people.write(user, chat, body.text)
        if body.photo:
            photo = Upload("photo.jpg", "image/jpeg", _photo_bytes(body.photo))
            caption = {"caption": body.caption} if body.caption else None
            return [await self._people.send_file(user, chat, "photo", photo, caption)]
        return [self._people.say(user, chat, _simple_content(body, user))]

    async def callback(self, request: web.Request) -> web.Response:
        """Press an inline button, or send any data to a message as a foreign client can."""
        body = await parse(request, CallbackBody)
        chat_id = body.chat_id or body.user_id
        message = (
            last_message_with(self._world.chats.history(chat_id), body.data, body.button)
            if body.message_id is None
            else self._world.chats.message(chat_id, body.message_id)
        )
        if message is None:
            raise Refused("no such message, or none with this button")
        data = body.data or find_button(message, body.button or "")
        if data is None:
            raise Refused(f"the message has no button {body.button!r} with callback data")
        query_id = self._people.press(body.user_id, message, data)
        return json_response({"callback_query_id": query_id})

    async def upload(self, request: web.Request) -> web.Response:
        """Send a photo or a document: multipart with user_id, caption and `photo` or `document`."""
        fields, uploads = await read_fields(request)
        kind = next((name for name in ("photo", "document") if name in uploads), None)
        if kind is None:
            raise Refused("give a file named photo or document")
        body = _sender({k: v for k, v in fields.items() if k in PersonBody.model_fields})
        user = self._people.arrive(body.user())
        chat = self._people.chat(user, body.chat_id, body.chat_title)
        caption = {"caption": str(fields["caption"])[:1024]} if fields.get("caption") else None
        message = await self._people.send_file(user, chat, kind, uploads[kind], caption)
        return json_response({"message_id": message["message_id"]})

    async def block(self, request: web.Request) -> web.Response:
        body = await parse(request, BlockBody)
        self._people.block(body.user_id, body.blocked)
        return json_response({"ok": True})

    async def person(self, request: web.Request) -> web.Response:
        """Add a person, who may then be written to, without sending a message."""
        body = await parse(request, PersonBody)
        return json_response({"user": self._people.arrive(body.user())})


def _sender(fields: Json) -> PersonBody:
    try:
        return PersonBody.model_validate(fields)
    except ValidationError as error:
        raise Refused(str(error.errors()[0]["msg"])) from error


def _photo_bytes(photo: str | bool) -> bytes:
    if photo is True:
        return sample.photo()
    try:
        return base64.b64decode(str(photo), validate=True)
    except binascii.Error as error:
        raise Refused("photo: give base64, or true for a sample picture") from error


def _simple_content(body: MessageBody, user: Json) -> Json:
    if body.location is not None:
        return {"location": body.location.model_dump()}
    if body.contact is not None:
        names = {k: user[k] for k in ("first_name", "last_name") if user.get(k)}
        return {"contact": {"phone_number": body.contact, "user_id": user["id"], **names}}
    return sticker_content(body.sticker if isinstance(body.sticker, str) else DEFAULT_STICKER)


@web.middleware
async def refusals(request: web.Request, handler: Any) -> web.StreamResponse:
    """Refusals of the user side as `{"ok": false, "error_code": 400, "description"}`."""
    try:
        response: web.StreamResponse = await handler(request)
    except Refused as error:
        return json_response(ApiError(400, str(error)).body(), 400)
    except ApiError as error:
        return json_response(error.body(), error.error_code)
    except web.HTTPException as error:
        return json_response(ApiError(error.status, error.reason).body(), error.status)
    return response
