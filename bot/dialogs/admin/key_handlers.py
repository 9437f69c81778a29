"""Making and closing the keys of other systems."""

import re
from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from bot.routes import Keys
from bot.ui.context import get_command_executor, get_current_user
from bot.ui.hints import show_hint
from core.activity.api_keys import DEFAULT_RATE, generate_key
from core.activity.contracts import SOURCE_PATTERN, ApiScope, IssueKey, RevokeKey

RATE_OPTIONS = (100, 1_000, DEFAULT_RATE, 50_000)
ISSUED_KEY_DATA = "fresh_key"


async def open_key(_: CallbackQuery, __: Any, manager: DialogManager, item_id: str) -> None:
    manager.dialog_data["key_id"] = UUID(hex=item_id).hex
    await manager.switch_to(Keys.card)


async def revoke_key(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    key_id = UUID(hex=manager.dialog_data["key_id"])
    await get_command_executor(manager)(
        RevokeKey(user_id=get_current_user(manager).id, key_id=key_id)
    )
    await manager.switch_to(Keys.card)


async def handle_source_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    source = (message.text or "").strip().lower()
    if not re.fullmatch(SOURCE_PATTERN, source):
        show_hint(manager, "key-source-please")
        return
    manager.dialog_data.update(source=source, scopes=[ApiScope.WRITE.value], rate=DEFAULT_RATE)
    await manager.switch_to(Keys.grant)


def get_scopes(manager: DialogManager) -> list[ApiScope]:
    """What the key being made will open."""
    return [ApiScope(one) for one in manager.dialog_data.get("scopes", ())]


async def toggle_scope(_: CallbackQuery, __: Any, manager: DialogManager, name: str) -> None:
    """The button says what will be, so that a second tap changes nothing."""
    sign, scope = name[0], ApiScope(name[1:])
    kept = [one for one in get_scopes(manager) if one is not scope]
    manager.dialog_data["scopes"] = kept + ([scope] if sign == "+" else [])


async def choose_rate(_: CallbackQuery, __: Any, manager: DialogManager, rate: str) -> None:
    manager.dialog_data["rate"] = int(rate)


async def issue_key(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Make the key here, so that no queue and no table ever holds more than its hash."""
    if not get_scopes(manager):
        show_hint(manager, "key-scope-please")
        return
    fresh = generate_key()
    command = IssueKey(
        user_id=get_current_user(manager).id,
        key_id=fresh.id,
        hash=fresh.hash,
        hint=fresh.hint,
        source=manager.dialog_data["source"],
        scopes=tuple(get_scopes(manager)),
        rate=manager.dialog_data["rate"],
    )
    made = await get_command_executor(manager)(command)
    # An update read a second time gets the answer of the first, whose key is not known any more.
    if made.id == fresh.id:
        manager.middleware_data[ISSUED_KEY_DATA] = fresh.secret
    await manager.switch_to(Keys.made)
