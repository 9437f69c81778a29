"""Narrowing the list of all tasks: typed words, a tag, a project."""

from typing import Any

from aiogram.enums import ContentType
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, StartMode, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Group, SwitchTo

from bot.choices import choice
from bot.codes import COUNT
from bot.context import speaker_of
from bot.dialogs.tasks.lines import shorten
from bot.dialogs.tasks.list_getters import narrow
from bot.dialogs.tasks.states import Tasks
from bot.hints import Hint, hint
from bot.paging import from_the_start
from bot.speaker import Reader
from bot.texts import L, Rich
from bot.words import tidy
from core.tasks.contracts import Label
from core.tasks.queries import TaskQueries

_CAPTION = 24
_LABELS = "labels"
LONGEST = 200


async def labels(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """The tags and projects in use; which button means which is kept, for a name may be longer
    than what a button carries."""
    async with reader(TaskQueries) as queries:
        found = await queries.labels(speaker_of(dialog_manager).id)
    dialog_manager.dialog_data[_LABELS] = [("tag", one.name) for one in found.tags] + [
        ("project", one.name) for one in found.projects
    ]
    shown = [(_tag(one), str(at)) for at, one in enumerate(found.tags)]
    shown += [(_project(one), str(at)) for at, one in enumerate(found.projects, len(shown))]
    return {"labels": shown, "choices": len(shown)}


def _tag(label: Label) -> str:
    return f"#{shorten(label.name, _CAPTION)} · {label.count}"


def _project(label: Label) -> str:
    return f"📁 {shorten(label.name, _CAPTION)} · {label.count}"


async def by_label(_: CallbackQuery, __: Any, manager: DialogManager, number: str) -> None:
    kept = manager.dialog_data.get(_LABELS) or []
    if int(number) < len(kept):
        kind, name = kept[int(number)]
        await _show(manager, **{kind: name})


async def by_words(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """«отчёт», «#дом»: what is written is looked for everywhere."""
    words = tidy(message.text or "")[:LONGEST]
    if not words:
        hint(manager, "task-text-please")
        return
    await _show(manager, words=words)


async def clear(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """All tasks again."""
    await _show(manager)


async def _show(manager: DialogManager, **only: str) -> None:
    narrow(manager, **only)
    from_the_start(manager)
    await manager.switch_to(Tasks.all)


async def on_tasks(message: Message, command: CommandObject, dialog_manager: DialogManager) -> None:
    """/tasks opens the list; «/tasks отчёт» looks for it."""
    words = tidy(command.args or "")[:LONGEST]
    await dialog_manager.start(
        Tasks.all,
        data={"words": words} if words else None,
        mode=StartMode.RESET_STACK,
        show_mode=ShowMode.SEND,
    )


async def start_search(data: Any, manager: DialogManager) -> None:
    """The list can be opened from outside with words to look for."""
    if isinstance(data, dict) and data.get("words"):
        narrow(manager, words=str(data["words"]))


window = Window(
    Hint(),
    Rich("task-ask-search"),
    Group(
        choice("label", "labels", by_label, codes=COUNT),
        width=2,
    ),
    MessageInput(by_words, content_types=ContentType.ANY),
    SwitchTo(L("button-back"), id="back", state=Tasks.all),
    state=Tasks.search,
    getter=labels,
)
