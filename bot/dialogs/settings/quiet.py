"""The window of quiet hours: usual ones by button, own ones by typing."""

from datetime import time
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Group, Keyboard

from bot.choices import choice
from bot.codes import SPAN
from bot.context import speaker_of
from bot.dialogs.settings.changes import change
from bot.dialogs.settings.states import Settings
from bot.hints import Hint, hint
from bot.hours import read_span, span_button, span_words
from bot.speaker import Speaker
from bot.texts import L, Rich
from bot.typed import words_or_hint
from core.users.contracts import SetQuietHours

Span = tuple[time, time]
_USUAL = ((time(22), time(7)), (time(23), time(8)), (time(0), time(9)))


def told(speaker: Speaker) -> str:
    """«23:00–08:00» or «нет»."""
    span = _set(speaker)
    return span_words(span) if span else speaker.text("quiet-none")


async def quiet_hours(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The hours that are set, and the usual ones to choose from."""
    speaker = speaker_of(dialog_manager)
    chosen = _set(speaker)
    return {
        "quiet": told(speaker),
        "usual": [span_button(span, chosen) for span in _USUAL],
        "set": chosen is not None,
    }


async def choose(_: CallbackQuery, __: Any, manager: DialogManager, words: str) -> None:
    await _change(manager, read_span(words))


async def switch_off(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _change(manager, None)


async def type_hours(message: Message, _: MessageInput, manager: DialogManager) -> None:
    span = read_span(message.text or "")
    if span is None:
        hint(manager, "quiet-unclear")
    else:
        await _change(manager, span)


def quiet_window(*around: Keyboard) -> Window:
    """`around` are the window's other buttons, below the hours."""
    usual = choice("quiet", "usual", choose, codes=SPAN)
    return Window(
        Hint(),
        Rich("quiet-text"),
        Group(usual, width=2),
        Button(L("quiet-off"), id="quiet_off", on_click=switch_off, when="set"),
        *around,
        *words_or_hint(type_hours, "quiet-unclear"),
        state=Settings.quiet,
        getter=quiet_hours,
    )


async def _change(manager: DialogManager, span: Span | None) -> None:
    """Set and go back to the settings, where words are tasks again."""
    start, end = span or (None, None)
    who = speaker_of(manager).id
    await change(manager, SetQuietHours(user_id=who, quiet_from=start, quiet_to=end))
    await manager.switch_to(Settings.main)


def _set(speaker: Speaker) -> Span | None:
    start, end = speaker.profile.quiet_from, speaker.profile.quiet_to
    return None if start is None or end is None else (start, end)
