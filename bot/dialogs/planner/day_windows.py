"""The window of a day's plan."""

from aiogram_dialog import Dialog, LaunchMode, Window
from aiogram_dialog.widgets.kbd import Button, Group, Row, Start, SwitchTo
from aiogram_dialog.widgets.text import Format

from bot.dialogs.planner import day_handlers as h
from bot.dialogs.planner import picture
from bot.dialogs.planner.day_getters import day as day_data
from bot.dialogs.planner.offer import pile
from bot.dialogs.planner.rituals import ritual_windows
from bot.dialogs.planner.states import Planner, Review, Spread, Week
from bot.dialogs.tasks.states import Tasks
from bot.hints import Hint
from bot.navigation import to_menu
from bot.texts import L

day = Window(
    Hint(),
    Format("{words}"),
    Button(L("plan-accept"), id="accept", on_click=h.accept, when="acceptable"),
    Group(
        Button(L("plan-renew"), id="renew", on_click=h.renew),
        Button(L("plan-undo"), id="undo", on_click=h.undo, when="accepted"),
        SwitchTo(L("plan-picture"), id="picture", state=Planner.picture, when="drawable"),
        width=2,
    ),
    Row(
        Button(L("plan-for-tomorrow"), id="tomorrow", on_click=h.choose_day, when="for_today"),
        Button(L("plan-for-today"), id="today", on_click=h.choose_day, when="for_later"),
        Start(L("menu-week"), id="week", state=Week.main),
    ),
    Start(L("spread-offer"), id="spread", state=Spread.main, when="pile"),
    Row(
        Start(L("review-open"), id="review", state=Review.main),
        SwitchTo(L("plan-rituals"), id="rituals", state=Planner.rituals),
    ),
    Row(Start(L("menu-today"), id="tasks", state=Tasks.today), to_menu()),
    state=Planner.day,
    getter=(pile, day_data),
)


def create_dialog() -> Dialog:
    """The first of its stack, so that going round between plan and week piles up nothing."""
    return Dialog(day, picture.window, *ritual_windows, launch_mode=LaunchMode.ROOT)
