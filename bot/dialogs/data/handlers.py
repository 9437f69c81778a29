"""What a tap does in the windows of export, calendar and deletion."""

from typing import Any

from aiogram import Bot
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from bot.context import act_of, speaker_of
from bot.hints import hint
from bot.notices.cards import Face
from bot.notices.handlers import show
from bot.personal.calendars import Calendars, hash_of, new_secret
from bot.personal.exports import Exports
from bot.personal.memories import Farewell
from bot.presses import let_go
from core.kit.errors import DomainError
from core.personal.contracts import CloseFeed, ForgetUser, OpenFeed

ADDRESS = "calendar_address"


async def export(callback: CallbackQuery, _: Button, manager: DialogManager) -> None:
    """Answer at once; the files come by themselves, and the message is no window any more."""
    await let_go(callback)
    message, speaker = callback.message, speaker_of(manager)
    assert message is not None
    manager.show_mode = ShowMode.NO_UPDATE
    exports: Exports = manager.middleware_data["exports"]
    await exports.start(message.chat.id, message.message_id, speaker)


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
