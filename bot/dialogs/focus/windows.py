"""Windows of focus: start, task, length, statistics, settings."""

import operator
from typing import Any

from aiogram.types import ContentType
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, Select, SwitchTo
from aiogram_dialog.widgets.media import DynamicMedia
from aiogram_dialog.widgets.text import Format

from bot.dialogs.focus import getters as g
from bot.dialogs.focus import handlers as h
from bot.routes import Focus
from bot.ui.choosers import create_select
from bot.ui.hints import HintText
from bot.ui.inputs import create_text_inputs
from bot.ui.item_codes import ID, build_choice_pattern, create_code_checker
from bot.ui.navigation import create_menu_button
from bot.ui.texts import I18nHtml, I18nText

LENGTH_OPTIONS = ("10", "15", "30", "45", "60", "90")
_BACK_BUTTON = SwitchTo(I18nText("button-back"), id="back", state=Focus.main)


def _create_goal_group(items: str, words: I18nText, on_click: Any, codes: str) -> Group:
    chosen = Select(
        words,
        id=items,
        item_id_getter=operator.itemgetter("id"),
        items=items,
        type_factory=create_code_checker(codes),
        on_click=on_click,
    )
    return Group(chosen, width=3)


main_window = Window(
    HintText(),
    I18nHtml("focus-main"),
    I18nHtml("focus-goal-day", when="has_daily"),
    I18nHtml("focus-goal-week", when="has_weekly"),
    Button(I18nText("focus-show"), id="show", on_click=h.show_running_timer, when="running"),
    Row(
        Button(I18nText("focus-start"), id="start", on_click=h.start_pomodoro),
        Button(I18nText("focus-start-flow"), id="flow", on_click=h.start_flow),
        when="free",
    ),
    Row(
        SwitchTo(I18nText("focus-start-task"), id="task", state=Focus.task),
        SwitchTo(I18nText("focus-start-length"), id="length", state=Focus.length),
        when="free",
    ),
    Row(
        SwitchTo(I18nText("focus-stats"), id="stats", state=Focus.stats),
        SwitchTo(I18nText("focus-settings"), id="settings", state=Focus.settings),
    ),
    create_menu_button(),
    state=Focus.main,
    getter=g.get_main_data,
)
task_window = Window(
    HintText(),
    I18nHtml("focus-ask-task"),
    I18nHtml("focus-no-tasks", when="empty"),
    Column(
        create_select("task", "tasks", h.start_on_task, codes=ID),
        create_select("skill", "skills", h.start_on_skill, codes=ID),
    ),
    _BACK_BUTTON,
    *create_text_inputs(h.handle_title_input, "task-text-please"),
    state=Focus.task,
    getter=g.get_tasks_data,
)
length_window = Window(
    HintText(),
    I18nHtml("focus-ask-length"),
    Group(
        Select(
            Format("{item}"),
            id="minutes",
            item_id_getter=str,
            items=lambda _: list(LENGTH_OPTIONS),
            type_factory=create_code_checker(build_choice_pattern(LENGTH_OPTIONS)),
            on_click=h.choose_length,
        ),
        width=3,
    ),
    _BACK_BUTTON,
    MessageInput(h.handle_length_input, content_types=ContentType.ANY),
    state=Focus.length,
)
stats_window = Window(
    DynamicMedia("picture"),
    I18nHtml("focus-stats-caption"),
    I18nHtml("focus-stats-best", when="hour"),
    _BACK_BUTTON,
    state=Focus.stats,
    getter=g.get_stats_data,
)
settings_window = Window(
    HintText(),
    I18nHtml("focus-settings-text"),
    Row(
        *(
            Button(Format("/".join(map(str, own))), id=key, on_click=h.choose_preset)
            for key, own in h.LENGTH_PRESETS.items()
        )
    ),
    _create_goal_group(
        "goals",
        I18nText("focus-goal-button"),
        h.set_daily_goal,
        build_choice_pattern(g.DAILY_GOAL_OPTIONS),
    ),
    _create_goal_group(
        "week_goals",
        I18nText("focus-week-goal-button"),
        h.set_weekly_goal,
        build_choice_pattern(g.WEEKLY_GOAL_OPTIONS),
    ),
    _BACK_BUTTON,
    MessageInput(h.handle_lengths_input, content_types=ContentType.ANY),
    state=Focus.settings,
    getter=g.get_settings_data,
)


def create_dialogs() -> tuple[Dialog, ...]:
    """Fresh routers over the same windows: a router belongs to one dispatcher."""
    return (Dialog(main_window, task_window, length_window, stats_window, settings_window),)
