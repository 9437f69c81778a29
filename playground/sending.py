"""send*: new messages from the bot."""

import secrets
from typing import Any, cast

from aiogram.methods import (
    SendAnimation,
    SendAudio,
    SendChatAction,
    SendContact,
    SendDice,
    SendDocument,
    SendLocation,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
    SendSticker,
    SendVideo,
    SendVideoNote,
    SendVoice,
)
from aiogram.types import InputMediaPhoto

from playground.content import caption_content, text_content
from playground.errors import bad_request
from playground.markup import inline_keyboard, reply_keyboard
from playground.media import media_content
from playground.methods import given
from playground.world import Call

Json = dict[str, Any]

_DICE_SIDES = {"🏀": 5, "⚽": 5, "🎰": 64}
_EXTRA = ("duration", "width", "height", "length", "performer", "title", "emoji")


def _deliver(call: Call, chat: Json, content: Json) -> Json:
    """Post what a send method built, with the parameters all of them share."""
    method = cast(SendMessage, call.method)
    markup = method.reply_markup
    keyboard, below = inline_keyboard(markup), reply_keyboard(markup)
    if keyboard:
        content["reply_markup"] = keyboard
    if given(method.protect_content):
        content["has_protected_content"] = True
    message = call.world.post(chat, call.bot, {**_reply(call, chat), **content})
    if below:
        call.world.journal.put("keyboards", chat["id"], below)
        call.world.events.publish("keyboard", {"chat_id": chat["id"], "reply_markup": below})
    return message


def _reply(call: Call, chat: Json) -> Json:
    method = cast(SendMessage, call.method)
    parameters = method.reply_parameters
    target = parameters.message_id if parameters else method.reply_to_message_id
    if target is None:
        return {}
    found = call.world.chats.message(chat["id"], target)
    if found is not None:
        return {"reply_to_message": {k: v for k, v in found.items() if k != "reply_to_message"}}
    lenient = parameters.allow_sending_without_reply if parameters else None
    if given(lenient) or method.allow_sending_without_reply:
        return {}
    raise bad_request("message to be replied not found")


async def send_message(call: Call) -> Json:
    method = cast(SendMessage, call.method)
    chat = call.world.chats.reachable(method.chat_id)
    content = text_content(method.text, method.parse_mode, method.entities)
    return _deliver(call, chat, content)


async def send_media(call: Call) -> Json:
    """sendPhoto, sendDocument and the other methods that send one file."""
    method = cast(SendPhoto, call.method)
    chat = call.world.chats.reachable(method.chat_id)
    kind = MEDIA[type(call.method)]
    caption = caption_content(
        getattr(method, "caption", None),
        getattr(method, "parse_mode", None),
        getattr(method, "caption_entities", None),
    )
    extra = {name: value for name in _EXTRA if (value := getattr(method, name, None)) is not None}
    source = str(getattr(method, kind))
    content = await media_content(call.world.files, kind, source, call.uploads, extra)
    return _deliver(call, chat, {**content, **caption})


async def send_media_group(call: Call) -> list[Json]:
    method = cast(SendMediaGroup, call.method)
    chat = call.world.chats.reachable(method.chat_id)
    if not 2 <= len(method.media) <= 10:
        raise bad_request("group send must contain 2-10 items")
    group = str(secrets.randbits(60))
    contents = []
    for item in cast(list[InputMediaPhoto], method.media):
        caption = caption_content(item.caption, item.parse_mode, item.caption_entities)
        shown = await media_content(call.world.files, item.type, str(item.media), call.uploads)
        contents.append({"media_group_id": group, **shown, **caption})
    return [call.world.post(chat, call.bot, content) for content in contents]


async def send_dice(call: Call) -> Json:
    method = cast(SendDice, call.method)
    chat = call.world.chats.reachable(method.chat_id)
    emoji = method.emoji or "🎲"
    value = secrets.randbelow(_DICE_SIDES.get(emoji, 6)) + 1
    return _deliver(call, chat, {"dice": {"emoji": emoji, "value": value}})


async def send_location(call: Call) -> Json:
    method = cast(SendLocation, call.method)
    chat = call.world.chats.reachable(method.chat_id)
    location = {"latitude": method.latitude, "longitude": method.longitude}
    return _deliver(call, chat, {"location": location})


async def send_contact(call: Call) -> Json:
    method = cast(SendContact, call.method)
    chat = call.world.chats.reachable(method.chat_id)
    contact = {"phone_number": method.phone_number, "first_name": method.first_name}
    if method.last_name:
        contact["last_name"] = method.last_name
    return _deliver(call, chat, {"contact": contact})


async def send_chat_action(call: Call) -> bool:
    method = cast(SendChatAction, call.method)
    chat = call.world.chats.reachable(method.chat_id)
    call.world.events.publish("typing", {"chat_id": chat["id"], "action": method.action})
    return True


MEDIA: dict[type, str] = {
    SendPhoto: "photo",
    SendDocument: "document",
    SendVideo: "video",
    SendAudio: "audio",
    SendAnimation: "animation",
    SendVoice: "voice",
    SendVideoNote: "video_note",
    SendSticker: "sticker",
}
HANDLERS = {
    SendMessage: send_message,
    SendMediaGroup: send_media_group,
    SendDice: send_dice,
    SendLocation: send_location,
    SendContact: send_contact,
    SendChatAction: send_chat_action,
    **dict.fromkeys(MEDIA, send_media),
}
