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

from playground.entities import utf16_length
from playground.errors import bad_request
from playground.markup import dump
from playground.world import Call

Json = dict[str, Any]

MAX_ANSWER = 200
MAX_DOWNLOAD = 20 * 1024 * 1024


async def get_me(call: Call) -> Json:
    return {
        **call.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": call.world.inline.settings["enabled"],
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def get_chat(call: Call) -> Json:
    chat = call.world.chats.chat(cast(GetChat, call.method).chat_id)
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


async def get_chat_member(call: Call) -> Json:
    method = cast(GetChatMember, call.method)
    call.world.chats.chat(method.chat_id)
    if method.user_id == call.bot["id"]:
        return {"status": "member", "user": call.bot}
    person = call.world.chats.person(method.user_id)
    if person is None:
        raise bad_request("user not found")
    return {"status": "member", "user": person["user"]}


async def get_file(call: Call) -> Json:
    row = call.world.files.row(cast(GetFile, call.method).file_id)
    if row["size"] > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    return {
        "file_id": row["file_id"],
        "file_unique_id": row["file_unique_id"],
        "file_size": row["size"],
        "file_path": row["path"],
    }


async def answer_callback_query(call: Call) -> bool:
    method = cast(AnswerCallbackQuery, call.method)
    if utf16_length(method.text or "") > MAX_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    query = call.world.queries.close(method.callback_query_id)
    toast = {
        **query,
        "callback_query_id": method.callback_query_id,
        "text": method.text or "",
        "show_alert": bool(method.show_alert),
        "url": method.url,
    }
    call.world.events.publish("toast", toast)
    return True


def _scope(call: Call) -> str:
    method = cast(SetMyCommands, call.method)
    scope = method.scope
    parts = [scope.type if scope else "default"]
    parts += [str(getattr(scope, name, "")) for name in ("chat_id", "user_id")]
    return "|".join([*parts, method.language_code or ""])


async def set_my_commands(call: Call) -> bool:
    commands = [dump(command) for command in cast(SetMyCommands, call.method).commands]
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        command["command"] = command["command"].removeprefix("/")
        _check_command(command)
    call.world.journal.put("commands", _scope(call), commands)
    call.world.events.publish("commands", {})
    return True


def _check_command(command: Json) -> None:
    name, description = command["command"], command["description"]
    plain = name.replace("_", "").isalnum() and name.isascii() and name == name.lower()
    if not plain or len(name) > 32:
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= utf16_length(description.strip()) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")


async def get_my_commands(call: Call) -> list[Json]:
    found: list[Json] = call.world.journal.table("commands").get(_scope(call), [])
    return found


async def delete_my_commands(call: Call) -> bool:
    call.world.journal.drop("commands", _scope(call))
    call.world.events.publish("commands", {})
    return True


async def set_chat_menu_button(call: Call) -> bool:
    method = cast(SetChatMenuButton, call.method)
    button = dump(method.menu_button) if method.menu_button else {"type": "default"}
    call.world.journal.put("menu_buttons", method.chat_id or "default", button)
    return True


async def get_chat_menu_button(call: Call) -> Json:
    buttons = call.world.journal.table("menu_buttons")
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
