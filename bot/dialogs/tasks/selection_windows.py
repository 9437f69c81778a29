"""Several tasks at once: chosen in a list, then done, moved or deleted together, with undo."""

from aiogram.enums import ContentType
from aiogram_dialog import Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, CalendarConfig, Column, Row, SwitchTo

from bot.dialogs.tasks.calendar_widget import LocalCalendar
from bot.dialogs.tasks.selection_getters import get_candidates_data
from bot.dialogs.tasks.selection_handlers import (
    choose_all,
    choose_none,
    complete_chosen,
    delete_chosen,
    handle_day_input,
    move_to_day,
    move_to_named_day,
    toggle_task,
)
from bot.routes import Tasks
from bot.ui.choosers import create_select
from bot.ui.hints import HintText
from bot.ui.item_codes import TOGGLED_ID
from bot.ui.pagers import create_pager
from bot.ui.texts import I18nHtml, I18nText

choose_window = Window(
    HintText(),
    I18nHtml("task-choose"),
    Column(create_select("one", "tasks", toggle_task, codes=TOGGLED_ID)),
    create_pager(),
    Row(
        Button(I18nText("task-choose-all"), id="all", on_click=choose_all, when="more"),
        Button(I18nText("task-choose-none"), id="nothing", on_click=choose_none, when="any"),
    ),
    Row(
        Button(I18nText("task-done"), id="done", on_click=complete_chosen),
        SwitchTo(I18nText("task-move"), id="move", state=Tasks.choose_day),
        Button(I18nText("task-delete"), id="delete", on_click=delete_chosen),
        when="any",
    ),
    SwitchTo(I18nText("button-back"), id="back", state=Tasks.all),
    state=Tasks.choose,
    getter=get_candidates_data,
)

choose_day_window = Window(
    HintText(),
    I18nHtml("task-choose-day"),
    Row(
        Button(I18nText("chip-today"), id="today", on_click=move_to_named_day),
        Button(I18nText("chip-tomorrow"), id="tomorrow", on_click=move_to_named_day),
        Button(I18nText("chip-monday"), id="monday", on_click=move_to_named_day),
    ),
    Button(I18nText("chip-no-day"), id="none", on_click=move_to_named_day),
    LocalCalendar(id="calendar", on_click=move_to_day, config=CalendarConfig()),
    MessageInput(handle_day_input, content_types=ContentType.ANY),
    SwitchTo(I18nText("button-back"), id="back", state=Tasks.choose),
    state=Tasks.choose_day,
    getter=get_candidates_data,
)
