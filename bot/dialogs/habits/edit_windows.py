"""Windows that change a habit."""

from aiogram_dialog import Window
from aiogram_dialog.widgets.kbd import Button, Row, SwitchTo

from bot.dialogs.habits import edit_handlers as e
from bot.dialogs.habits import getters as g
from bot.dialogs.habits import handlers as h
from bot.dialogs.habits.draft_widgets import (
    create_days_widgets,
    create_interval_widgets,
    create_micro_widgets,
    create_target_widgets,
    create_title_inputs,
    create_weekly_widgets,
    get_day_toggles_data,
    get_suggestions_data,
    get_week_choice_data,
)
from bot.dialogs.habits.time_widgets import create_toggle_widgets
from bot.routes import Habits
from bot.ui.hints import HintText
from bot.ui.texts import I18nHtml, I18nText

_TO_EDIT_BUTTON = SwitchTo(I18nText("button-back"), id="back", state=Habits.edit)
_TO_DAYS_BUTTON = SwitchTo(I18nText("button-back"), id="back", state=Habits.days)

edit_window = Window(
    HintText(),
    I18nHtml("habit-edit-head"),
    Row(
        SwitchTo(I18nText("habit-rename"), id="title", state=Habits.title),
        SwitchTo(I18nText("habit-kind"), id="kind", state=Habits.kind),
    ),
    Row(
        Button(I18nText("habit-days"), id="days", on_click=e.ask_days),
        SwitchTo(I18nText("habit-remind"), id="remind", state=Habits.remind),
    ),
    Row(
        SwitchTo(I18nText("habit-pause"), id="pause", state=Habits.pause),
        SwitchTo(I18nText("habit-freeze"), id="freeze", state=Habits.freeze),
    ),
    Button(I18nText("habit-archive"), id="archive", on_click=h.archive_habit),
    SwitchTo(I18nText("button-back"), id="back", state=Habits.card),
    state=Habits.edit,
    getter=g.get_habit_data,
)
title_window = Window(
    HintText(),
    I18nHtml("habit-ask-title"),
    _TO_EDIT_BUTTON,
    *create_title_inputs(e.rename_habit),
    state=Habits.title,
    getter=g.get_habit_data,
)
kind_window = Window(
    HintText(),
    I18nHtml("habit-ask-kind"),
    Button(I18nText("habit-kind-yes-no"), id="yes_no", on_click=e.choose_yes_no),
    Button(I18nText("habit-kind-at-least"), id="at_least", on_click=e.ask_amount),
    Button(I18nText("habit-kind-at-most"), id="at_most", on_click=e.ask_amount),
    SwitchTo(I18nText("habit-micro"), id="micro", state=Habits.micro),
    _TO_EDIT_BUTTON,
    state=Habits.kind,
    getter=g.get_habit_data,
)
target_window = Window(
    HintText(),
    I18nHtml("habit-ask-target"),
    *create_target_widgets(e.set_amount),
    SwitchTo(I18nText("button-back"), id="back", state=Habits.kind),
    state=Habits.target,
    getter=[get_suggestions_data, g.get_habit_data],
)
micro_window = Window(
    HintText(),
    I18nHtml("habit-ask-micro"),
    *create_micro_widgets(e.set_micro_step),
    SwitchTo(I18nText("button-back"), id="back", state=Habits.kind),
    state=Habits.micro,
    getter=g.get_habit_data,
)
days_window = Window(
    HintText(),
    I18nHtml("habit-ask-days"),
    *create_days_widgets("habit-days-save", e.set_schedule),
    Row(
        SwitchTo(I18nText("habit-weekly"), id="weekly", state=Habits.weekly),
        SwitchTo(I18nText("habit-interval"), id="interval", state=Habits.interval),
    ),
    _TO_EDIT_BUTTON,
    state=Habits.days,
    getter=get_day_toggles_data,
)
weekly_window = Window(
    HintText(),
    I18nHtml("habit-ask-weekly"),
    *create_weekly_widgets(e.set_schedule),
    _TO_DAYS_BUTTON,
    state=Habits.weekly,
    getter=[get_week_choice_data, g.get_habit_data],
)
interval_window = Window(
    HintText(),
    I18nHtml("habit-ask-interval"),
    *create_interval_widgets(e.set_schedule),
    _TO_DAYS_BUTTON,
    state=Habits.interval,
    getter=g.get_habit_data,
)
reminder_window = Window(
    HintText(),
    I18nHtml("habit-ask-remind"),
    *create_toggle_widgets(e.toggle_time, e.set_times),
    SwitchTo(I18nText("habit-ready"), id="back", state=Habits.card),
    state=Habits.remind,
    getter=g.get_habit_data,
)
edit_windows = (
    edit_window,
    title_window,
    kind_window,
    target_window,
    micro_window,
    days_window,
    weekly_window,
    interval_window,
    reminder_window,
)
