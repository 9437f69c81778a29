"""The questions that a new goal or skill and a changed one have in common, as windows."""

from typing import Any

from aiogram.fsm.state import State
from aiogram_dialog import Window
from aiogram_dialog.widgets.kbd import Column, Group, Keyboard

from bot.dialogs.career.part_parser import PRESET_MEASURES
from bot.dialogs.career.widgets import (
    TextHandler,
    create_ideas_getter,
    create_level_input,
    create_text_inputs,
)
from bot.ui.choosers import create_select
from bot.ui.hints import HintText
from bot.ui.item_codes import build_choice_pattern
from bot.ui.texts import I18nHtml


def create_level_window(
    state: State,
    question_key: str,
    *buttons: Keyboard,
    on_click: Any,
    on_level: Any,
    codes: str,
    getter: Any,
) -> Window:
    """A level of one to five, by a button or in words; `codes` are what the buttons carry."""
    return Window(
        HintText(),
        I18nHtml(question_key),
        Column(create_select("level", "levels", on_click, codes=codes)),
        *buttons,
        *create_level_input(on_level),
        state=state,
        getter=getter,
    )


def create_measure_window(
    state: State, *buttons: Keyboard, on_click: Any, on_text: TextHandler
) -> Window:
    """What a goal is measured by, ready-made or in words."""
    codes = build_choice_pattern(PRESET_MEASURES)
    return Window(
        HintText(),
        I18nHtml("goal-ask-measure"),
        Group(create_select("measure", "ideas", on_click, codes=codes), width=2),
        *buttons,
        *create_text_inputs(on_text),
        state=state,
        getter=create_ideas_getter(lambda code: f"goal-measure-{code}", tuple(PRESET_MEASURES)),
    )
