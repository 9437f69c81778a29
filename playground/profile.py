"""What the bot asks and tells about itself: getMe, chats, members, commands, files, presses."""

from typing import Any, cast

from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMyCommands,
    GetChat,
    GetChatMember,
    GetChatMenuButton,
    GetFile,
    GetMe,
    GetMyCommands,
    SetChatMenuButton,
    SetMyCommands,
)

from playground.entities import count_utf16_units
from playground.errors import build_bad_request
from playground.markup import dump_object
from playground.state import BotApiCall

Json = dict[str, Any]

MAX_ANSWER = 200
MAX_DOWNLOAD = 20 * 1024 * 1024


async def get_me(call: BotApiCall) -> Json:
    return {
        **call.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": call.state.inline.settings["enabled"],
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def get_chat(call: BotApiCall) -> Json:
    chat = call.state.chats.get_chat(cast(GetChat, call.method).chat_id)
    gifts = dict.fromkeys(
        (
            "unlimited_gifts",
            "limited_gifts",
            "unique_gifts",
            "premium_subscription",
            "gifts_from_channels",
        ),
        False,
    )
    return {**chat, "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}


async def get_chat_member(call: BotApiCall) -> Json:
    method = cast(GetChatMember, call.method)
    call.state.chats.get_chat(method.chat_id)
    if method.user_id == call.bot["id"]:
        return {"status": "member", "user": call.bot}
    person = call.state.chats.get_person(method.user_id)
    if person is None:
        raise build_bad_request("user not found")
    return {"status": "member", "user": person["user"]}


async def get_file(call: BotApiCall) -> Json:
    row = call.state.files.get_row(cast(GetFile, call.method).file_id)
    if row["size"] > MAX_DOWNLOAD:
        raise build_bad_request("file is too big")
    return {
        "file_id": row["file_id"],
        "file_unique_id": row["file_unique_id"],
        "file_size": row["size"],
        "file_path": row["path"],
    }


async def answer_callback_query(call: BotApiCall) -> bool:
    method = cast(AnswerCallbackQuery, call.method)
    if count_utf16_units(method.text or "") > MAX_ANSWER:
        raise build_bad_request("MESSAGE_TOO_LONG")
    query = call.state.queries.close_query(method.callback_query_id)
    toast = {
        **query,
        "callback_query_id": method.callback_query_id,
        "text": method.text or "",
        "show_alert": bool(method.show_alert),
        "url": method.url,
    }
    call.state.events.publish_event("toast", toast)
    return True


def _format_scope(call: BotApiCall) -> str:
    method = cast(SetMyCommands, call.method)
    scope = method.scope
    parts = [scope.type if scope else "default"]
    parts += [str(getattr(scope, name, "")) for name in ("chat_id", "user_id")]
    return "|".join([*parts, method.language_code or ""])


async def set_my_commands(call: BotApiCall) -> bool:
    commands = [dump_object(command) for command in cast(SetMyCommands, call.method).commands]
    if len(commands) > 100:
        raise build_bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        command["command"] = command["command"].removeprefix("/")
        _validate_command(command)
    call.state.journal.put_row("commands", _format_scope(call), commands)
    call.state.events.publish_event("commands", {})
    return True


def _validate_command(command: Json) -> None:
    name, description = command["command"], command["description"]
    plain = name.replace("_", "").isalnum() and name.isascii() and name == name.lower()
    if not plain or len(name) > 32:
        raise build_bad_request("BOT_COMMAND_INVALID")
    if not 1 <= count_utf16_units(description.strip()) <= 256:
        raise build_bad_request("BOT_COMMAND_DESCRIPTION_INVALID")


async def get_my_commands(call: BotApiCall) -> list[Json]:
    found: list[Json] = call.state.journal.get_table("commands").get(_format_scope(call), [])
    return found


async def delete_my_commands(call: BotApiCall) -> bool:
    call.state.journal.drop_row("commands", _format_scope(call))
    call.state.events.publish_event("commands", {})
    return True


async def set_chat_menu_button(call: BotApiCall) -> bool:
    method = cast(SetChatMenuButton, call.method)
    button = dump_object(method.menu_button) if method.menu_button else {"type": "default"}
    call.state.journal.put_row("menu_buttons", method.chat_id or "default", button)
    return True


async def get_chat_menu_button(call: BotApiCall) -> Json:
    buttons = call.state.journal.get_table("menu_buttons")
    chat_id = str(cast(GetChatMenuButton, call.method).chat_id)
    found: Json = buttons.get(chat_id) or buttons.get("default") or {"type": "commands"}
    return found


HANDLERS = {
    GetMe: get_me,
    GetChat: get_chat,
    GetChatMember: get_chat_member,
    GetFile: get_file,
    AnswerCallbackQuery: answer_callback_query,
    SetMyCommands: set_my_commands,
    GetMyCommands: get_my_commands,
    DeleteMyCommands: delete_my_commands,
    SetChatMenuButton: set_chat_menu_button,
    GetChatMenuButton: get_chat_menu_button,
}
