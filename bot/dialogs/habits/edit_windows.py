"""Windows that change a habit."""

from aiogram_dialog import Window
from aiogram_dialog.widgets.kbd import Button, Row, SwitchTo

from bot.dialogs.habits import edits as e
from bot.dialogs.habits import getters as g
from bot.dialogs.habits import handlers as h
from bot.dialogs.habits.choosers import (
    day_toggles,
    days_widgets,
    interval_widgets,
    micro_widgets,
    suggestions,
    target_widgets,
    title_input,
    week_choice,
    weekly_widgets,
)
from bot.dialogs.habits.clocks import toggle_widgets
from bot.dialogs.habits.states import Habits
from bot.hints import Hint
from bot.texts import L, Rich

_TO_EDIT = SwitchTo(L("button-back"), id="back", state=Habits.edit)
_TO_DAYS = SwitchTo(L("button-back"), id="back", state=Habits.days)

edit = Window(
    Hint(),
    Rich("habit-edit-head"),
    Row(
        SwitchTo(L("habit-rename"), id="title", state=Habits.title),
        SwitchTo(L("habit-kind"), id="kind", state=Habits.kind),
    ),
    Row(
        Button(L("habit-days"), id="days", on_click=e.ask_days),
        SwitchTo(L("habit-remind"), id="remind", state=Habits.remind),
    ),
    Row(
        SwitchTo(L("habit-pause"), id="pause", state=Habits.pause),
        SwitchTo(L("habit-freeze"), id="freeze", state=Habits.freeze),
    ),
    Button(L("habit-archive"), id="archive", on_click=h.archive),
    SwitchTo(L("button-back"), id="back", state=Habits.card),
    state=Habits.edit,
    getter=g.habit_card,
)
title = Window(
    Hint(),
    Rich("habit-ask-title"),
    _TO_EDIT,
    *title_input(e.rename),
    state=Habits.title,
    getter=g.habit_card,
)
kind = Window(
    Hint(),
    Rich("habit-ask-kind"),
    Button(L("habit-kind-yes-no"), id="yes_no", on_click=e.only_tick),
    Button(L("habit-kind-at-least"), id="at_least", on_click=e.ask_amount),
    Button(L("habit-kind-at-most"), id="at_most", on_click=e.ask_amount),
    SwitchTo(L("habit-micro"), id="micro", state=Habits.micro),
    _TO_EDIT,
    state=Habits.kind,
    getter=g.habit_card,
)
target = Window(
    Hint(),
    Rich("habit-ask-target"),
    *target_widgets(e.set_amount),
    SwitchTo(L("button-back"), id="back", state=Habits.kind),
    state=Habits.target,
    getter=[suggestions, g.habit_card],
)
micro = Window(
    Hint(),
    Rich("habit-ask-micro"),
    *micro_widgets(e.set_micro),
    SwitchTo(L("button-back"), id="back", state=Habits.kind),
    state=Habits.micro,
    getter=g.habit_card,
)
days = Window(
    Hint(),
    Rich("habit-ask-days"),
    *days_widgets("habit-days-save", e.set_schedule),
    Row(
        SwitchTo(L("habit-weekly"), id="weekly", state=Habits.weekly),
        SwitchTo(L("habit-interval"), id="interval", state=Habits.interval),
    ),
    _TO_EDIT,
    state=Habits.days,
    getter=day_toggles,
)
weekly = Window(
    Hint(),
    Rich("habit-ask-weekly"),
    *weekly_widgets(e.set_schedule),
    _TO_DAYS,
    state=Habits.weekly,
    getter=[week_choice, g.habit_card],
)
interval = Window(
    Hint(),
    Rich("habit-ask-interval"),
    *interval_widgets(e.set_schedule),
    _TO_DAYS,
    state=Habits.interval,
    getter=g.habit_card,
)
remind = Window(
    Hint(),
    Rich("habit-ask-remind"),
    *toggle_widgets(e.toggle_time, e.set_times),
    SwitchTo(L("habit-ready"), id="back", state=Habits.card),
    state=Habits.remind,
    getter=g.habit_card,
)
edit_windows = (edit, title, kind, target, micro, days, weekly, interval, remind)
