"""Windows of pauses, vacations and freezes."""

from typing import Any

from aiogram.types import ContentType
from aiogram_dialog import Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Row, SwitchTo

from bot.dialogs.habits import getters as g
from bot.dialogs.habits.pause_getters import get_freeze_data
from bot.dialogs.habits.pause_handlers import buy_freeze, end_pause, handle_pause_input, start_pause
from bot.routes import Habits
from bot.ui.choosers import create_select
from bot.ui.hints import HintText
from bot.ui.item_codes import COUNT
from bot.ui.texts import I18nHtml, I18nText


def _create_length_buttons() -> tuple[Any, ...]:
    return (
        Row(
            Button(I18nText("habit-rest-three"), id="three", on_click=start_pause),
            Button(I18nText("habit-rest-week"), id="week", on_click=start_pause),
            Button(I18nText("habit-rest-fortnight"), id="fortnight", on_click=start_pause),
        ),
        Button(I18nText("habit-rest-open"), id="open", on_click=start_pause),
        MessageInput(handle_pause_input, content_types=ContentType.TEXT),
    )


pause_window = Window(
    HintText(),
    I18nHtml("habit-ask-pause"),
    *_create_length_buttons(),
    Button(I18nText("habit-resume"), id="resume", on_click=end_pause, when="paused"),
    SwitchTo(I18nText("button-back"), id="back", state=Habits.edit),
    state=Habits.pause,
    getter=g.get_habit_data,
)

vacation_window = Window(
    HintText(),
    I18nHtml("habits-ask-vacation"),
    *_create_length_buttons(),
    Button(I18nText("habits-resume"), id="resume", on_click=end_pause),
    SwitchTo(I18nText("habit-to-list"), id="back", state=Habits.list),
    state=Habits.vacation,
)

freeze_window = Window(
    HintText(),
    I18nHtml("habit-freeze-head"),
    Row(create_select("buy", "buys", buy_freeze, codes=COUNT)),
    SwitchTo(I18nText("button-back"), id="back", state=Habits.edit),
    state=Habits.freeze,
    getter=get_freeze_data,
)

rest_windows = (pause_window, vacation_window, freeze_window)
