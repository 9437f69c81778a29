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

from bot.context import act_of, reader_of, speaker_of
from bot.dialogs.data.previews import preview_data
from bot.dialogs.data.states import Data
from bot.hints import hint
from bot.personal.board import ImportBoard
from bot.personal.importing import Importing
from bot.personal.plans import plan_of
from bot.personal.words import reading
from bot.presses import let_go
from core.kit.errors import DomainError
from core.personal.contracts import ImportView
from core.personal.imports import Found, read_file
from core.personal.imports.found import MOST_BYTES
from core.personal.queries import ImportQueries


async def start_data(data: Any, manager: DialogManager) -> None:
    """The preview of a file may be opened from outside, with what is kept of it."""
    if isinstance(data, dict):
        manager.dialog_data.update(data)


async def on_file(message: Message, dialog_manager: DialogManager) -> None:
    """A file that no window waits for is taken as /import takes it."""
    kept = await _understood(message, dialog_manager)
    state = Data.preview if kept else Data.import_file
    await dialog_manager.start(state, kept, StartMode.RESET_STACK, ShowMode.SEND)


async def take_file(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Show what is in the file; it is read once more when the person agrees."""
    kept = await _understood(message, manager)
    if kept is not None:
        manager.dialog_data.pop("import_id", None)
        manager.dialog_data.update(kept)
        await manager.switch_to(Data.preview)


async def _understood(message: Message, manager: DialogManager) -> dict[str, Any] | None:
    """What is kept of the message's file; None after a hint where it cannot be brought in."""
    document = message.document
    assert document is not None
    if (document.file_size or 0) > MOST_BYTES:
        hint(manager, "error-import-too-big", megabytes=MOST_BYTES >> 20)
        return None
    now = reader_of(manager).clock.now()
    file = {"file_id": document.file_id, "name": document.file_name or "", "now": now.isoformat()}
    try:
        found = await _read(manager, file)
    except DomainError as refusal:
        hint(manager, f"error-{refusal.code}", **refusal.params)
        return None
    return {"file": file, "preview": preview_data(found)}


async def accept(callback: CallbackQuery, _: Button, manager: DialogManager) -> None:
    """Write down what is to be made; the message shows it being made, and is no window any more.
    A second tap shows the same."""
    await let_go(callback)
    message, speaker = callback.message, speaker_of(manager)
    assert message is not None
    view = await _started(manager) or await _start(manager)
    manager.dialog_data["import_id"] = view.id.hex
    manager.show_mode = ShowMode.NO_UPDATE
    board: ImportBoard = manager.middleware_data["imports"]
    await board.show(message.chat.id, message.message_id, view, speaker)


async def _started(manager: DialogManager) -> ImportView | None:
    """What an earlier tap has set off."""
    known = manager.dialog_data.get("import_id")
    if known is None:
        return None
    async with reader_of(manager)(ImportQueries) as imports:
        return await imports.view(UUID(hex=known), speaker_of(manager).id)


async def _start(manager: DialogManager) -> ImportView:
    found, speaker = await _read(manager, manager.dialog_data["file"]), speaker_of(manager)
    importing = Importing(act_of(manager), reader_of(manager), speaker)
    return await importing.start(plan_of(found, speaker.id))


async def _read(manager: DialogManager, file: dict[str, str]) -> Found:
    """The file as it was understood when it came. Raises DomainError."""
    bot: Bot = manager.middleware_data["bot"]
    content = BytesIO()
    try:
        await bot.download(file["file_id"], content)
    except TelegramBadRequest:
        raise DomainError("import-gone") from None
    zone = speaker_of(manager).profile.zone
    read = reading(datetime.fromisoformat(file["now"]), zone)
    work = partial(read_file, file["name"], content.getvalue(), read, zone)
    return await asyncio.to_thread(work)
