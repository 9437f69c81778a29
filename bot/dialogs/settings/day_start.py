"""The window of the day's beginning: half hours by button, any minute by typing."""

from datetime import time
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Group, Keyboard

from bot.dialogs.settings.changes import change_setting
from bot.routes import Settings
from bot.ui.choosers import create_select
from bot.ui.clock_inputs import parse_time
from bot.ui.context import get_current_user
from bot.ui.hints import HintText, show_hint
from bot.ui.inputs import create_text_inputs
from bot.ui.item_codes import build_choice_pattern
from bot.ui.texts import I18nHtml
from core.users.contracts import SetDayStart
from core.users.rules import LATEST_DAY_START

_HALF_HOURS = tuple(time(half // 2, half % 2 * 30) for half in range(2 * LATEST_DAY_START.hour + 1))


async def get_day_start_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The beginning that is set among those to choose from."""
    chosen = get_current_user(dialog_manager).profile.day_start
    halves = [
        (f"{'✅ ' if one == chosen else ''}{one:%H:%M}", f"{one:%H%M}") for one in _HALF_HOURS
    ]
    return {"begins": f"{chosen:%H:%M}", "halves": halves}


async def choose_day_start(_: CallbackQuery, __: Any, manager: DialogManager, text: str) -> None:
    await _set_day_start(manager, time(int(text[:2]), int(text[2:])))


async def handle_day_start_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    begins = parse_time(message.text or "")
    if begins is None or begins > LATEST_DAY_START:
        show_hint(manager, "day-start-unclear")
    else:
        await _set_day_start(manager, begins)


def create_day_start_window(*buttons: Keyboard) -> Window:
    """`around` are the window's other buttons, below the hours."""
    halves = create_select(
        "begins",
        "halves",
        choose_day_start,
        codes=build_choice_pattern(f"{one:%H%M}" for one in _HALF_HOURS),
    )
    return Window(
        HintText(),
        I18nHtml("day-start-text"),
        Group(halves, width=4),
        *buttons,
        *create_text_inputs(handle_day_start_input, "day-start-unclear"),
        state=Settings.day_start,
        getter=get_day_start_data,
    )


async def _set_day_start(manager: DialogManager, day_start_time: time) -> None:
    """Set and go back to the settings, where words are tasks again."""
    await change_setting(
        manager, SetDayStart(user_id=get_current_user(manager).id, day_start=day_start_time)
    )
    await manager.switch_to(Settings.main)
