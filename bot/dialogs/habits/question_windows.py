"""The questions that a new habit and a changed one have in common, as windows."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, SwitchTo

from bot.dialogs.habits.draft_widgets import (
    create_interval_widgets,
    create_micro_widgets,
    create_target_widgets,
    create_weekly_widgets,
    get_suggestions_data,
    get_week_choice_data,
)
from bot.routes import Habits, NewHabit
from bot.ui.hints import HintText
from bot.ui.texts import I18nHtml, I18nText
from core.habits.contracts.plans import Schedule
from core.habits.parse.values import Quantity

ButtonHandler = Callable[[CallbackQuery, Button, DialogManager], Awaitable[None]]


@dataclass(slots=True, frozen=True)
class HabitQuestions:
    """What the answers do, and where the windows lead back to."""

    states: type[NewHabit] | type[Habits]
    getter: Callable[..., Awaitable[dict[str, Any]]]
    kind_back: State
    micro_back: State
    set_schedule: Callable[[DialogManager, Schedule], Awaitable[None]]
    choose_yes_no: ButtonHandler
    ask_amount: ButtonHandler
    set_amount: Callable[[DialogManager, Quantity], Awaitable[None]]
    set_micro_step: Callable[[DialogManager, int], Awaitable[None]]


def create_question_windows(questions: HabitQuestions) -> tuple[Window, ...]:
    """Times a week, every so many days, yes or no or an amount, the amount, a small beginning."""
    states, getter = questions.states, questions.getter
    return (
        Window(
            HintText(),
            I18nHtml("habit-ask-weekly"),
            *create_weekly_widgets(questions.set_schedule),
            _create_back_button(states.days),
            state=states.weekly,
            getter=[get_week_choice_data, getter],
        ),
        Window(
            HintText(),
            I18nHtml("habit-ask-interval"),
            *create_interval_widgets(questions.set_schedule),
            _create_back_button(states.days),
            state=states.interval,
            getter=getter,
        ),
        Window(
            HintText(),
            I18nHtml("habit-ask-kind"),
            Button(I18nText("habit-kind-yes-no"), id="yes_no", on_click=questions.choose_yes_no),
            Button(I18nText("habit-kind-at-least"), id="at_least", on_click=questions.ask_amount),
            Button(I18nText("habit-kind-at-most"), id="at_most", on_click=questions.ask_amount),
            SwitchTo(I18nText("habit-micro"), id="micro", state=states.micro),
            _create_back_button(questions.kind_back),
            state=states.kind,
            getter=getter,
        ),
        Window(
            HintText(),
            I18nHtml("habit-ask-target"),
            *create_target_widgets(questions.set_amount),
            _create_back_button(states.kind),
            state=states.target,
            getter=[get_suggestions_data, getter],
        ),
        Window(
            HintText(),
            I18nHtml("habit-ask-micro"),
            *create_micro_widgets(questions.set_micro_step),
            _create_back_button(questions.micro_back),
            state=states.micro,
            getter=getter,
        ),
    )


def _create_back_button(state: State) -> SwitchTo:
    return SwitchTo(I18nText("button-back"), id="back", state=state)
