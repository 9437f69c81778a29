"""The window of a day's plan."""

from aiogram_dialog import Dialog, LaunchMode, Window
from aiogram_dialog.widgets.kbd import Button, Group, Row, Start, SwitchTo
from aiogram_dialog.widgets.text import Format

from bot.dialogs.planner import day_handlers as h
from bot.dialogs.planner.day_getters import get_day_data as day_data
from bot.dialogs.planner.picture_windows import picture_window
from bot.dialogs.planner.rituals_windows import ritual_windows
from bot.routes import Planner, Review, Spread, Tasks, Week
from bot.ui.hints import HintText
from bot.ui.navigation import create_menu_button
from bot.ui.overdue import get_overdue_data
from bot.ui.texts import I18nText

day_window = Window(
    HintText(),
    Format("{words}"),
    Button(I18nText("plan-accept"), id="accept", on_click=h.accept_plan, when="acceptable"),
    Group(
        Button(I18nText("plan-renew"), id="renew", on_click=h.renew_plan),
        Button(I18nText("plan-undo"), id="undo", on_click=h.undo_plan, when="accepted"),
        SwitchTo(I18nText("plan-picture"), id="picture", state=Planner.picture, when="drawable"),
        width=2,
    ),
    Row(
        Button(
            I18nText("plan-for-tomorrow"), id="tomorrow", on_click=h.choose_day, when="for_today"
        ),
        Button(I18nText("plan-for-today"), id="today", on_click=h.choose_day, when="for_later"),
        Start(I18nText("menu-week"), id="week", state=Week.main),
    ),
    Start(I18nText("spread-offer"), id="spread", state=Spread.main, when="pile"),
    Row(
        Start(I18nText("review-open"), id="review", state=Review.main),
        SwitchTo(I18nText("plan-rituals"), id="rituals", state=Planner.rituals),
    ),
    Row(Start(I18nText("menu-today"), id="tasks", state=Tasks.today), create_menu_button()),
    state=Planner.day,
    getter=(get_overdue_data, day_data),
)


def create_dialog() -> Dialog:
    """The first of its stack, so that going round between plan and week piles up nothing."""
    return Dialog(day_window, picture_window, *ritual_windows, launch_mode=LaunchMode.ROOT)
