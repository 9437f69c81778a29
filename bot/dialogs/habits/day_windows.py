"""Windows of days: amounts, the month, one day, notes, pictures."""

from aiogram_dialog import Window
from aiogram_dialog.widgets.kbd import Button, Group, Row, SwitchTo
from aiogram_dialog.widgets.media import DynamicMedia

from bot.choices import choice
from bot.codes import DAY, ID
from bot.dialogs.habits import amounts as a
from bot.dialogs.habits import calendar as k
from bot.dialogs.habits import handlers as h
from bot.dialogs.habits.choosers import words_input
from bot.dialogs.habits.inputs import added, note
from bot.dialogs.habits.pictures import habit_curve, habit_picture
from bot.dialogs.habits.states import Habits
from bot.hints import Hint
from bot.texts import L, Rich

_TO_CARD = SwitchTo(L("button-back"), id="back", state=Habits.card)

amount = Window(
    Hint(),
    Rich("habit-amount"),
    Group(choice("add", "adds", a.add, codes=a.CODE), width=3),
    Row(choice("t", "ticks", h.tick, codes=f"[acu]{DAY}{ID}")),
    Row(choice("undo", "undos", a.add, codes=a.CODE)),
    Row(
        Button(L("habit-for-yesterday"), id="yesterday", on_click=a.other_day, when="is_today"),
        Button(L("habit-for-today"), id="today", on_click=a.other_day, when="is_yesterday"),
        SwitchTo(L("habit-to-card"), id="card", state=Habits.card),
    ),
    SwitchTo(L("habit-to-list"), id="list", state=Habits.list),
    *words_input(added, a.typed),
    state=Habits.amount,
    getter=a.amount,
)
month = Window(
    Hint(),
    Rich("habit-month-head"),
    Group(choice("d", "days", k.open_day, codes=f"[nbe][0-6]|d{DAY}"), width=7),
    Row(
        Button(L("pager-prev"), id="earlier", on_click=k.turn_month),
        Button(L("pager-next"), id="next", on_click=k.turn_month, when="later"),
    ),
    _TO_CARD,
    state=Habits.month,
    getter=k.month,
)
day = Window(
    Hint(),
    Rich("habit-day"),
    Rich("habit-day-amount", when="amount"),
    Rich("habit-card-note", when="note"),
    Row(
        Button(L("habit-tick-today"), id="tick", on_click=k.tick_day, when="can_tick"),
        Button(L("habit-untick-today"), id="untick", on_click=k.tick_day, when="can_untick"),
        Button(L("habit-count"), id="count", on_click=k.count_day, when="can_count"),
    ),
    Row(
        Button(L("habit-skip-day"), id="skip", on_click=k.skip_day, when="can_skip"),
        Button(L("habit-unskip"), id="unskip", on_click=k.skip_day, when="can_ask"),
    ),
    SwitchTo(L("habit-note"), id="note", state=Habits.note),
    SwitchTo(L("button-back"), id="back", state=Habits.month),
    state=Habits.day,
    getter=k.day,
)
note_window = Window(
    Hint(),
    Rich("habit-ask-note"),
    Rich("habit-card-note", when="note"),
    Button(L("habit-note-forget"), id="forget", on_click=k.forget_note, when="has_note"),
    Button(L("button-back"), id="back", on_click=k.leave_note),
    *words_input(note, k.keep_note),
    state=Habits.note,
    getter=k.day,
)
picture = Window(
    DynamicMedia("picture"),
    Rich("habit-picture-caption"),
    _TO_CARD,
    state=Habits.picture,
    getter=habit_picture,
)
curve = Window(
    DynamicMedia("picture"),
    Rich("habit-curve-caption"),
    _TO_CARD,
    state=Habits.curve,
    getter=habit_curve,
)
day_windows = (amount, month, day, note_window, picture, curve)
