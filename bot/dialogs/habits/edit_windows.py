"""Windows that change a habit."""

from aiogram_dialog import Window
from aiogram_dialog.widgets.kbd import Button, Row, SwitchTo

from bot.dialogs.habits import edit_handlers as e
from bot.dialogs.habits import getters as g
from bot.dialogs.habits import handlers as h
from bot.dialogs.habits.draft_widgets import (
    create_days_widgets,
    create_title_inputs,
    get_day_toggles_data,
)
from bot.dialogs.habits.question_windows import HabitQuestions, create_question_windows
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
question_windows = create_question_windows(
    HabitQuestions(
        states=Habits,
        getter=g.get_habit_data,
        kind_back=Habits.edit,
        micro_back=Habits.kind,
        set_schedule=e.set_schedule,
        choose_yes_no=e.choose_yes_no,
        ask_amount=e.ask_amount,
        set_amount=e.set_amount,
        set_micro_step=e.set_micro_step,
    )
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
reminder_window = Window(
    HintText(),
    I18nHtml("habit-ask-remind"),
    *create_toggle_widgets(e.toggle_time, e.set_times),
    SwitchTo(I18nText("habit-ready"), id="back", state=Habits.card),
    state=Habits.remind,
    getter=g.get_habit_data,
)
edit_windows = (edit_window, title_window, days_window, *question_windows, reminder_window)
