"""The window of the day's beginning: half hours by button, any minute by typing."""

from datetime import time
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Group, Keyboard

from bot.choices import choice
from bot.codes import one_of
from bot.context import speaker_of
from bot.dialogs.settings.changes import change
from bot.dialogs.settings.states import Settings
from bot.hints import Hint, hint
from bot.hours import read_time
from bot.texts import Rich
from bot.typed import words_or_hint
from core.users.contracts import SetDayStart
from core.users.rules import LATEST_DAY_START

_HALVES = tuple(time(half // 2, half % 2 * 30) for half in range(2 * LATEST_DAY_START.hour + 1))


async def day_start(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The beginning that is set among those to choose from."""
    chosen = speaker_of(dialog_manager).profile.day_start
    halves = [(f"{'✅ ' if one == chosen else ''}{one:%H:%M}", f"{one:%H%M}") for one in _HALVES]
    return {"begins": f"{chosen:%H:%M}", "halves": halves}


async def choose(_: CallbackQuery, __: Any, manager: DialogManager, words: str) -> None:
    await _change(manager, time(int(words[:2]), int(words[2:])))


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    begins = read_time(message.text or "")
    if begins is None or begins > LATEST_DAY_START:
        hint(manager, "day-start-unclear")
    else:
        await _change(manager, begins)


def day_start_window(*around: Keyboard) -> Window:
    """`around` are the window's other buttons, below the hours."""
    halves = choice("begins", "halves", choose, codes=one_of(f"{one:%H%M}" for one in _HALVES))
    return Window(
        Hint(),
        Rich("day-start-text"),
        Group(halves, width=4),
        *around,
        *words_or_hint(typed, "day-start-unclear"),
        state=Settings.day_start,
        getter=day_start,
    )


async def _change(manager: DialogManager, begins: time) -> None:
    """Set and go back to the settings, where words are tasks again."""
    await change(manager, SetDayStart(user_id=speaker_of(manager).id, day_start=begins))
    await manager.switch_to(Settings.main)
