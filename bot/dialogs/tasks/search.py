"""Narrowing the list of all tasks: typed words, a tag, a project."""

from typing import Any

from aiogram.enums import ContentType
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, StartMode, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Group, SwitchTo

from bot.dialogs.tasks.list_getters import set_filter
from bot.routes import Tasks
from bot.ui.cards.task_lines import shorten_title
from bot.ui.choosers import create_select
from bot.ui.context import get_current_user
from bot.ui.current_user import QueryRunner
from bot.ui.hints import HintText, show_hint
from bot.ui.item_codes import COUNT
from bot.ui.pagers import reset_pages
from bot.ui.sanitizing import sanitize_text
from bot.ui.texts import I18nHtml, I18nText
from core.tasks.contracts.views import Label
from core.tasks.queries import TaskQueries

_MAX_CAPTION_LENGTH = 24
_LABELS_KEY = "labels"
MAX_SEARCH_LENGTH = 200


async def get_labels_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """The tags and projects in use; which button means which is kept, for a name may be longer
    than what a button carries."""
    async with query_runner(TaskQueries) as queries:
        found = await queries.get_labels(get_current_user(dialog_manager).id)
    dialog_manager.dialog_data[_LABELS_KEY] = [("tag", one.name) for one in found.tags] + [
        ("project", one.name) for one in found.projects
    ]
    shown = [(_format_tag(one), str(at)) for at, one in enumerate(found.tags)]
    shown += [(_format_project(one), str(at)) for at, one in enumerate(found.projects, len(shown))]
    return {"labels": shown, "choices": len(shown)}


def _format_tag(label: Label) -> str:
    return f"#{shorten_title(label.name, _MAX_CAPTION_LENGTH)} · {label.count}"


def _format_project(label: Label) -> str:
    return f"📁 {shorten_title(label.name, _MAX_CAPTION_LENGTH)} · {label.count}"


async def search_by_label(_: CallbackQuery, __: Any, manager: DialogManager, item_id: str) -> None:
    kept = manager.dialog_data.get(_LABELS_KEY) or []
    if int(item_id) < len(kept):
        kind, name = kept[int(item_id)]
        await _show_filtered(manager, **{kind: name})


async def handle_search_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """«отчёт», «#дом»: what is written is looked for everywhere."""
    words = sanitize_text(message.text or "")[:MAX_SEARCH_LENGTH]
    if not words:
        show_hint(manager, "task-text-please")
        return
    await _show_filtered(manager, words=words)


async def clear_search(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """All tasks again."""
    await _show_filtered(manager)


async def _show_filtered(manager: DialogManager, **filters: str) -> None:
    set_filter(manager, **filters)
    reset_pages(manager)
    await manager.switch_to(Tasks.all)


async def handle_tasks_command(
    message: Message, command: CommandObject, dialog_manager: DialogManager
) -> None:
    """/tasks opens the list; «/tasks отчёт» looks for it."""
    words = sanitize_text(command.args or "")[:MAX_SEARCH_LENGTH]
    await dialog_manager.start(
        Tasks.all,
        data={"words": words} if words else None,
        mode=StartMode.RESET_STACK,
        show_mode=ShowMode.SEND,
    )


async def initialize_search(data: Any, manager: DialogManager) -> None:
    """The list can be opened from outside with words to look for."""
    if isinstance(data, dict) and data.get("words"):
        set_filter(manager, words=str(data["words"]))


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
