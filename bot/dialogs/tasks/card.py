"""The card of a task: what it says, and what can be done with it."""

from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery
from aiogram_dialog import Data, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column, Row, SwitchTo
from aiogram_dialog.widgets.text import Format

from bot.choices import choice
from bot.codes import TOGGLED_ID
from bot.context import act_of, now_of, reader_of, speaker_of, today_of
from bot.dialogs.focus.handlers import begin_on_task
from bot.dialogs.tasks import lines
from bot.dialogs.tasks.draft import Fields
from bot.dialogs.tasks.states import Draft, Tasks
from bot.dialogs.tasks.undoing import forget, offer, undo_widgets, undoable
from bot.hints import Hint
from bot.navigation import to_menu
from bot.texts import L
from core.kit.errors import NotFound
from core.kit.messages import Command
from core.tasks import contracts as c
from core.tasks.queries import TaskQueries

FRESH = "fresh_task"
TASK, ORIGIN = "task_id", "from"


async def start_card(data: Any, manager: DialogManager) -> None:
    """The card can be opened from outside with the task's id."""
    if isinstance(data, dict) and TASK in data:
        manager.dialog_data[TASK] = UUID(hex=data[TASK]).hex


async def open_card(_: CallbackQuery, __: Any, manager: DialogManager, task_id: str) -> None:
    manager.dialog_data[TASK] = task_id
    manager.dialog_data[ORIGIN] = str(manager.current_context().state.state).rpartition(":")[2]
    forget(manager)
    await manager.switch_to(Tasks.card)


async def back_to_list(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    origins = {"all": Tasks.all, "square": Tasks.square}
    forget(manager)
    if ORIGIN not in manager.dialog_data and len(manager.current_stack().intents) > 1:
        await manager.done()  # it was opened from another room
        return
    await manager.switch_to(origins.get(manager.dialog_data.get(ORIGIN, ""), Tasks.today))


def whose(manager: DialogManager) -> dict[str, Any]:
    """The person and the task the card speaks of, for a command."""
    return {"user_id": speaker_of(manager).id, "task_id": UUID(hex=manager.dialog_data[TASK])}


async def act(manager: DialogManager, command: Command[c.TaskCard]) -> c.TaskCard:
    """Execute, and let the card show the view that came back."""
    view = await act_of(manager)(command)
    manager.middleware_data[FRESH] = view
    return view


async def chosen(manager: DialogManager) -> c.TaskCard:
    """The task the card speaks of, as a command of this update left it. Raises NotFound."""
    task_id = UUID(hex=manager.dialog_data[TASK])
    fresh = manager.middleware_data.get(FRESH)
    if isinstance(fresh, c.TaskCard) and fresh.id == task_id:
        return fresh
    async with reader_of(manager)(TaskQueries) as queries:
        task = await queries.card(task_id, speaker_of(manager).id)
    if task is None:
        raise NotFound("task")
    return task


async def titles(manager: DialogManager, ids: tuple[UUID, ...]) -> list[str]:
    """What the person's tasks of these ids are called."""
    if not ids:
        return []
    user_id = speaker_of(manager).id
    async with reader_of(manager)(TaskQueries) as queries:
        found = await queries.cards([(one, user_id) for one in ids])
    return [found[one, user_id].title for one in ids if (one, user_id) in found]


async def shown(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The card, and which buttons make sense for it."""
    task = await chosen(dialog_manager)
    blockers = await titles(dialog_manager, task.blocked_by)
    open_now = task.completed_at is None and not task.deleted
    said = lines.card(task, now_of(dialog_manager), speaker_of(dialog_manager), blockers)
    if task.completed_at is not None and not task.deleted:
        said += await _next(dialog_manager, task) + await _freed(dialog_manager, task)
    return undoable(dialog_manager) | {
        "card": said,
        "open": open_now,
        "done": task.completed_at is not None and not task.deleted,
        "deleted": task.deleted,
        "steps": lines.steps(task.steps) if open_now else [],
    }


async def _next(manager: DialogManager, task: c.TaskCard) -> str:
    """When a task that repeats comes again."""
    if task.rrule is None:
        return ""
    speaker, today = speaker_of(manager), today_of(manager)
    async with reader_of(manager)(TaskQueries) as queries:
        chain = (await queries.chains([task.id], speaker.id)).get(task.id, ())
        coming = next((one for one, done in chain if not done), None)
        card = await queries.card(coming, speaker.id) if coming else None
    if card is None:
        return ""
    at = lines.when(speaker, card.due_date, lines.clock_of(card), today)
    return "\n" + speaker.rich("task-line-next", at=at)


async def _freed(manager: DialogManager, task: c.TaskCard) -> str:
    """What its being done makes possible."""
    if not task.blocking:
        return ""
    speaker = speaker_of(manager)
    async with reader_of(manager)(TaskQueries) as queries:
        freed = await queries.freed_by(task.id, speaker.id)
    if not freed:
        return ""
    titles = lines.named([one.title for one in freed], speaker)
    return "\n" + speaker.rich("task-line-freed", titles=titles)


async def complete(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    forget(manager)
    await act(manager, c.CompleteTask(**whose(manager)))


async def reopen(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await act(manager, c.ReopenTask(**whose(manager)))


async def delete(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    forget(manager)
    await act(manager, c.DeleteTask(**whose(manager)))


async def restore(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await act(manager, c.RestoreTask(**whose(manager)))


async def tick(_: CallbackQuery, __: Any, manager: DialogManager, press: str) -> None:
    tick = c.TickStep(**whose(manager), step_id=UUID(hex=press[1:]), done=press[0] == "+")
    await act(manager, tick)


async def focus(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """A pomodoro on this very task."""
    await begin_on_task(manager, UUID(hex=manager.dialog_data[TASK]))


async def edit(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    fields = Fields.of(await chosen(manager))
    await manager.start(Draft.review, data=fields.dump())


async def edited(_: Data, result: Any, manager: DialogManager) -> None:
    """The editor was saved: the change can be taken back."""
    if isinstance(result, dict) and "before" in result:
        before, after = (Fields.load(result[name]) for name in ("before", "after"))
        speaker = speaker_of(manager)
        offer(manager, speaker.text("task-told-edited"), before.editing(after, speaker.id))


_TOLD, _UNDO = undo_widgets()
card = Window(
    Hint(),
    _TOLD,
    Format("{card}"),
    Column(choice("step", "steps", tick, codes=TOGGLED_ID)),
    _UNDO,
    Row(
        Button(L("task-done"), id="done", on_click=complete, when="open"),
        SwitchTo(L("task-snooze"), id="later", state=Tasks.snooze, when="open"),
    ),
    Row(
        Button(L("task-focus"), id="focus", on_click=focus, when="open"),
        Button(L("task-edit"), id="edit", on_click=edit, when="open"),
        Button(L("task-delete"), id="delete", on_click=delete, when="open"),
    ),
    Row(
        SwitchTo(L("task-steps"), id="steps", state=Tasks.steps, when="open"),
        SwitchTo(L("task-blockers"), id="blockers", state=Tasks.blockers, when="open"),
    ),
    Button(L("task-reopen"), id="reopen", on_click=reopen, when="done"),
    Button(L("task-restore"), id="restore", on_click=restore, when="deleted"),
    Row(Button(L("button-back"), id="back", on_click=back_to_list), to_menu()),
    state=Tasks.card,
    getter=shown,
)
