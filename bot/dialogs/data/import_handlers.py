"""What a file and the taps on its preview do."""

import asyncio
from datetime import datetime
from functools import partial
from io import BytesIO
from typing import Any
from uuid import UUID

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, StartMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button
from dishka.integrations.aiogram_dialog import FromDishka, inject

from bot.dialogs.data.import_planner import ImportPlanner
from bot.dialogs.data.import_preview import build_preview
from bot.live.imports import ImportProgressBoard
from bot.routes import Data
from bot.ui.callback_answers import answer_callback
from bot.ui.context import get_command_executor, get_current_user, get_query_runner
from bot.ui.hints import show_hint
from core.data_import.contracts import ImportView
from core.data_import.dates import create_date_reader
from core.data_import.formats.reader import read_file
from core.data_import.formats.results import MAX_BYTES, ImportedFile
from core.data_import.plans import build_import_plan
from core.data_import.queries import ImportQueries
from core.kit.errors import DomainError


async def initialize_dialog(data: Any, manager: DialogManager) -> None:
    """The preview of a file may be opened from outside, with what is kept of it."""
    if isinstance(data, dict):
        manager.dialog_data.update(data)


async def handle_file(message: Message, dialog_manager: DialogManager) -> None:
    """A file that no window waits for is taken as /import takes it."""
    kept = await _parse_file_message(message, dialog_manager)
    state = Data.preview if kept else Data.import_file
    await dialog_manager.start(state, kept, StartMode.RESET_STACK, ShowMode.SEND)


async def handle_import_file(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Show what is in the file; it is read once more when the person agrees."""
    kept = await _parse_file_message(message, manager)
    if kept is not None:
        manager.dialog_data.pop("import_id", None)
        manager.dialog_data.update(kept)
        await manager.switch_to(Data.preview)


async def _parse_file_message(message: Message, manager: DialogManager) -> dict[str, Any] | None:
    """What is kept of the message's file; None after a hint where it cannot be brought in."""
    document = message.document
    assert document is not None
    if (document.file_size or 0) > MAX_BYTES:
        show_hint(manager, "error-import-too-big", megabytes=MAX_BYTES >> 20)
        return None
    now = get_query_runner(manager).clock.now()
    file = {"file_id": document.file_id, "name": document.file_name or "", "now": now.isoformat()}
    try:
        found = await _parse_file(manager, file)
    except DomainError as refusal:
        show_hint(manager, f"error-{refusal.code}", **refusal.params)
        return None
    return {"file": file, "preview": build_preview(found)}


@inject
async def start_import(
    callback: CallbackQuery,
    _: Button,
    manager: DialogManager,
    board: FromDishka[ImportProgressBoard],
) -> None:
    """Write down what is to be made; the message shows it being made, and is no window any more.
    A second tap shows the same."""
    await answer_callback(callback)
    message, current_user = callback.message, get_current_user(manager)
    assert message is not None
    view = await _find_started_import(manager) or await _start_import(manager)
    manager.dialog_data["import_id"] = view.id.hex
    manager.show_mode = ShowMode.NO_UPDATE
    await board.show_import(message.chat.id, message.message_id, view, current_user)


async def _find_started_import(manager: DialogManager) -> ImportView | None:
    """What an earlier tap has set off."""
    known = manager.dialog_data.get("import_id")
    if known is None:
        return None
    async with get_query_runner(manager)(ImportQueries) as imports:
        return await imports.get_import(UUID(hex=known), get_current_user(manager).id)


async def _start_import(manager: DialogManager) -> ImportView:
    found, current_user = (
        await _parse_file(manager, manager.dialog_data["file"]),
        get_current_user(manager),
    )
    importing = ImportPlanner(
        get_command_executor(manager), get_query_runner(manager), current_user
    )
    return await importing.start_import(build_import_plan(found, current_user.id))


async def _parse_file(manager: DialogManager, file: dict[str, str]) -> ImportedFile:
    """The file as it was understood when it came. Raises DomainError."""
    bot: Bot = manager.middleware_data["bot"]
    content = BytesIO()
    try:
        await bot.download(file["file_id"], content)
    except TelegramBadRequest:
        raise DomainError("import-gone") from None
    zone = get_current_user(manager).profile.zone
    read = create_date_reader(datetime.fromisoformat(file["now"]), zone)
    work = partial(read_file, file["name"], content.getvalue(), read, zone)
    return await asyncio.to_thread(work)
