"""The card of a task: what it says, and what can be done with it."""

from aiogram_dialog import Window
from aiogram_dialog.widgets.kbd import Button, Column, Row, SwitchTo
from aiogram_dialog.widgets.text import Format

from bot.dialogs.tasks.card_getters import get_card_data
from bot.dialogs.tasks.card_handlers import (
    back_to_list,
    complete_task,
    delete_task,
    edit_task,
    reopen_task,
    restore_task,
    start_focus,
    tick_step,
)
from bot.dialogs.tasks.undo import (
    create_undo_widgets,
)
from bot.routes import Tasks
from bot.ui.choosers import create_select
from bot.ui.hints import HintText
from bot.ui.item_codes import TOGGLED_ID
from bot.ui.navigation import create_menu_button
from bot.ui.texts import I18nText

_CHANGE_TEXT, _UNDO_BUTTON = create_undo_widgets()

card_window = Window(
    HintText(),
    _CHANGE_TEXT,
    Format("{card}"),
    Column(create_select("step", "steps", tick_step, codes=TOGGLED_ID)),
    _UNDO_BUTTON,
    Row(
        Button(I18nText("task-done"), id="done", on_click=complete_task, when="open"),
        SwitchTo(I18nText("task-snooze"), id="later", state=Tasks.snooze, when="open"),
    ),
    Row(
        Button(I18nText("task-focus"), id="focus", on_click=start_focus, when="open"),
        Button(I18nText("task-edit"), id="edit", on_click=edit_task, when="open"),
        Button(I18nText("task-delete"), id="delete", on_click=delete_task, when="open"),
    ),
    Row(
        SwitchTo(I18nText("task-steps"), id="steps", state=Tasks.steps, when="open"),
        SwitchTo(I18nText("task-blockers"), id="blockers", state=Tasks.blockers, when="open"),
    ),
    Button(I18nText("task-reopen"), id="reopen", on_click=reopen_task, when="done"),
    Button(I18nText("task-restore"), id="restore", on_click=restore_task, when="deleted"),
    Row(Button(I18nText("button-back"), id="back", on_click=back_to_list), create_menu_button()),
    state=Tasks.card,
    getter=get_card_data,
)
