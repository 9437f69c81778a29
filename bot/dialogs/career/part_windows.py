"""Windows of what measures a goal and what feeds it."""

from typing import Any

from aiogram import F
from aiogram.fsm.state import State
from aiogram_dialog import Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, SwitchTo
from aiogram_dialog.widgets.text import List

from bot.dialogs.career.goal_windows import TO_GOAL_BUTTON, UNDO_BUTTON
from bot.dialogs.career.links_getters import (
    get_habits_data,
    get_links_data,
    get_skills_data,
    get_tasks_data,
)
from bot.dialogs.career.links_handlers import (
    handle_task_input,
    link_habit,
    link_skill,
    link_task,
    unlink_item,
)
from bot.dialogs.career.milestone_getters import (
    PRESET_MILESTONES,
    get_milestone_data,
    get_milestones_data,
)
from bot.dialogs.career.milestone_handlers import (
    add_preset_milestone,
    handle_milestone_input,
    handle_milestone_tap,
    handle_milestone_title_input,
    switch_mode,
)
from bot.dialogs.career.part_getters import TOKEN, get_result_data
from bot.dialogs.career.part_handlers import (
    choose_measure,
    handle_measure_input,
    handle_move_input,
    move_result,
    remove_result,
)
from bot.dialogs.career.question_windows import create_measure_window
from bot.dialogs.career.widgets import create_text_inputs
from bot.routes import Career
from bot.ui.choosers import create_select
from bot.ui.hints import HintText
from bot.ui.item_codes import FIGURE, ID, build_choice_pattern
from bot.ui.navigation import create_menu_button
from bot.ui.pagers import create_pager
from bot.ui.texts import I18nHtml, I18nText

result_window = Window(
    HintText(),
    I18nHtml("goal-result-card"),
    Group(
        create_select("move", "moves", move_result, codes=f"[0-9a-f]{{{TOKEN}}}{FIGURE}"),
        width=3,
    ),
    UNDO_BUTTON,
    Row(
        Button(I18nText("goal-result-remove"), id="remove", on_click=remove_result),
        TO_GOAL_BUTTON,
    ),
    *create_text_inputs(handle_move_input),
    state=Career.result,
    getter=get_result_data,
)

measure_window = create_measure_window(
    Career.measure, TO_GOAL_BUTTON, on_click=choose_measure, on_text=handle_measure_input
)

milestones_window = Window(
    HintText(),
    I18nHtml("goal-ask-milestones"),
    Column(create_select("step", "milestones", handle_milestone_tap, codes=f"[rntu]{ID}")),
    create_pager(),
    Column(
        create_select(
            "idea",
            "ideas",
            add_preset_milestone,
            when="empty",
            codes=build_choice_pattern(PRESET_MILESTONES),
        )
    ),
    UNDO_BUTTON,
    Row(
        Button(I18nText("goal-steps-rename"), id="rename", on_click=switch_mode, when="can_change"),
        Button(I18nText("goal-steps-remove"), id="remove", on_click=switch_mode, when="can_change"),
        Button(I18nText("goal-steps-tick"), id="tick", on_click=switch_mode, when=~F["ticking"]),
        TO_GOAL_BUTTON,
    ),
    *create_text_inputs(handle_milestone_input),
    state=Career.milestones,
    getter=get_milestones_data,
)

milestone_window = Window(
    HintText(),
    I18nHtml("goal-ask-step-title"),
    SwitchTo(I18nText("button-back"), id="steps", state=Career.milestones),
    *create_text_inputs(handle_milestone_title_input),
    state=Career.milestone,
    getter=get_milestone_data,
)

links_window = Window(
    HintText(),
    I18nHtml("goal-feeds-head", when="some"),
    I18nHtml("goal-feeds-empty", when="empty"),
    List(I18nHtml("goal-feed-line"), items="lines", when="some"),
    I18nHtml("goal-feeds-minutes", when="has_minutes"),
    Column(create_select("feed", "feeds", unlink_item, codes=f"[ths]{ID}")),
    create_pager(),
    UNDO_BUTTON,
    Row(
        SwitchTo(I18nText("goal-feed-task"), id="task", state=Career.task),
        SwitchTo(I18nText("goal-feed-habit"), id="habit", state=Career.habit),
        SwitchTo(I18nText("goal-feed-skill"), id="skill", state=Career.skill),
    ),
    Row(TO_GOAL_BUTTON, create_menu_button()),
    state=Career.feeds,
    getter=get_links_data,
)

_TO_LINKS_BUTTON = SwitchTo(I18nText("button-back"), id="feeds", state=Career.feeds)


def _create_link_window(kind: str, state: State, getter: Any, on_click: Any, *more: Any) -> Window:
    """A list to link one thing of."""
    return Window(
        HintText(),
        I18nHtml(f"goal-ask-{kind}"),
        I18nHtml(f"goal-no-{kind}", when="empty"),
        Column(create_select("one", "choices", on_click, codes=ID)),
        create_pager(),
        _TO_LINKS_BUTTON,
        *more,
        state=state,
        getter=getter,
    )


link_task_window = _create_link_window(
    "task", Career.task, get_tasks_data, link_task, *create_text_inputs(handle_task_input)
)

link_habit_window = _create_link_window("habit", Career.habit, get_habits_data, link_habit)

link_skill_window = _create_link_window("skill", Career.skill, get_skills_data, link_skill)

part_windows = (
    result_window,
    measure_window,
    milestones_window,
    milestone_window,
    links_window,
    link_task_window,
    link_habit_window,
    link_skill_window,
)
