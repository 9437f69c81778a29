"""Windows of advice: the piece with its reason and source, and what helped before."""

from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Column, Row, Select, Start, SwitchTo

from bot.dialogs.advice import getters as g
from bot.dialogs.advice import handlers as h
from bot.routes import Advice, Career, Focus, Habits, Skills, Tasks, WeeklyReview
from bot.ui.choosers import create_select
from bot.ui.item_codes import ID, create_code_checker
from bot.ui.navigation import create_menu_button
from bot.ui.pagers import create_pager
from bot.ui.texts import I18nHtml, I18nText

main_window = Window(
    I18nHtml("advice-card", when="some"),
    I18nHtml("advice-none", when="none"),
    I18nHtml("advice-later", when="later"),
    Row(
        Button(I18nText("advice-helpful"), id="yes", on_click=h.rate_helpful),
        Button(I18nText("advice-unhelpful"), id="no", on_click=h.rate_unhelpful),
        when=lambda data, *_: data.get("rating") == "none",
    ),
    Button(
        I18nText("advice-unrate"),
        id="unrate",
        on_click=h.clear_rating,
        when=lambda data, *_: data.get("rating", "none") != "none",
    ),
    Start(I18nText("menu-today"), id="tasks", state=Tasks.today, when="to_tasks"),
    Start(I18nText("menu-focus"), id="focus", state=Focus.main, when="to_focus"),
    Start(I18nText("menu-habits"), id="habits", state=Habits.list, when="to_habits"),
    Start(I18nText("menu-career"), id="goals", state=Career.goals, when="to_goals"),
    Start(I18nText("menu-career"), id="skills", state=Skills.list, when="to_skills"),
    Start(I18nText("menu-review"), id="review", state=WeeklyReview.main, when="to_review"),
    Row(
        Select(
            I18nText("advice-another"),
            id="another",
            item_id_getter=str,
            items="next",
            type_factory=create_code_checker(ID),
            on_click=h.show_next_advice,
            when="some",
        ),
        Button(I18nText("advice-again"), id="again", on_click=h.retry_advice, when="later"),
        SwitchTo(I18nText("advice-kept"), id="kept", state=Advice.kept),
    ),
    create_menu_button(),
    state=Advice.main,
    getter=g.get_main_data,
)
saved_window = Window(
    I18nHtml("advice-kept-head"),
    Column(create_select("piece", "kept", h.show_saved_advice, codes=ID)),
    create_pager(),
    Row(SwitchTo(I18nText("button-back"), id="back", state=Advice.main), create_menu_button()),
    state=Advice.kept,
    getter=g.get_saved_data,
)


def create_dialogs() -> tuple[Dialog, ...]:
    """Fresh routers over the same windows: a router belongs to one dispatcher."""
    return (Dialog(main_window, saved_window, on_start=h.initialize_dialog),)
