"""Windows of a new habit."""

import operator

from aiogram_dialog import Window
from aiogram_dialog.widgets.kbd import Cancel, Group, Row, Select, SwitchTo
from aiogram_dialog.widgets.text import Format

from bot.dialogs.habits import draft as d
from bot.dialogs.habits.choosers import (
    day_toggles,
    days_widgets,
    ideas,
    time_widgets,
    title_input,
)
from bot.dialogs.habits.states import NewHabit
from bot.hints import Hint
from bot.texts import L, Rich

_CANCEL = Cancel(L("button-cancel"), id="cancel")
_IDEAS = Select(
    Format("{item[0]}"),
    id="idea",
    item_id_getter=operator.itemgetter(1),
    items="ideas",
    on_click=d.take_idea,
)

title = Window(
    Hint(),
    Rich("habit-new-title"),
    Group(_IDEAS, width=2),
    _CANCEL,
    *title_input(d.keep_title),
    state=NewHabit.title,
    getter=ideas,
)
days = Window(
    Hint(),
    Rich("habit-new-days"),
    *days_widgets("habit-days-next", d.keep_days),
    Row(SwitchTo(L("button-back"), id="back", state=NewHabit.title), _CANCEL),
    state=NewHabit.days,
    getter=day_toggles,
)
remind = Window(
    Hint(),
    Rich("habit-new-remind"),
    *time_widgets(d.create),
    Row(SwitchTo(L("button-back"), id="back", state=NewHabit.days), _CANCEL),
    state=NewHabit.remind,
    getter=day_toggles,
)
draft_windows = (title, days, remind)
