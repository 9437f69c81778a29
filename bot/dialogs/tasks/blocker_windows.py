"""What has to be done before a task: other open tasks, chosen from a list or found by words."""

from aiogram.enums import ContentType
from aiogram_dialog import Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column

from bot.dialogs.tasks.blocker_getters import get_candidates_data
from bot.dialogs.tasks.blocker_handlers import handle_search_input, return_to_card, toggle_blocker
from bot.routes import Tasks
from bot.ui.choosers import create_select
from bot.ui.hints import HintText
from bot.ui.item_codes import TOGGLED_ID
from bot.ui.pagers import create_pager
from bot.ui.texts import I18nHtml, I18nText

blockers_window = Window(
    HintText(),
    I18nHtml("task-ask-blockers"),
    I18nHtml("task-found-nothing", when="nothing"),
    Column(create_select("blocker", "tasks", toggle_blocker, codes=TOGGLED_ID)),
    create_pager(),
    MessageInput(handle_search_input, content_types=ContentType.TEXT),
    Button(I18nText("button-back"), id="back", on_click=return_to_card),
    state=Tasks.blockers,
    getter=get_candidates_data,
)
