"""What has to be done before a task: other open tasks, chosen from a list or found by words."""

from typing import Any
from uuid import UUID

from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column

from bot.choices import choice
from bot.codes import TOGGLED_ID
from bot.context import reader_of, speaker_of
from bot.dialogs.tasks import lines
from bot.dialogs.tasks.card import act, chosen, whose
from bot.dialogs.tasks.states import Tasks
from bot.hints import Hint, hint
from bot.paging import PAGE, from_the_start, pager, read_page
from bot.texts import L, Rich
from bot.words import tidy
from core.kit.errors import DomainError
from core.tasks import contracts as c
from core.tasks.queries import Only, TaskQueries

_WORDS = "blocker_words"


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Narrow the list to tasks with these words."""
    manager.dialog_data[_WORDS] = tidy(message.text or "")
    from_the_start(manager)


async def toggle(_: CallbackQuery, __: Any, manager: DialogManager, press: str) -> None:
    """One blocker more or less; one that waits for this task itself is refused."""
    task, other = await chosen(manager), UUID(hex=press[1:])
    kept = tuple(one for one in task.blocked_by if one != other)
    blockers = (*kept, other) if press[0] == "+" else kept
    if len(blockers) > c.BLOCKERS:
        hint(manager, "task-too-many-blockers", limit=c.BLOCKERS)
        return
    try:
        await act(manager, c.EditTask(**whose(manager), blocked_by=blockers))
    except DomainError as refusal:
        if refusal.code != "task-cycle":
            raise
        hint(manager, "error-task-cycle")


async def candidates(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Open tasks but for this one, with a tick at those it waits for."""
    task, user_id = await chosen(dialog_manager), speaker_of(dialog_manager).id
    words = dialog_manager.dialog_data.get(_WORDS, "")

    async def read(offset: int) -> c.TaskPage:
        async with reader_of(dialog_manager)(TaskQueries) as queries:
            return await queries.page(user_id, offset, PAGE, Only(words=words))

    found, turning = await read_page(dialog_manager, read)
    others = [one for one in found.tasks if one.id != task.id]
    return turning | {
        "title": task.title,
        "words": words,
        "tasks": [
            lines.ticked(lines.shorten(one.title), one.id, one.id in task.blocked_by)
            for one in others
        ],
        "nothing": not others,
    }


async def back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data.pop(_WORDS, None)
    await manager.switch_to(Tasks.card)


window = Window(
    Hint(),
    Rich("task-ask-blockers"),
    Rich("task-found-nothing", when="nothing"),
    Column(choice("blocker", "tasks", toggle, codes=TOGGLED_ID)),
    pager(),
    MessageInput(typed, content_types=ContentType.TEXT),
    Button(L("button-back"), id="back", on_click=back),
    state=Tasks.blockers,
    getter=candidates,
)
