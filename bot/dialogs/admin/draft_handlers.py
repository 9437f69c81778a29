"""Writing a broadcast: text, variants, button, segment, preview, start."""

from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, StartMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button
from msgspec.structs import replace

from bot.broadcasts.faces import letter_face
from bot.broadcasts.progress import ProgressBoard
from bot.context import act_of, speaker_of
from bot.dialogs.admin import draft as d
from bot.dialogs.admin.states import Admin, NewBroadcast
from bot.hints import hint
from core.broadcasts.contracts import CreateBroadcast, Letter, LinkButton, StartBroadcast
from core.broadcasts.rules import check_button, check_letter
from core.kit.errors import DomainError
from core.texts import LOCALES


async def on_text(message: Message, _: MessageInput, manager: DialogManager) -> None:
    if _sendable(manager, Letter(text=message.html_text)):
        d.write(manager, message.html_text)
        await manager.switch_to(NewBroadcast.people)


async def on_variant(message: Message, _: MessageInput, manager: DialogManager) -> None:
    if _sendable(manager, Letter(text=message.html_text)):
        d.write_variant(manager, manager.dialog_data["locale"], message.html_text)
        await manager.switch_to(NewBroadcast.languages)


async def on_button(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """«Подробнее https://example.org»: the last word is the address."""
    *said, url = (message.text or "").split() or [""]
    words = " ".join(said)
    button = LinkButton(words[:65], url)
    try:
        check_button(button)
    except DomainError as refusal:
        hint(manager, f"error-{refusal.code}", **refusal.params)
        return
    if len(words) > 64:
        hint(manager, "cast-button-too-long", limit=64)
        return
    d.put_button(manager, button)
    await manager.switch_to(NewBroadcast.people)


def _sendable(manager: DialogManager, letter: Letter) -> bool:
    try:
        check_letter(letter)
    except DomainError as refusal:
        hint(manager, f"error-{refusal.code}", **refusal.params)
        return False
    return True


async def drop_button(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    d.put_button(manager, None)
    await manager.switch_to(NewBroadcast.people)


async def choose_language(_: CallbackQuery, __: Any, manager: DialogManager, locale: str) -> None:
    manager.dialog_data["locale"] = locale
    await manager.switch_to(NewBroadcast.variant)


async def drop_variant(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    d.write_variant(manager, manager.dialog_data["locale"], None)
    await manager.switch_to(NewBroadcast.languages)


async def narrow(_: CallbackQuery, __: Any, manager: DialogManager, choice: str) -> None:
    """One more narrowing of the segment, as the button says: a second tap changes nothing."""
    kind, _sep, value = choice.partition(":")
    chosen = d.segment(manager)
    if kind == "locale":
        chosen = replace(chosen, locale=value if value in LOCALES else None)
    elif kind == "active":
        days = {str(days): days for days in d.ACTIVE_DAYS}
        chosen = replace(chosen, active_days=days.get(value))
    else:
        chosen = replace(chosen, onboarded=value == "yes")
    d.keep_segment(manager, chosen)


async def preview(callback: CallbackQuery, _: Button, manager: DialogManager) -> None:
    """Save the draft and show it exactly as people get it; the messenger's no is shown here."""
    speaker, letter = speaker_of(manager), d.letter(manager)
    command = CreateBroadcast(
        user_id=speaker.id,
        broadcast_id=d.broadcast_id(manager),
        letter=letter,
        segment=d.segment(manager),
    )
    await act_of(manager)(command)
    bot: Bot = manager.middleware_data["bot"]
    try:
        for locale in _shown_in(letter, speaker.locale):
            face = letter_face(letter, locale)
            await bot.send_message(callback.from_user.id, face.text, reply_markup=face.keyboard)
    except TelegramBadRequest as error:
        hint(manager, "cast-not-taken", reason=error.message)
        return
    await manager.switch_to(NewBroadcast.confirm, show_mode=ShowMode.SEND)


def _shown_in(letter: Letter, own: str) -> list[str]:
    """One language for each text that somebody may get, the owner's own first."""
    locales = sorted(LOCALES, key=lambda locale: locale != own)
    first = {letter.words(locale): locale for locale in reversed(locales)}
    return [locale for locale in locales if locale in first.values()]


async def send(callback: CallbackQuery, _: Button, manager: DialogManager) -> None:
    """Begin, go back to the list, and show the progress below it."""
    speaker = speaker_of(manager)
    command = StartBroadcast(user_id=speaker.id, broadcast_id=d.broadcast_id(manager))
    card = await act_of(manager)(command)
    await manager.start(Admin.broadcasts, mode=StartMode.RESET_STACK)
    progress: ProgressBoard = manager.middleware_data["progress"]
    await progress.open(callback.from_user.id, card, speaker)
