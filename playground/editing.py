"""editMessage*, deleteMessage(s): changes of what was said."""

from typing import Any, cast

from aiogram.methods import (
    DeleteMessage,
    DeleteMessages,
    EditMessageCaption,
    EditMessageMedia,
    EditMessageReplyMarkup,
    EditMessageText,
)
from aiogram.types import InputMediaPhoto

from playground.chats import not_found
from playground.content import caption_content, text_content
from playground.errors import bad_request
from playground.markup import inline_keyboard
from playground.media import media_content
from playground.world import Call

Json = dict[str, Any]

DELETABLE_SECONDS = 48 * 3600
_MEDIA = ("photo", "document", "video", "audio", "animation")
_SHOWN = {"text", "entities", "caption", "caption_entities", *_MEDIA}
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)


def _target(call: Call) -> Json:
    method = cast(EditMessageText, call.method)
    if method.inline_message_id:
        raise bad_request("MESSAGE_ID_INVALID")
    chat = call.world.chats.reachable(method.chat_id)
    if method.message_id is None:
        raise bad_request("message identifier is not specified")
    message = call.world.chats.message(chat["id"], method.message_id)
    if message is None:
        raise not_found("edit")
    if not message["from"]["is_bot"]:
        raise bad_request("message can't be edited")
    return message


def _rewrite(call: Call, message: Json, content: Json) -> Json:
    """Replace what the message shows, and its keyboard by the one of the call (or none)."""
    kept = {k: v for k, v in message.items() if k not in _SHOWN and k != "reply_markup"}
    keyboard = inline_keyboard(cast(EditMessageText, call.method).reply_markup)
    edited = {**kept, **content, **({"reply_markup": keyboard} if keyboard else {})}
    if {**edited, "edit_date": None} == {**message, "edit_date": None}:
        raise bad_request(_NOT_MODIFIED)
    edited["edit_date"] = call.world.chats.timestamp()
    call.world.chats.replace(edited)
    call.world.events.publish("edited", edited)
    return edited


def _shown(message: Json, *without: str) -> Json:
    return {k: v for k, v in message.items() if k in _SHOWN and k not in without}


async def edit_text(call: Call) -> Json:
    method = cast(EditMessageText, call.method)
    message = _target(call)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    return _rewrite(
        call, message, text_content(method.text or "", method.parse_mode, method.entities)
    )


async def edit_caption(call: Call) -> Json:
    method = cast(EditMessageCaption, call.method)
    message = _target(call)
    if not any(kind in message for kind in (*_MEDIA, "voice")):
        raise bad_request("there is no caption in the message to edit")
    caption = caption_content(method.caption, method.parse_mode, method.caption_entities)
    return _rewrite(call, message, {**_shown(message, "caption", "caption_entities"), **caption})


async def edit_media(call: Call) -> Json:
    """Replaces the file of a message; a text becomes one with a file."""
    method = cast(EditMessageMedia, call.method)
    message = _target(call)
    if not any(kind in message for kind in ("text", *_MEDIA)):
        raise bad_request("message can't be edited")
    media = cast(InputMediaPhoto, method.media)
    caption = caption_content(media.caption, media.parse_mode, media.caption_entities)
    content = await media_content(call.world.files, media.type, str(media.media), call.uploads)
    return _rewrite(call, message, {**content, **caption})


async def edit_reply_markup(call: Call) -> Json:
    message = _target(call)
    return _rewrite(call, message, _shown(message))


async def delete_message(call: Call) -> bool:
    method = cast(DeleteMessage, call.method)
    chat = call.world.chats.chat(method.chat_id)
    message = call.world.chats.message(chat["id"], method.message_id)
    if message is None:
        raise not_found("delete")
    if call.world.chats.timestamp() - message["date"] > DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
    _delete(call, message)
    return True


async def delete_messages(call: Call) -> bool:
    method = cast(DeleteMessages, call.method)
    chat = call.world.chats.chat(method.chat_id)
    for message_id in method.message_ids:
        message = call.world.chats.message(chat["id"], message_id)
        if message is not None:
            _delete(call, message)
    return True


def _delete(call: Call, message: Json) -> None:
    chat_id, message_id = message["chat"]["id"], message["message_id"]
    call.world.chats.remove(chat_id, message_id)
    call.world.events.publish("deleted", {"chat_id": chat_id, "message_id": message_id})


HANDLERS = {
    EditMessageText: edit_text,
    EditMessageCaption: edit_caption,
    EditMessageMedia: edit_media,
    EditMessageReplyMarkup: edit_reply_markup,
    DeleteMessage: delete_message,
    DeleteMessages: delete_messages,
}
