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

from playground.content import build_caption_content, build_text_content
from playground.errors import build_bad_request
from playground.markup import build_inline_keyboard, build_reply_keyboard
from playground.media import build_media_content
from playground.methods import get_provided
from playground.state import BotApiCall

Json = dict[str, Any]

_DICE_SIDES = {"🏀": 5, "⚽": 5, "🎰": 64}
_EXTRA_FIELDS = ("duration", "width", "height", "length", "performer", "title", "emoji")


def _post_message(call: BotApiCall, chat: Json, content: Json) -> Json:
    """Post what a send method built, with the parameters all of them share."""
    method = cast(SendMessage, call.method)
    markup = method.reply_markup
    keyboard, below = build_inline_keyboard(markup), build_reply_keyboard(markup)
    if keyboard:
        content["reply_markup"] = keyboard
    if get_provided(method.protect_content):
        content["has_protected_content"] = True
    message = call.state.post_message(
        chat, call.bot, {**_find_replied_message(call, chat), **content}
    )
    if below:
        call.state.journal.put_row("keyboards", chat["id"], below)
        call.state.events.publish_event("keyboard", {"chat_id": chat["id"], "reply_markup": below})
    return message


def _find_replied_message(call: BotApiCall, chat: Json) -> Json:
    method = cast(SendMessage, call.method)
    parameters = method.reply_parameters
    target = parameters.message_id if parameters else method.reply_to_message_id
    if target is None:
        return {}
    found = call.state.chats.get_message(chat["id"], target)
    if found is not None:
        return {"reply_to_message": {k: v for k, v in found.items() if k != "reply_to_message"}}
    lenient = parameters.allow_sending_without_reply if parameters else None
    if get_provided(lenient) or method.allow_sending_without_reply:
        return {}
    raise build_bad_request("message to be replied not found")


async def send_message(call: BotApiCall) -> Json:
    method = cast(SendMessage, call.method)
    chat = call.state.chats.get_reachable_chat(method.chat_id)
    content = build_text_content(method.text, method.parse_mode, method.entities)
    return _post_message(call, chat, content)


async def send_media(call: BotApiCall) -> Json:
    """sendPhoto, sendDocument and the other methods that send one file."""
    method = cast(SendPhoto, call.method)
    chat = call.state.chats.get_reachable_chat(method.chat_id)
    kind = MEDIA_KINDS[type(call.method)]
    caption = build_caption_content(
        getattr(method, "caption", None),
        getattr(method, "parse_mode", None),
        getattr(method, "caption_entities", None),
    )
    extra = {
        name: value for name in _EXTRA_FIELDS if (value := getattr(method, name, None)) is not None
    }
    source = str(getattr(method, kind))
    content = await build_media_content(call.state.files, kind, source, call.uploads, extra)
    return _post_message(call, chat, {**content, **caption})


async def send_media_group(call: BotApiCall) -> list[Json]:
    method = cast(SendMediaGroup, call.method)
    chat = call.state.chats.get_reachable_chat(method.chat_id)
    if not 2 <= len(method.media) <= 10:
        raise build_bad_request("group send must contain 2-10 items")
    group = str(secrets.randbits(60))
    contents = []
    for item in cast(list[InputMediaPhoto], method.media):
        caption = build_caption_content(item.caption, item.parse_mode, item.caption_entities)
        shown = await build_media_content(
            call.state.files, item.type, str(item.media), call.uploads
        )
        contents.append({"media_group_id": group, **shown, **caption})
    return [call.state.post_message(chat, call.bot, content) for content in contents]


async def send_dice(call: BotApiCall) -> Json:
    method = cast(SendDice, call.method)
    chat = call.state.chats.get_reachable_chat(method.chat_id)
    emoji = method.emoji or "🎲"
    value = secrets.randbelow(_DICE_SIDES.get(emoji, 6)) + 1
    return _post_message(call, chat, {"dice": {"emoji": emoji, "value": value}})


async def send_location(call: BotApiCall) -> Json:
    method = cast(SendLocation, call.method)
    chat = call.state.chats.get_reachable_chat(method.chat_id)
    location = {"latitude": method.latitude, "longitude": method.longitude}
    return _post_message(call, chat, {"location": location})


async def send_contact(call: BotApiCall) -> Json:
    method = cast(SendContact, call.method)
    chat = call.state.chats.get_reachable_chat(method.chat_id)
    contact = {"phone_number": method.phone_number, "first_name": method.first_name}
    if method.last_name:
        contact["last_name"] = method.last_name
    return _post_message(call, chat, {"contact": contact})


async def send_chat_action(call: BotApiCall) -> bool:
    method = cast(SendChatAction, call.method)
    chat = call.state.chats.get_reachable_chat(method.chat_id)
    call.state.events.publish_event("typing", {"chat_id": chat["id"], "action": method.action})
    return True


MEDIA_KINDS: dict[type, str] = {
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
    **dict.fromkeys(MEDIA_KINDS, send_media),
}
