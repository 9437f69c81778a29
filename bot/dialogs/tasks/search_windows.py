"""Narrowing the list of all tasks: typed words, a tag, a project."""

from aiogram.enums import ContentType
from aiogram_dialog import Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Group, SwitchTo

from bot.dialogs.tasks.search_getters import get_labels_data
from bot.dialogs.tasks.search_handlers import handle_search_input, search_by_label
from bot.routes import Tasks
from bot.ui.choosers import create_select
from bot.ui.hints import HintText
from bot.ui.item_codes import COUNT
from bot.ui.texts import I18nHtml, I18nText

search_window = Window(
    HintText(),
    I18nHtml("task-ask-search"),
    Group(
        create_select("label", "labels", search_by_label, codes=COUNT),
        width=2,
    ),
    MessageInput(handle_search_input, content_types=ContentType.ANY),
    SwitchTo(I18nText("button-back"), id="back", state=Tasks.all),
    state=Tasks.search,
    getter=get_labels_data,
)
