"""Windows of what measures a goal and what feeds it."""

from typing import Any

from aiogram import F
from aiogram.fsm.state import State
from aiogram_dialog import Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, SwitchTo
from aiogram_dialog.widgets.text import List

from bot.dialogs.career import feeds as f
from bot.dialogs.career import milestones as m
from bot.dialogs.career import parts as p
from bot.dialogs.career.goal_windows import TO_GOAL_BUTTON, UNDO_BUTTON
from bot.dialogs.career.measures import PRESET_MEASURES
from bot.dialogs.career.widgets import create_ideas_getter, create_text_inputs
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
        create_select("move", "moves", p.move_result, codes=f"[0-9a-f]{{{p.TOKEN}}}{FIGURE}"),
        width=3,
    ),
    UNDO_BUTTON,
    Row(
        Button(I18nText("goal-result-remove"), id="remove", on_click=p.remove_result),
        TO_GOAL_BUTTON,
    ),
    *create_text_inputs(p.handle_move_input),
    state=Career.result,
    getter=p.get_result_data,
)
measure_window = Window(
    HintText(),
    I18nHtml("goal-ask-measure"),
    Group(
        create_select(
            "measure", "ideas", p.choose_measure, codes=build_choice_pattern(PRESET_MEASURES)
        ),
        width=2,
    ),
    TO_GOAL_BUTTON,
    *create_text_inputs(p.handle_measure_input),
    state=Career.measure,
    getter=create_ideas_getter(lambda code: f"goal-measure-{code}", tuple(PRESET_MEASURES)),
)
milestones_window = Window(
    HintText(),
    I18nHtml("goal-ask-milestones"),
    Column(create_select("step", "milestones", m.handle_milestone_tap, codes=f"[rntu]{ID}")),
    create_pager(),
    Column(
        create_select(
            "idea",
            "ideas",
            m.add_preset_milestone,
            when="empty",
            codes=build_choice_pattern(m.PRESET_MILESTONES),
        )
    ),
    UNDO_BUTTON,
    Row(
        Button(
            I18nText("goal-steps-rename"), id="rename", on_click=m.switch_mode, when="can_change"
        ),
        Button(
            I18nText("goal-steps-remove"), id="remove", on_click=m.switch_mode, when="can_change"
        ),
        Button(I18nText("goal-steps-tick"), id="tick", on_click=m.switch_mode, when=~F["ticking"]),
        TO_GOAL_BUTTON,
    ),
    *create_text_inputs(m.handle_milestone_input),
    state=Career.milestones,
    getter=m.get_milestones_data,
)
milestone_window = Window(
    HintText(),
    I18nHtml("goal-ask-step-title"),
    SwitchTo(I18nText("button-back"), id="steps", state=Career.milestones),
    *create_text_inputs(m.handle_milestone_title_input),
    state=Career.milestone,
    getter=m.get_milestone_data,
)
links_window = Window(
    HintText(),
    I18nHtml("goal-feeds-head", when="some"),
    I18nHtml("goal-feeds-empty", when="empty"),
    List(I18nHtml("goal-feed-line"), items="lines", when="some"),
    I18nHtml("goal-feeds-minutes", when="has_minutes"),
    Column(create_select("feed", "feeds", f.unlink_item, codes=f"[ths]{ID}")),
    create_pager(),
    UNDO_BUTTON,
    Row(
        SwitchTo(I18nText("goal-feed-task"), id="task", state=Career.task),
        SwitchTo(I18nText("goal-feed-habit"), id="habit", state=Career.habit),
        SwitchTo(I18nText("goal-feed-skill"), id="skill", state=Career.skill),
    ),
    Row(TO_GOAL_BUTTON, create_menu_button()),
    state=Career.feeds,
    getter=f.get_links_data,
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
    "task", Career.task, f.get_tasks_data, f.link_task, *create_text_inputs(f.handle_task_input)
)
link_habit_window = _create_link_window("habit", Career.habit, f.get_habits_data, f.link_habit)
link_skill_window = _create_link_window("skill", Career.skill, f.get_skills_data, f.link_skill)
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
