"""Windows of a new habit."""

from aiogram_dialog import Window
from aiogram_dialog.widgets.kbd import Button, Cancel, Group, Row, SwitchTo

from bot.choices import choice
from bot.codes import one_of
from bot.dialogs.habits import draft as d
from bot.dialogs.habits.choosers import (
    IDEAS,
    day_toggles,
    days_widgets,
    ideas,
    interval_widgets,
    micro_widgets,
    suggestions,
    target_widgets,
    title_input,
    week_choice,
    weekly_widgets,
)
from bot.dialogs.habits.clocks import hours, time_widgets
from bot.dialogs.habits.states import NewHabit
from bot.hints import Hint
from bot.texts import L, Rich

_CANCEL = Cancel(L("button-cancel"), id="cancel")
_TO_DAYS = SwitchTo(L("button-back"), id="back", state=NewHabit.days)

title = Window(
    Hint(),
    Rich("habit-new-title"),
    Group(choice("idea", "ideas", d.take_idea, codes=one_of(IDEAS)), width=2),
    _CANCEL,
    *title_input(d.keep_title),
    state=NewHabit.title,
    getter=ideas,
)
check = Window(
    Hint(),
    Rich("habit-new-check"),
    Rich("habit-new-counted", when="counted"),
    Rich("habit-new-small", when="goal"),
    Button(L("habit-days-save"), id="save", on_click=d.save),
    Row(
        SwitchTo(L("habit-rename"), id="title", state=NewHabit.title),
        SwitchTo(L("habit-kind"), id="kind", state=NewHabit.kind),
    ),
    Row(
        SwitchTo(L("habit-days"), id="days", state=NewHabit.days),
        SwitchTo(L("habit-remind"), id="remind", state=NewHabit.remind),
    ),
    _CANCEL,
    state=NewHabit.check,
    getter=d.draft_view,
)
days = Window(
    Hint(),
    Rich("habit-new-days"),
    Rich("habit-new-counted", when="counted"),
    Rich("habit-new-small", when="goal"),
    *days_widgets("habit-days-next", d.keep_schedule),
    Row(
        SwitchTo(L("habit-weekly"), id="weekly", state=NewHabit.weekly),
        SwitchTo(L("habit-interval"), id="interval", state=NewHabit.interval),
    ),
    Row(
        SwitchTo(L("habit-kind"), id="kind", state=NewHabit.kind),
        SwitchTo(L("habit-micro"), id="micro", state=NewHabit.micro),
    ),
    Row(SwitchTo(L("button-back"), id="back", state=NewHabit.title), _CANCEL),
    state=NewHabit.days,
    getter=[day_toggles, d.draft_view],
)
weekly = Window(
    Hint(),
    Rich("habit-ask-weekly"),
    *weekly_widgets(d.keep_schedule),
    _TO_DAYS,
    state=NewHabit.weekly,
    getter=[week_choice, d.draft_view],
)
interval = Window(
    Hint(),
    Rich("habit-ask-interval"),
    *interval_widgets(d.keep_schedule),
    _TO_DAYS,
    state=NewHabit.interval,
    getter=d.draft_view,
)
kind = Window(
    Rich("habit-ask-kind"),
    Button(L("habit-kind-yes-no"), id="yes_no", on_click=d.only_tick),
    Button(L("habit-kind-at-least"), id="at_least", on_click=d.ask_amount),
    Button(L("habit-kind-at-most"), id="at_most", on_click=d.ask_amount),
    SwitchTo(L("habit-micro"), id="micro", state=NewHabit.micro),
    _TO_DAYS,
    state=NewHabit.kind,
    getter=d.draft_view,
)
target = Window(
    Hint(),
    Rich("habit-ask-target"),
    *target_widgets(d.keep_amount),
    SwitchTo(L("button-back"), id="back", state=NewHabit.kind),
    state=NewHabit.target,
    getter=[suggestions, d.draft_view],
)
micro = Window(
    Hint(),
    Rich("habit-ask-micro"),
    *micro_widgets(d.keep_micro),
    _TO_DAYS,
    state=NewHabit.micro,
    getter=d.draft_view,
)
remind = Window(
    Hint(),
    Rich("habit-new-remind"),
    *time_widgets(d.keep_times),
    Row(_TO_DAYS, _CANCEL),
    state=NewHabit.remind,
    getter=[hours, d.draft_view],
)
draft_windows = (title, check, days, weekly, interval, kind, target, micro, remind)
