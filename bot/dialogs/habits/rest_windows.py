"""Windows of pauses, vacations and freezes."""

from typing import Any

from aiogram.types import ContentType
from aiogram_dialog import Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Row, SwitchTo

from bot.choices import choice
from bot.codes import COUNT
from bot.dialogs.habits import getters as g
from bot.dialogs.habits import rests as r
from bot.dialogs.habits.states import Habits
from bot.hints import Hint
from bot.texts import L, Rich


def _lengths() -> tuple[Any, ...]:
    return (
        Row(
            Button(L("habit-rest-three"), id="three", on_click=r.rest),
            Button(L("habit-rest-week"), id="week", on_click=r.rest),
            Button(L("habit-rest-fortnight"), id="fortnight", on_click=r.rest),
        ),
        Button(L("habit-rest-open"), id="open", on_click=r.rest),
        MessageInput(r.typed_rest, content_types=ContentType.TEXT),
    )


pause = Window(
    Hint(),
    Rich("habit-ask-pause"),
    *_lengths(),
    Button(L("habit-resume"), id="resume", on_click=r.resume, when="paused"),
    SwitchTo(L("button-back"), id="back", state=Habits.edit),
    state=Habits.pause,
    getter=g.habit_card,
)
vacation = Window(
    Hint(),
    Rich("habits-ask-vacation"),
    *_lengths(),
    Button(L("habits-resume"), id="resume", on_click=r.resume),
    SwitchTo(L("habit-to-list"), id="back", state=Habits.list),
    state=Habits.vacation,
)
freeze = Window(
    Hint(),
    Rich("habit-freeze-head"),
    Row(choice("buy", "buys", r.buy_freeze, codes=COUNT)),
    SwitchTo(L("button-back"), id="back", state=Habits.edit),
    state=Habits.freeze,
    getter=r.freeze,
)
rest_windows = (pause, vacation, freeze)
