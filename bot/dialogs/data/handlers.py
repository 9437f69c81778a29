"""What a tap does in the windows of export, calendar and deletion."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from aiogram import Bot
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from bot.context import act_of, reader_of, speaker_of, today_of
from bot.dialogs.data.states import Data
from bot.hints import hint
from bot.notices.cards import Face
from bot.notices.handlers import show
from bot.personal.calendars import Calendars, hash_of, new_secret
from bot.personal.documents import send_documents
from bot.personal.memories import Farewell
from bot.personal.progress import Progress
from bot.presses import let_go
from core.kit.errors import DomainError
from core.personal.archive import Archive
from core.personal.belongings import Somebody
from core.personal.calendar import CalendarQueries
from core.personal.contracts import CloseFeed, ForgetUser, OpenFeed

ADDRESS = "calendar_address"


def progress_of(callback: CallbackQuery, manager: DialogManager, key: str) -> Progress:
    """Progress in the message that was pressed."""
    assert callback.message is not None
    bot: Bot = manager.middleware_data["bot"]
    speaker = speaker_of(manager)
    return Progress(bot, callback.message.chat.id, callback.message.message_id, speaker, key)


async def export(callback: CallbackQuery, _: Button, manager: DialogManager) -> None:
    """Make the files and send them; the window comes again below them."""
    await let_go(callback)
    progress = progress_of(callback, manager, "data-exporting")
    with TemporaryDirectory(prefix="uspevai-export-") as folder:
        files = await _files(manager, Path(folder), progress)
        day = today_of(manager).isoformat()
        too_large = await send_documents(progress.bot, progress.chat_id, files, day)
    manager.dialog_data["too_large"] = ", ".join(too_large)
    await manager.switch_to(Data.exported, show_mode=ShowMode.DELETE_AND_SEND)


async def _files(manager: DialogManager, folder: Path, progress: Progress) -> list[Path]:
    reader, profile = reader_of(manager), speaker_of(manager).profile
    who = Somebody.on(profile.id, profile.platform, profile.platform_user_id)
    async with reader(Archive) as archive:
        files = [*await archive.write(who, folder, progress)]
    async with reader(CalendarQueries) as calendars:
        ics = await calendars.ics(profile.id, alarms=True)
    if ics is not None:
        files.append(folder / "calendar.ics")
        files[-1].write_bytes(ics)
    return files


async def open_feed(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """A new address, shown this once; an earlier one ends."""
    calendars: Calendars = manager.middleware_data["calendars"]
    secret = new_secret()
    hashed = hash_of(secret)
    command = OpenFeed(user_id=speaker_of(manager).id, secret_hash=hashed)
    await act_of(manager).named(f"feed:{hashed.hex()}", command)
    manager.middleware_data[ADDRESS] = calendars.address(secret)


async def close_feed(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    await act_of(manager)(CloseFeed(user_id=speaker_of(manager).id))


async def typed_word(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """The word that confirms, in any of the languages of the button."""
    word = speaker_of(manager).text("data-forget-word")
    if (message.text or "").strip().strip("«»\"'.!").casefold() == word.casefold():
        await _forget(manager)
    else:
        hint(manager, "data-forget-unclear", word=word)


async def forget(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _forget(manager)


async def _forget(manager: DialogManager) -> None:
    """Delete everything and say so; whatever the dialogue wrote goes when the update ends.

    Somebody who is made known anew by a repeat of this update is deleted under another name."""
    speaker, farewell = speaker_of(manager), manager.middleware_data["farewell"]
    name = "forget" if speaker.profile.onboarded else "forget:newcomer"
    try:
        await act_of(manager).named(name, ForgetUser(user_id=speaker.id))
    except DomainError as refusal:
        if refusal.code != "not-found":  # a second press: it is done
            raise
    assert isinstance(farewell, Farewell)
    farewell.asked = True
    bot: Bot = manager.middleware_data["bot"]
    words = speaker.rich("data-forgotten")
    event = manager.event
    await manager.reset_stack(remove_keyboard=False)
    if isinstance(event, CallbackQuery) and event.message is not None:
        await show(event, bot, Face(words))
    else:
        await bot.send_message(int(speaker.profile.platform_user_id), words)
