"""Correcting what is said less often: project, duration, notes, waiting."""

from aiogram.enums import ContentType
from aiogram_dialog import Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, CalendarConfig, Row, SwitchTo
from aiogram_dialog.widgets.text import Format

from bot.dialogs.tasks.calendar_widget import LocalCalendar
from bot.dialogs.tasks.detail_handlers import (
    MINUTE_OPTIONS,
    choose_waiting_day,
    clear_notes,
    clear_project,
    handle_duration_input,
    handle_notes_input,
    handle_project_input,
    handle_waiting_input,
    set_duration,
    set_waiting,
)
from bot.dialogs.tasks.draft_corrections import create_correction_inputs
from bot.dialogs.tasks.draft_getters import get_details_data as more_data
from bot.routes import Draft
from bot.ui.app_actions import handle_free_text
from bot.ui.hints import HintText
from bot.ui.texts import I18nHtml, I18nText

_BACK_BUTTON = SwitchTo(I18nText("button-back"), id="more", state=Draft.more)

details_window = Window(
    HintText(),
    I18nHtml("draft-title"),
    I18nHtml("draft-hint-saved"),
    Row(
        SwitchTo(Format("{chip_project}"), id="project", state=Draft.project),
        SwitchTo(Format("{chip_duration}"), id="duration", state=Draft.duration),
    ),
    Row(
        SwitchTo(Format("{chip_notes}"), id="notes", state=Draft.notes),
        SwitchTo(Format("{chip_waiting}"), id="waiting", state=Draft.waiting),
    ),
    SwitchTo(I18nText("chip-title"), id="title", state=Draft.title),
    SwitchTo(I18nText("button-back"), id="review", state=Draft.review),
    *create_correction_inputs(handle_free_text),
    state=Draft.more,
    getter=more_data,
)

project_window = Window(
    HintText(),
    I18nHtml("draft-ask-project"),
    Button(I18nText("chip-no-project"), id="none", on_click=clear_project),
    MessageInput(handle_project_input, content_types=ContentType.ANY),
    _BACK_BUTTON,
    state=Draft.project,
)

duration_window = Window(
    HintText(),
    I18nHtml("draft-ask-duration"),
    Row(*(Button(Format(one), id=f"min{one}", on_click=set_duration) for one in MINUTE_OPTIONS)),
    Button(I18nText("chip-no-duration"), id="none", on_click=set_duration),
    MessageInput(handle_duration_input, content_types=ContentType.ANY),
    _BACK_BUTTON,
    state=Draft.duration,
)

notes_window = Window(
    HintText(),
    I18nHtml("draft-ask-notes"),
    Button(I18nText("chip-no-notes"), id="none", on_click=clear_notes),
    MessageInput(handle_notes_input, content_types=ContentType.ANY),
    _BACK_BUTTON,
    state=Draft.notes,
)

waiting_window = Window(
    HintText(),
    I18nHtml("draft-ask-waiting"),
    Row(
        Button(I18nText("chip-tomorrow"), id="tomorrow", on_click=set_waiting),
        Button(I18nText("chip-monday"), id="monday", on_click=set_waiting),
        Button(I18nText("chip-no-waiting"), id="none", on_click=set_waiting),
    ),
    LocalCalendar(id="calendar", on_click=choose_waiting_day, config=CalendarConfig()),
    MessageInput(handle_waiting_input, content_types=ContentType.ANY),
    _BACK_BUTTON,
    state=Draft.waiting,
)

detail_windows = (details_window, project_window, duration_window, notes_window, waiting_window)
