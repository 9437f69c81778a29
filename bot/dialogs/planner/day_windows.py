"""The window of a day's plan."""

from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Row, Start, SwitchTo
from aiogram_dialog.widgets.text import Format

from bot.dialogs.planner import day_handlers as h
from bot.dialogs.planner.back import go_back
from bot.dialogs.planner.day_getters import day as day_data
from bot.dialogs.planner.offer import pile
from bot.dialogs.planner.rituals import ritual_windows
from bot.dialogs.planner.states import Planner, Spread, Week
from bot.hints import Hint
from bot.navigation import to_menu
from bot.texts import L

day = Window(
    Hint(),
    Format("{words}"),
    Button(L("plan-accept"), id="accept", on_click=h.accept, when="acceptable"),
    Row(
        Button(L("plan-renew"), id="renew", on_click=h.renew),
        Button(L("plan-undo"), id="undo", on_click=h.undo, when="accepted"),
    ),
    Row(
        Button(L("plan-for-tomorrow"), id="tomorrow", on_click=h.choose_day, when="for_today"),
        Button(L("plan-for-today"), id="today", on_click=h.choose_day, when="for_later"),
        Start(L("menu-week"), id="week", state=Week.main),
    ),
    Start(L("spread-offer"), id="spread", state=Spread.main, when="pile"),
    SwitchTo(L("plan-rituals"), id="rituals", state=Planner.rituals),
    Row(go_back(), to_menu()),
    state=Planner.day,
    getter=(pile, day_data),
)


def create_dialog() -> Dialog:
    return Dialog(day, *ritual_windows)
