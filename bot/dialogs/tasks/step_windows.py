"""Micro-steps: typed one a line, removed by a tap."""

from aiogram.enums import ContentType
from aiogram_dialog import Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Column, SwitchTo

from bot.dialogs.tasks.step_getters import get_steps_data
from bot.dialogs.tasks.step_handlers import handle_steps_input, remove_step
from bot.routes import Tasks
from bot.ui.choosers import create_select
from bot.ui.hints import HintText
from bot.ui.item_codes import ID
from bot.ui.texts import I18nHtml, I18nText

steps_window = Window(
    HintText(),
    I18nHtml("task-ask-steps"),
    Column(create_select("step", "steps", remove_step, codes=ID)),
    MessageInput(handle_steps_input, content_types=ContentType.ANY),
    SwitchTo(I18nText("button-back"), id="back", state=Tasks.card),
    state=Tasks.steps,
    getter=get_steps_data,
)
