"""The main menu and the help page."""

from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Row, Start, SwitchTo

from bot.dialogs.menu.getters import get_menu_data
from bot.routes import (
    Advice,
    Buddies,
    Career,
    Draft,
    Focus,
    Habits,
    Menu,
    Planner,
    Settings,
    Stats,
    Tasks,
    Week,
    WeeklyReview,
)
from bot.ui.texts import I18nHtml, I18nText

main_window = Window(
    I18nHtml("menu-greeting"),
    Row(
        Start(I18nText("menu-add"), id="add", state=Draft.write),
        Start(I18nText("menu-today"), id="today", state=Tasks.today),
    ),
    Row(
        Start(I18nText("menu-plan"), id="plan", state=Planner.day),
        Start(I18nText("menu-habits"), id="habits", state=Habits.list),
    ),
    Row(
        Start(I18nText("menu-focus"), id="focus", state=Focus.main),
        Start(I18nText("menu-career"), id="career", state=Career.goals),
    ),
    SwitchTo(I18nText("menu-more"), id="more", state=Menu.more),
    state=Menu.main,
    getter=get_menu_data,
)
more_window = Window(
    I18nHtml("menu-more-text"),
    Row(
        Start(I18nText("menu-tasks"), id="tasks", state=Tasks.all),
        Start(I18nText("menu-week"), id="week", state=Week.main),
    ),
    Row(
        Start(I18nText("menu-stats"), id="stats", state=Stats.main),
        Start(I18nText("menu-review"), id="review", state=WeeklyReview.main),
    ),
    Row(
        Start(I18nText("menu-buddies"), id="buddies", state=Buddies.list),
        Start(I18nText("menu-advice"), id="advice", state=Advice.main),
    ),
    Row(
        Start(I18nText("menu-settings"), id="settings", state=Settings.main),
        SwitchTo(I18nText("menu-help"), id="help", state=Menu.help),
    ),
    SwitchTo(I18nText("button-menu"), id="menu", state=Menu.main),
    state=Menu.more,
)
help_window = Window(
    I18nHtml("help-text"),
    SwitchTo(I18nText("button-menu"), id="menu", state=Menu.main),
    state=Menu.help,
)


def create_dialogs() -> tuple[Dialog, ...]:
    """Fresh routers over the same windows: a router belongs to one dispatcher."""
    return (Dialog(main_window, more_window, help_window),)
