"""What a tap does in the windows of export, calendar and deletion."""

from typing import Any

from aiogram import Bot
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button
from dishka.integrations.aiogram_dialog import FromDishka, inject

from bot.live.exports import ExportRunner
from bot.ui.calendar_links import CalendarLinkBuilder, generate_secret, hash_secret
from bot.ui.callback_answers import answer_callback
from bot.ui.cards.tasks import RenderedMessage
from bot.ui.context import get_command_executor, get_current_user
from bot.ui.erasure_request import ErasureRequest
from bot.ui.hints import show_hint
from bot.ui.message_edits import show_rendered
from core.account.contracts import ForgetUser
from core.calendar_feed.contracts import CloseFeed, OpenFeed
from core.kit.errors import DomainError

CALENDAR_ADDRESS_KEY = "calendar_address"


@inject
async def start_export(
    callback: CallbackQuery,
    _: Button,
    manager: DialogManager,
    exports: FromDishka[ExportRunner],
) -> None:
    """Answer at once; the files come by themselves, and the message is no window any more."""
    await answer_callback(callback)
    message, current_user = callback.message, get_current_user(manager)
    assert message is not None
    manager.show_mode = ShowMode.NO_UPDATE
    await exports.start_export(message.chat.id, message.message_id, current_user)


@inject
async def open_calendar_feed(
    _: CallbackQuery,
    __: Any,
    manager: DialogManager,
    calendars: FromDishka[CalendarLinkBuilder],
) -> None:
    """A new address, shown this once; an earlier one ends."""
    secret = generate_secret()
    hashed = hash_secret(secret)
    command = OpenFeed(user_id=get_current_user(manager).id, secret_hash=hashed)
    await get_command_executor(manager).execute_named(f"feed:{hashed.hex()}", command)
    manager.middleware_data[CALENDAR_ADDRESS_KEY] = calendars.build_address(secret)


async def close_calendar_feed(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    await get_command_executor(manager)(CloseFeed(user_id=get_current_user(manager).id))


async def handle_confirmation_input(
    message: Message, _: MessageInput, manager: DialogManager
) -> None:
    """The word that confirms, in any of the languages of the button."""
    word = get_current_user(manager).translate("data-forget-word")
    if (message.text or "").strip().strip("«»\"'.!").casefold() == word.casefold():
        await _erase_account(manager)
    else:
        show_hint(manager, "data-forget-unclear", word=word)


async def erase_account(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _erase_account(manager)


async def _erase_account(manager: DialogManager) -> None:
    """Delete everything and say so; whatever the dialogue wrote goes when the update ends.

    Somebody who is made known anew by a repeat of this update is deleted under another name."""
    current_user, erasure_request = (
        get_current_user(manager),
        manager.middleware_data["erasure_request"],
    )
    name = "forget" if current_user.profile.onboarded else "forget:newcomer"
    try:
        await get_command_executor(manager).execute_named(name, ForgetUser(user_id=current_user.id))
    except DomainError as refusal:
        if refusal.code != "not-found":  # a second press: it is done
            raise
    assert isinstance(erasure_request, ErasureRequest)
    erasure_request.is_requested = True
    bot: Bot = manager.middleware_data["bot"]
    words = current_user.translate_html("data-forgotten")
    event = manager.event
    await manager.reset_stack(remove_keyboard=False)
    if isinstance(event, CallbackQuery) and event.message is not None:
        await show_rendered(event, bot, RenderedMessage(words))
    else:
        await bot.send_message(int(current_user.profile.platform_user_id), words)
