"""The window that spreads overdue tasks over the coming days: preview, accept, undo."""

from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Format

from bot.dialogs.planner.handlers import accept_spread, renew_spread, undo_spread
from bot.dialogs.planner.spread_getters import get_spread_data
from bot.dialogs.planner.widgets import create_back_button
from bot.routes import Spread
from bot.ui.hints import HintText
from bot.ui.navigation import create_menu_button
from bot.ui.texts import I18nText

main_window = Window(
    HintText(),
    Format("{words}"),
    Button(I18nText("spread-accept"), id="accept", on_click=accept_spread, when="acceptable"),
    Button(I18nText("spread-undo"), id="undo", on_click=undo_spread, when="done"),
    Button(I18nText("spread-again"), id="again", on_click=renew_spread, when="undone"),
    Row(create_back_button(), create_menu_button()),
    state=Spread.main,
    getter=get_spread_data,
)


def create_dialog() -> Dialog:
    return Dialog(main_window)
