"""Finding dead letters, mending them and sending them again."""

from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from bot.context import act_of, speaker_of
from bot.dialogs.admin.states import Letters
from bot.hints import hint
from bot.paging import from_the_start
from core.activity.contracts import (
    DeadState,
    DismissDeadLetter,
    EditDeadLetter,
    ReplayDeadLetter,
)
from core.kit.errors import DomainError


async def choose_state(_: CallbackQuery, __: Any, manager: DialogManager, name: str) -> None:
    manager.dialog_data["state"] = DeadState(name).value
    from_the_start(manager)


async def set_search(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Words to look for in payload, reason and source."""
    words = (message.text or "").strip()[:100]
    if not words:
        hint(manager, "letters-search-please")
        return
    manager.dialog_data["search"] = words
    from_the_start(manager)
    await manager.switch_to(Letters.list)


async def drop_search(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["search"] = ""
    from_the_start(manager)
    await manager.switch_to(Letters.list)


async def open_letter(_: CallbackQuery, __: Any, manager: DialogManager, number: str) -> None:
    manager.dialog_data["letter_id"] = UUID(hex=number).hex
    await manager.switch_to(Letters.card)


def letter_id(manager: DialogManager) -> UUID:
    return UUID(hex=manager.dialog_data["letter_id"])


async def replay(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Again through the pipeline; what breaks a rule is said with the rule."""
    command = ReplayDeadLetter(user_id=speaker_of(manager).id, letter_id=letter_id(manager))
    try:
        await act_of(manager)(command)
    except DomainError as refusal:
        if refusal.code != "event-refused":
            raise
        hint(manager, "error-event-refused", **refusal.params)


async def dismiss(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    command = DismissDeadLetter(user_id=speaker_of(manager).id, letter_id=letter_id(manager))
    await act_of(manager)(command)


async def set_payload(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """The event as it should have been, as JSON."""
    payload = (message.text or "").strip()
    if not payload:
        hint(manager, "letter-edit-please")
        return
    command = EditDeadLetter(
        user_id=speaker_of(manager).id, letter_id=letter_id(manager), payload=payload
    )
    await act_of(manager)(command)
    await manager.switch_to(Letters.card)
