"""Reminding later: in a usual step, or at a moment that is picked or typed."""

from aiogram.enums import ContentType
from aiogram_dialog import Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, CalendarConfig, Row, SwitchTo
from aiogram_dialog.widgets.text import Format

from bot.dialogs.tasks.calendar_widget import LocalCalendar
from bot.dialogs.tasks.snooze_getters import get_snooze_data, get_snooze_time_data
from bot.dialogs.tasks.snooze_handlers import (
    TIME_OPTIONS,
    choose_day,
    choose_time,
    choose_usual_snooze,
    handle_moment_input,
    handle_time_input,
)
from bot.routes import Tasks
from bot.ui.hints import HintText
from bot.ui.texts import I18nHtml, I18nText

snooze_window = Window(
    HintText(),
    I18nHtml("task-snooze-question"),
    Row(
        Button(I18nText("snooze-15min"), id="m15", on_click=choose_usual_snooze),
        Button(I18nText("snooze-1h"), id="h1", on_click=choose_usual_snooze),
    ),
    Row(
        Button(I18nText("snooze-part"), id="part", on_click=choose_usual_snooze),
        Button(I18nText("snooze-morning"), id="morning", on_click=choose_usual_snooze),
    ),
    SwitchTo(I18nText("snooze-pick"), id="pick", state=Tasks.snooze_day),
    MessageInput(handle_moment_input, content_types=ContentType.ANY),
    SwitchTo(I18nText("button-back"), id="back", state=Tasks.card),
    state=Tasks.snooze,
    getter=get_snooze_data,
)

snooze_day_window = Window(
    HintText(),
    I18nHtml("task-snooze-day"),
    LocalCalendar(id="calendar", on_click=choose_day, config=CalendarConfig()),
    MessageInput(handle_moment_input, content_types=ContentType.ANY),
    SwitchTo(I18nText("button-back"), id="back", state=Tasks.snooze),
    state=Tasks.snooze_day,
)

snooze_time_window = Window(
    HintText(),
    I18nHtml("task-snooze-time"),
    Row(
        *(
            Button(Format(f"{at:%H:%M}"), id=id_, on_click=choose_time)
            for id_, at in TIME_OPTIONS.items()
        )
    ),
    MessageInput(handle_time_input, content_types=ContentType.ANY),
    SwitchTo(I18nText("button-back"), id="back", state=Tasks.snooze_day),
    state=Tasks.snooze_time,
    getter=get_snooze_time_data,
)
