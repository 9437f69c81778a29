"""The card of a task: what it says, and what can be done with it."""

from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery
from aiogram_dialog import Data, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column, Row, SwitchTo
from aiogram_dialog.widgets.text import Format

from bot.dialogs.tasks.undoing import (
    clear_undo_offer,
    create_undo_widgets,
    get_undo_data,
    offer_undo,
)
from bot.live.focus_sessions import start_task_pomodoro
from bot.routes import Draft, Tasks
from bot.ui.cards import task_lines as lines
from bot.ui.choosers import create_select
from bot.ui.context import (
    get_command_executor,
    get_current_user,
    get_local_now,
    get_local_today,
    get_query_runner,
)
from bot.ui.hints import HintText
from bot.ui.item_codes import TOGGLED_ID
from bot.ui.navigation import create_menu_button
from bot.ui.task_draft import TaskDraft
from bot.ui.texts import I18nText
from core.kit.errors import NotFound
from core.kit.messages import Command
from core.tasks.contracts.commands import (
    CompleteTask,
    DeleteTask,
    ReopenTask,
    RestoreTask,
    TickStep,
)
from core.tasks.contracts.views import TaskCard
from core.tasks.queries import TaskQueries

FRESH_TASK_KEY = "fresh_task"
TASK_ID_KEY, ORIGIN_KEY = "task_id", "from"


async def initialize_card(data: Any, manager: DialogManager) -> None:
    """The card can be opened from outside with the task's id."""
    if isinstance(data, dict) and TASK_ID_KEY in data:
        manager.dialog_data[TASK_ID_KEY] = UUID(hex=data[TASK_ID_KEY]).hex


async def open_card(_: CallbackQuery, __: Any, manager: DialogManager, task_id: str) -> None:
    manager.dialog_data[TASK_ID_KEY] = task_id
    manager.dialog_data[ORIGIN_KEY] = str(manager.current_context().state.state).rpartition(":")[2]
    clear_undo_offer(manager)
    await manager.switch_to(Tasks.card)


async def back_to_list(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    origins = {"all": Tasks.all, "square": Tasks.square}
    clear_undo_offer(manager)
    if ORIGIN_KEY not in manager.dialog_data and len(manager.current_stack().intents) > 1:
        await manager.done()  # it was opened from another room
        return
    await manager.switch_to(origins.get(manager.dialog_data.get(ORIGIN_KEY, ""), Tasks.today))


def get_command_ids(manager: DialogManager) -> dict[str, Any]:
    """The person and the task the card speaks of, for a command."""
    return {
        "user_id": get_current_user(manager).id,
        "task_id": UUID(hex=manager.dialog_data[TASK_ID_KEY]),
    }


async def execute_and_remember(manager: DialogManager, command: Command[TaskCard]) -> TaskCard:
    """Execute, and let the card show the view that came back."""
    view = await get_command_executor(manager)(command)
    manager.middleware_data[FRESH_TASK_KEY] = view
    return view


async def load_task(manager: DialogManager) -> TaskCard:
    """The task the card speaks of, as a command of this update left it. Raises NotFound."""
    task_id = UUID(hex=manager.dialog_data[TASK_ID_KEY])
    fresh = manager.middleware_data.get(FRESH_TASK_KEY)
    if isinstance(fresh, TaskCard) and fresh.id == task_id:
        return fresh
    async with get_query_runner(manager)(TaskQueries) as queries:
        task = await queries.get_card(task_id, get_current_user(manager).id)
    if task is None:
        raise NotFound("task")
    return task


async def load_titles(manager: DialogManager, ids: tuple[UUID, ...]) -> list[str]:
    """What the person's tasks of these ids are called."""
    if not ids:
        return []
    user_id = get_current_user(manager).id
    async with get_query_runner(manager)(TaskQueries) as queries:
        found = await queries.get_cards([(one, user_id) for one in ids])
    return [found[one, user_id].title for one in ids if (one, user_id) in found]


async def get_card_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The card, and which buttons make sense for it."""
    task = await load_task(dialog_manager)
    blockers = await load_titles(dialog_manager, task.blocked_by)
    open_now = task.completed_at is None and not task.deleted
    said = lines.format_task_card(
        task, get_local_now(dialog_manager), get_current_user(dialog_manager), blockers
    )
    if task.completed_at is not None and not task.deleted:
        said += await _format_next_occurrence(dialog_manager, task) + await _format_unblocked(
            dialog_manager, task
        )
    return get_undo_data(dialog_manager) | {
        "card": said,
        "open": open_now,
        "done": task.completed_at is not None and not task.deleted,
        "deleted": task.deleted,
        "steps": lines.build_step_toggles(task.steps) if open_now else [],
    }


async def _format_next_occurrence(manager: DialogManager, task: TaskCard) -> str:
    """When a task that repeats comes again."""
    if task.rrule is None:
        return ""
    current_user, today = get_current_user(manager), get_local_today(manager)
    async with get_query_runner(manager)(TaskQueries) as queries:
        chain = (await queries.get_chains([task.id], current_user.id)).get(task.id, ())
        coming = next((one for one, done in chain if not done), None)
        card = await queries.get_card(coming, current_user.id) if coming else None
    if card is None:
        return ""
    at = lines.format_due_date(current_user, card.due_date, lines.get_due_time(card), today)
    return "\n" + current_user.translate_html("task-line-next", at=at)


async def _format_unblocked(manager: DialogManager, task: TaskCard) -> str:
    """What its being done makes possible."""
    if not task.blocking:
        return ""
    current_user = get_current_user(manager)
    async with get_query_runner(manager)(TaskQueries) as queries:
        freed = await queries.list_freed_by(task.id, current_user.id)
    if not freed:
        return ""
    titles = lines.format_quoted_titles([one.title for one in freed], current_user)
    return "\n" + current_user.translate_html("task-line-freed", titles=titles)


async def complete_task(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    clear_undo_offer(manager)
    await execute_and_remember(manager, CompleteTask(**get_command_ids(manager)))


async def reopen_task(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await execute_and_remember(manager, ReopenTask(**get_command_ids(manager)))


async def delete_task(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    clear_undo_offer(manager)
    await execute_and_remember(manager, DeleteTask(**get_command_ids(manager)))


async def restore_task(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await execute_and_remember(manager, RestoreTask(**get_command_ids(manager)))


async def tick_step(_: CallbackQuery, __: Any, manager: DialogManager, item_id: str) -> None:
    tick = TickStep(
        **get_command_ids(manager), step_id=UUID(hex=item_id[1:]), done=item_id[0] == "+"
    )
    await execute_and_remember(manager, tick)


async def start_focus(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """A pomodoro on this very task."""
    await start_task_pomodoro(manager, UUID(hex=manager.dialog_data[TASK_ID_KEY]))


async def edit_task(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    fields = TaskDraft.from_task(await load_task(manager))
    await manager.start(Draft.review, data=fields.to_builtins())


async def handle_editor_result(_: Data, result: Any, manager: DialogManager) -> None:
    """The editor was saved: the change can be taken back."""
    if isinstance(result, dict) and "before" in result:
        before, after = (TaskDraft.from_builtins(result[name]) for name in ("before", "after"))
        current_user = get_current_user(manager)
        offer_undo(
            manager,
            current_user.translate("task-told-edited"),
            before.build_edit_command(after, current_user.id),
        )


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
