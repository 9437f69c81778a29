"""The window that shows a day's plan as a sheet of hours; its words are the caption."""

from aiogram_dialog import Window
from aiogram_dialog.widgets.kbd import Row, SwitchTo
from aiogram_dialog.widgets.media import DynamicMedia
from aiogram_dialog.widgets.text import Format

from bot.dialogs.planner.picture_getters import get_picture_data
from bot.routes import Planner
from bot.ui.navigation import create_menu_button
from bot.ui.texts import I18nText

picture_window = Window(
    DynamicMedia("picture"),
    Format("{words}"),
    Row(SwitchTo(I18nText("button-back"), id="back", state=Planner.day), create_menu_button()),
    state=Planner.picture,
    getter=get_picture_data,
)
