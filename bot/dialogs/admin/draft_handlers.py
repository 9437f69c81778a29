"""Writing a broadcast: text, variants, button, segment, preview, start."""

from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, StartMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button
from dishka.integrations.aiogram_dialog import FromDishka, inject
from msgspec.structs import replace

from bot.dialogs.admin import draft_data as d
from bot.live.broadcasts import ProgressBoard
from bot.routes import Admin, NewBroadcast
from bot.ui.cards.broadcasts import render_broadcast_message
from bot.ui.context import get_command_executor, get_current_user
from bot.ui.hints import show_hint
from core.broadcasts.contracts import BroadcastMessage, CreateBroadcast, LinkButton, StartBroadcast
from core.broadcasts.rules import check_button, check_message
from core.kit.errors import DomainError
from core.texts import LOCALES


async def handle_text_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    if _validate_message(manager, BroadcastMessage(text=message.html_text)):
        d.save_text(manager, message.html_text)
        await manager.switch_to(NewBroadcast.people)


async def handle_variant_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    if _validate_message(manager, BroadcastMessage(text=message.html_text)):
        d.save_variant(manager, manager.dialog_data["locale"], message.html_text)
        await manager.switch_to(NewBroadcast.languages)


async def handle_button_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """«Подробнее https://example.org»: the last word is the address."""
    *said, url = (message.text or "").split() or [""]
    words = " ".join(said)
    button = LinkButton(words[:65], url)
    try:
        check_button(button)
    except DomainError as refusal:
        show_hint(manager, f"error-{refusal.code}", **refusal.params)
        return
    if len(words) > 64:
        show_hint(manager, "cast-button-too-long", limit=64)
        return
    d.save_button(manager, button)
    await manager.switch_to(NewBroadcast.people)


def _validate_message(manager: DialogManager, letter: BroadcastMessage) -> bool:
    try:
        check_message(letter)
    except DomainError as refusal:
        show_hint(manager, f"error-{refusal.code}", **refusal.params)
        return False
    return True


async def remove_button(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    d.save_button(manager, None)
    await manager.switch_to(NewBroadcast.people)


async def choose_language(_: CallbackQuery, __: Any, manager: DialogManager, locale: str) -> None:
    manager.dialog_data["locale"] = locale
    await manager.switch_to(NewBroadcast.variant)


async def remove_variant(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    d.save_variant(manager, manager.dialog_data["locale"], None)
    await manager.switch_to(NewBroadcast.languages)


async def narrow_segment(_: CallbackQuery, __: Any, manager: DialogManager, choice: str) -> None:
    """One more narrowing of the segment, as the button says: a second tap changes nothing."""
    kind, _sep, value = choice.partition(":")
    chosen = d.get_segment(manager)
    if kind == "locale":
        chosen = replace(chosen, locale=value if value in LOCALES else None)
    elif kind == "active":
        days = {str(days): days for days in d.ACTIVE_DAYS_OPTIONS}
        chosen = replace(chosen, active_days=days.get(value))
    else:
        chosen = replace(chosen, onboarded=value == "yes")
    d.save_segment(manager, chosen)


async def preview_broadcast(callback: CallbackQuery, _: Button, manager: DialogManager) -> None:
    """Save the draft and show it exactly as people get it; the messenger's no is shown here."""
    current_user, letter = get_current_user(manager), d.get_message(manager)
    command = CreateBroadcast(
        user_id=current_user.id,
        broadcast_id=d.get_broadcast_id(manager),
        letter=letter,
        segment=d.get_segment(manager),
    )
    await get_command_executor(manager)(command)
    bot: Bot = manager.middleware_data["bot"]
    try:
        for locale in _list_preview_locales(letter, current_user.locale):
            rendered = render_broadcast_message(letter, locale)
            await bot.send_message(
                callback.from_user.id, rendered.text, reply_markup=rendered.keyboard
            )
    except TelegramBadRequest as error:
        show_hint(manager, "cast-not-taken", reason=error.message)
        return
    await manager.switch_to(NewBroadcast.confirm, show_mode=ShowMode.SEND)


def _list_preview_locales(letter: BroadcastMessage, own_locale: str) -> list[str]:
    """One language for each text that somebody may get, the owner's own first."""
    locales = sorted(LOCALES, key=lambda locale: locale != own_locale)
    first = {letter.get_text(locale): locale for locale in reversed(locales)}
    return [locale for locale in locales if locale in first.values()]


@inject
async def start_broadcast(
    callback: CallbackQuery,
    _: Button,
    manager: DialogManager,
    progress: FromDishka[ProgressBoard],
) -> None:
    """Begin, go back to the list, and show the progress below it."""
    current_user = get_current_user(manager)
    command = StartBroadcast(user_id=current_user.id, broadcast_id=d.get_broadcast_id(manager))
    card = await get_command_executor(manager)(command)
    await manager.start(Admin.broadcasts, mode=StartMode.RESET_STACK)
    await progress.open_message(callback.from_user.id, card, current_user)
