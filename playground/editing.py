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

from playground.chats import build_not_found_error
from playground.content import build_caption_content, build_text_content
from playground.errors import build_bad_request
from playground.markup import build_inline_keyboard
from playground.media import build_media_content
from playground.state import BotApiCall

Json = dict[str, Any]

DELETABLE_SECONDS = 48 * 3600
_MEDIA_FIELDS = ("photo", "document", "video", "audio", "animation")
_CONTENT_FIELDS = {"text", "entities", "caption", "caption_entities", *_MEDIA_FIELDS}
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)


def _find_target(call: BotApiCall) -> Json:
    method = cast(EditMessageText, call.method)
    if method.inline_message_id:
        raise build_bad_request("MESSAGE_ID_INVALID")
    chat = call.state.chats.get_reachable_chat(method.chat_id)
    if method.message_id is None:
        raise build_bad_request("message identifier is not specified")
    message = call.state.chats.get_message(chat["id"], method.message_id)
    if message is None:
        raise build_not_found_error("edit")
    if not message["from"]["is_bot"]:
        raise build_bad_request("message can't be edited")
    return message


def _rewrite_message(call: BotApiCall, message: Json, content: Json) -> Json:
    """Replace what the message shows, and its keyboard by the one of the call (or none)."""
    kept = {k: v for k, v in message.items() if k not in _CONTENT_FIELDS and k != "reply_markup"}
    keyboard = build_inline_keyboard(cast(EditMessageText, call.method).reply_markup)
    edited = {**kept, **content, **({"reply_markup": keyboard} if keyboard else {})}
    if {**edited, "edit_date": None} == {**message, "edit_date": None}:
        raise build_bad_request(_NOT_MODIFIED)
    edited["edit_date"] = call.state.chats.get_timestamp()
    call.state.chats.replace_message(edited)
    call.state.events.publish_event("edited", edited)
    return edited


def _extract_content(message: Json, *without: str) -> Json:
    return {k: v for k, v in message.items() if k in _CONTENT_FIELDS and k not in without}


async def edit_text(call: BotApiCall) -> Json:
    method = cast(EditMessageText, call.method)
    message = _find_target(call)
    if "text" not in message:
        raise build_bad_request("there is no text in the message to edit")
    return _rewrite_message(
        call, message, build_text_content(method.text or "", method.parse_mode, method.entities)
    )


async def edit_caption(call: BotApiCall) -> Json:
    method = cast(EditMessageCaption, call.method)
    message = _find_target(call)
    if not any(kind in message for kind in (*_MEDIA_FIELDS, "voice")):
        raise build_bad_request("there is no caption in the message to edit")
    caption = build_caption_content(method.caption, method.parse_mode, method.caption_entities)
    return _rewrite_message(
        call, message, {**_extract_content(message, "caption", "caption_entities"), **caption}
    )


async def edit_media(call: BotApiCall) -> Json:
    """Replaces the file of a message; a text becomes one with a file."""
    method = cast(EditMessageMedia, call.method)
    message = _find_target(call)
    if not any(kind in message for kind in ("text", *_MEDIA_FIELDS)):
        raise build_bad_request("message can't be edited")
    media = cast(InputMediaPhoto, method.media)
    caption = build_caption_content(media.caption, media.parse_mode, media.caption_entities)
    content = await build_media_content(
        call.state.files, media.type, str(media.media), call.uploads
    )
    return _rewrite_message(call, message, {**content, **caption})


async def edit_reply_markup(call: BotApiCall) -> Json:
    message = _find_target(call)
    return _rewrite_message(call, message, _extract_content(message))


async def delete_message(call: BotApiCall) -> bool:
    method = cast(DeleteMessage, call.method)
    chat = call.state.chats.get_chat(method.chat_id)
    message = call.state.chats.get_message(chat["id"], method.message_id)
    if message is None:
        raise build_not_found_error("delete")
    if call.state.chats.get_timestamp() - message["date"] > DELETABLE_SECONDS:
        raise build_bad_request("message can't be deleted for everyone")
    _delete_from_chat(call, message)
    return True


async def delete_messages(call: BotApiCall) -> bool:
    method = cast(DeleteMessages, call.method)
    chat = call.state.chats.get_chat(method.chat_id)
    for message_id in method.message_ids:
        message = call.state.chats.get_message(chat["id"], message_id)
        if message is not None:
            _delete_from_chat(call, message)
    return True


def _delete_from_chat(call: BotApiCall, message: Json) -> None:
    chat_id, message_id = message["chat"]["id"], message["message_id"]
    call.state.chats.remove_message(chat_id, message_id)
    call.state.events.publish_event("deleted", {"chat_id": chat_id, "message_id": message_id})


HANDLERS = {
    EditMessageText: edit_text,
    EditMessageCaption: edit_caption,
    EditMessageMedia: edit_media,
    EditMessageReplyMarkup: edit_reply_markup,
    DeleteMessage: delete_message,
    DeleteMessages: delete_messages,
}
