"""The main menu and the help page."""

from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Row, Start, SwitchTo

from bot.dialogs.advice.states import Advice
from bot.dialogs.buddies.states import Buddies
from bot.dialogs.career.states import Career
from bot.dialogs.focus.states import Focus
from bot.dialogs.habits.states import Habits
from bot.dialogs.menu.getters import menu
from bot.dialogs.menu.states import Menu
from bot.dialogs.planner.states import Planner, Week
from bot.dialogs.reviews.states import WeeklyReview
from bot.dialogs.settings.states import Settings
from bot.dialogs.stats.states import Stats
from bot.dialogs.tasks.states import Draft, Tasks
from bot.texts import L, Rich

main = Window(
    Rich("menu-greeting"),
    Row(
        Start(L("menu-add"), id="add", state=Draft.write),
        Start(L("menu-today"), id="today", state=Tasks.today),
    ),
    Row(
        Start(L("menu-habits"), id="habits", state=Habits.list),
        Start(L("menu-focus"), id="focus", state=Focus.main),
    ),
    Row(
        Start(L("menu-plan"), id="plan", state=Planner.day),
        Start(L("menu-week"), id="week", state=Week.main),
    ),
    Row(
        Start(L("menu-tasks"), id="tasks", state=Tasks.all),
        Start(L("menu-stats"), id="stats", state=Stats.main),
    ),
    Row(
        Start(L("menu-career"), id="career", state=Career.goals),
        Start(L("menu-review"), id="review", state=WeeklyReview.main),
    ),
    Row(
        Start(L("menu-buddies"), id="buddies", state=Buddies.list),
        Start(L("menu-advice"), id="advice", state=Advice.main),
    ),
    Row(
        Start(L("menu-settings"), id="settings", state=Settings.main),
        SwitchTo(L("menu-help"), id="help", state=Menu.help),
    ),
    state=Menu.main,
    getter=menu,
)
help_page = Window(
    Rich("help-text"),
    SwitchTo(L("button-menu"), id="menu", state=Menu.main),
    state=Menu.help,
)


def create_dialogs() -> tuple[Dialog, ...]:
    """Fresh routers over the same windows: a router belongs to one dispatcher."""
    return (Dialog(main, help_page),)
