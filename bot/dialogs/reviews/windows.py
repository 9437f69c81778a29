"""The windows."""

from typing import Any

from aiogram.fsm.state import State
from aiogram.types import ContentType
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, Start, SwitchTo
from aiogram_dialog.widgets.text import List

from bot.dialogs.reviews.goals_getters import get_goals_data
from bot.dialogs.reviews.goals_handlers import handle_move_input, move_result
from bot.dialogs.reviews.habits_getters import get_habits_data
from bot.dialogs.reviews.habits_handlers import accept_micro_step, archive_habit, tick_habit
from bot.dialogs.reviews.reminder_getters import get_reminder_data
from bot.dialogs.reviews.reminder_handlers import (
    choose_reminder,
    disable_reminder,
    handle_reminder_input,
)
from bot.dialogs.reviews.skills_getters import get_skills_data
from bot.dialogs.reviews.skills_handlers import answer_check_in
from bot.dialogs.reviews.step_getters import get_step_data
from bot.dialogs.reviews.step_handlers import (
    go_to_next_step,
    go_to_previous_step,
    start_review,
    undo_last_change,
)
from bot.dialogs.reviews.summary_getters import get_start_data, get_summary_data
from bot.dialogs.reviews.summary_handlers import show_advice
from bot.dialogs.reviews.tasks_getters import get_tasks_data
from bot.dialogs.reviews.tasks_handlers import handle_task_input, spread_overdue
from bot.routes import STEPS, NewGoal, NewHabit, NewSkill, WeeklyReview
from bot.ui.choosers import create_select
from bot.ui.hints import HintText
from bot.ui.item_codes import CLOCK, DAY, FIGURE, ID, TURN
from bot.ui.navigation import create_menu_button
from bot.ui.texts import I18nHtml, I18nText


def create_step_buttons(step: State) -> tuple[Any, ...]:
    """The buttons every step has; each step has its own, so that two taps are not two steps."""
    number = STEPS.index(step)
    return (
        create_undo_button(),
        Row(
            Button(I18nText("button-back"), id=f"back{number}", on_click=go_to_previous_step),
            Button(I18nText("weekly-onward"), id=f"onward{number}", on_click=go_to_next_step),
        ),
        create_menu_button(),
    )


def create_undo_button() -> Button:
    """Shown by steps of which `can_undo` holds."""
    return Button(I18nText("weekly-undo"), id="undo", on_click=undo_last_change, when="can_undo")


main_window = Window(
    I18nHtml("weekly-door"),
    Button(I18nText("weekly-start"), id="begin", on_click=start_review),
    SwitchTo(I18nText("weekly-summary"), id="done", state=WeeklyReview.done, when="finished"),
    SwitchTo(I18nText("weekly-remind"), id="remind", state=WeeklyReview.remind),
    create_menu_button(),
    state=WeeklyReview.main,
    getter=get_start_data,
)

done_window = Window(
    I18nHtml("weekly-done"),
    I18nHtml("weekly-done-advice", when="advised"),
    Button(I18nText("weekly-more-advice"), id="advice", on_click=show_advice, when="advised"),
    SwitchTo(I18nText("weekly-remind"), id="remind", state=WeeklyReview.remind),
    SwitchTo(I18nText("button-back"), id="back", state=WeeklyReview.main),
    create_menu_button(),
    state=WeeklyReview.done,
    getter=[get_start_data, get_summary_data],
)

goals_window = Window(
    HintText(),
    I18nHtml("weekly-goals"),
    List(I18nHtml("weekly-goal-line"), items="lines", when="some"),
    I18nHtml("weekly-goals-more", when="more"),
    I18nHtml("weekly-goals-type", when="measured"),
    I18nHtml("weekly-goals-empty", when="empty"),
    Column(create_select("m", "moves", move_result, codes=f"{ID}(?::{FIGURE})?")),
    Start(I18nText("weekly-new-goal"), id="new", state=NewGoal.write, when="empty"),
    *create_step_buttons(WeeklyReview.goals),
    MessageInput(handle_move_input, content_types=ContentType.ANY),
    state=WeeklyReview.goals,
    getter=[get_step_data, get_goals_data],
)

habits_window = Window(
    I18nHtml("weekly-habits"),
    I18nHtml("weekly-habits-legend", when="some"),
    List(I18nHtml("weekly-habit-line"), items="lines", when="some"),
    I18nHtml("weekly-habits-more", when="more"),
    I18nHtml("weekly-habits-step", when="steppable"),
    I18nHtml("weekly-habits-slip", when="slips"),
    I18nHtml("weekly-habits-empty", when="empty"),
    Column(
        create_select("t", "open", tick_habit, codes=f"{DAY}{ID}"),
        create_select("u", "growth", accept_micro_step, codes=f"{FIGURE}:{FIGURE}:{ID}"),
        create_select("z", "slipping", archive_habit, codes=ID),
    ),
    Start(I18nText("weekly-new-habit"), id="new", state=NewHabit.title, when="empty"),
    *create_step_buttons(WeeklyReview.habits),
    state=WeeklyReview.habits,
    getter=[get_step_data, get_habits_data],
)

reminder_window = Window(
    HintText(),
    I18nHtml("weekly-remind-text"),
    Group(create_select("d", "days", choose_reminder, codes=f"[0-6]{CLOCK}"), width=4),
    Group(create_select("h", "times", choose_reminder, codes=f"[0-6]{CLOCK}"), width=4),
    Button(I18nText("weekly-remind-off"), id="off", on_click=disable_reminder, when="on"),
    SwitchTo(I18nText("button-back"), id="back", state=WeeklyReview.main),
    create_menu_button(),
    MessageInput(handle_reminder_input, content_types=ContentType.ANY),
    state=WeeklyReview.remind,
    getter=get_reminder_data,
)

skills_window = Window(
    I18nHtml("weekly-skills"),
    List(I18nHtml("weekly-skill-line"), items="lines", when="some"),
    I18nHtml("weekly-skills-more", when="more"),
    I18nHtml("weekly-skills-empty", when="empty"),
    I18nHtml("weekly-skill-question", when="asks"),
    Group(
        create_select("a", "answers", answer_check_in, codes=f"[shl]{ID}{TURN}"),
        width=3,
    ),
    Start(I18nText("weekly-new-skill"), id="new", state=NewSkill.write, when="empty"),
    *create_step_buttons(WeeklyReview.skills),
    state=WeeklyReview.skills,
    getter=[get_step_data, get_skills_data],
)

tasks_window = Window(
    HintText(),
    I18nHtml("weekly-task-added", when="added"),
    I18nHtml("weekly-tasks"),
    List(I18nHtml("weekly-late-line"), items="late", when="some"),
    I18nHtml("weekly-late-more", when="hidden"),
    I18nHtml("weekly-tasks-ahead"),
    Button(I18nText("weekly-spread"), id="spread", on_click=spread_overdue, when="some"),
    *create_step_buttons(WeeklyReview.tasks),
    MessageInput(handle_task_input, content_types=ContentType.ANY),
    state=WeeklyReview.tasks,
    getter=[get_step_data, get_tasks_data],
)


def create_dialogs() -> tuple[Dialog, ...]:
    """Fresh routers over the same windows: a router belongs to one dispatcher."""
    steps = (goals_window, skills_window, habits_window, tasks_window)
    return (Dialog(main_window, *steps, done_window, reminder_window),)
