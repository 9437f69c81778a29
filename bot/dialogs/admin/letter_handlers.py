"""Finding dead letters, mending them and sending them again."""

from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from bot.routes import Letters
from bot.ui.context import get_command_executor, get_current_user
from bot.ui.hints import show_hint
from bot.ui.pagers import reset_pages
from core.activity.contracts import (
    DeadLetterState,
    DismissDeadLetter,
    EditDeadLetter,
    ReplayDeadLetter,
)
from core.kit.errors import DomainError


async def choose_state(_: CallbackQuery, __: Any, manager: DialogManager, name: str) -> None:
    manager.dialog_data["state"] = DeadLetterState(name).value
    reset_pages(manager)


async def handle_search_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Words to look for in payload, reason and source."""
    words = (message.text or "").strip()[:100]
    if not words:
        show_hint(manager, "letters-search-please")
        return
    manager.dialog_data["search"] = words
    reset_pages(manager)
    await manager.switch_to(Letters.list)


async def clear_search(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["search"] = ""
    reset_pages(manager)
    await manager.switch_to(Letters.list)


async def open_dead_letter(_: CallbackQuery, __: Any, manager: DialogManager, item_id: str) -> None:
    manager.dialog_data["letter_id"] = UUID(hex=item_id).hex
    await manager.switch_to(Letters.card)


def get_dead_letter_id(manager: DialogManager) -> UUID:
    return UUID(hex=manager.dialog_data["letter_id"])


async def replay_dead_letter(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Again through the pipeline; what breaks a rule is said with the rule."""
    command = ReplayDeadLetter(
        user_id=get_current_user(manager).id, letter_id=get_dead_letter_id(manager)
    )
    try:
        await get_command_executor(manager)(command)
    except DomainError as refusal:
        if refusal.code != "event-refused":
            raise
        show_hint(manager, "error-event-refused", **refusal.params)


async def dismiss_dead_letter(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    command = DismissDeadLetter(
        user_id=get_current_user(manager).id, letter_id=get_dead_letter_id(manager)
    )
    await get_command_executor(manager)(command)


async def handle_payload_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """The event as it should have been, as JSON."""
    payload = (message.text or "").strip()
    if not payload:
        show_hint(manager, "letter-edit-please")
        return
    command = EditDeadLetter(
        user_id=get_current_user(manager).id, letter_id=get_dead_letter_id(manager), payload=payload
    )
    await get_command_executor(manager)(command)
    await manager.switch_to(Letters.card)
