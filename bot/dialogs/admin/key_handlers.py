"""Making and closing the keys of other systems."""

import re
from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from bot.context import act_of, speaker_of
from bot.dialogs.admin.states import Keys
from bot.hints import hint
from core.activity.contracts import SOURCE_PATTERN, IssueKey, RevokeKey, Scope
from core.activity.keys import DEFAULT_RATE, make_key

RATES = (100, 1_000, DEFAULT_RATE, 50_000)
SECRET = "fresh_key"  # noqa: S105 - the name of a place in an update's data


async def open_key(_: CallbackQuery, __: Any, manager: DialogManager, number: str) -> None:
    manager.dialog_data["key_id"] = UUID(hex=number).hex
    await manager.switch_to(Keys.card)


async def revoke(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    key_id = UUID(hex=manager.dialog_data["key_id"])
    await act_of(manager)(RevokeKey(user_id=speaker_of(manager).id, key_id=key_id))
    await manager.switch_to(Keys.card)


async def set_source(message: Message, _: MessageInput, manager: DialogManager) -> None:
    source = (message.text or "").strip().lower()
    if not re.fullmatch(SOURCE_PATTERN, source):
        hint(manager, "key-source-please")
        return
    manager.dialog_data.update(source=source, scopes=[Scope.WRITE.value], rate=DEFAULT_RATE)
    await manager.switch_to(Keys.grant)


def scopes_of(manager: DialogManager) -> list[Scope]:
    """What the key being made will open."""
    return [Scope(one) for one in manager.dialog_data.get("scopes", ())]


async def toggle_scope(_: CallbackQuery, __: Any, manager: DialogManager, name: str) -> None:
    """The button says what will be, so that a second tap changes nothing."""
    sign, scope = name[0], Scope(name[1:])
    kept = [one for one in scopes_of(manager) if one is not scope]
    manager.dialog_data["scopes"] = kept + ([scope] if sign == "+" else [])


async def choose_rate(_: CallbackQuery, __: Any, manager: DialogManager, rate: str) -> None:
    manager.dialog_data["rate"] = int(rate)


async def issue(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Make the key here, so that no queue and no table ever holds more than its hash."""
    if not scopes_of(manager):
        hint(manager, "key-scope-please")
        return
    fresh = make_key()
    command = IssueKey(
        user_id=speaker_of(manager).id,
        key_id=fresh.id,
        hash=fresh.hash,
        hint=fresh.hint,
        source=manager.dialog_data["source"],
        scopes=tuple(scopes_of(manager)),
        rate=manager.dialog_data["rate"],
    )
    made = await act_of(manager)(command)
    # An update read a second time gets the answer of the first, whose key is not known any more.
    if made.id == fresh.id:
        manager.middleware_data[SECRET] = fresh.secret
    await manager.switch_to(Keys.made)
