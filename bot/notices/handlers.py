"""What the buttons of notifications do, however old the message is.

Refusals and faults are answered by `bot.runtime.errors`, as everywhere.
"""

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, StartMode

from bot.notices import skill_handlers as skills
from bot.notices.outcomes import show_outcome
from bot.routes import Tasks
from bot.ui.callback_answers import answer_callback
from bot.ui.cards import bundles
from bot.ui.cards import habits as habit_cards
from bot.ui.cards import tasks as cards
from bot.ui.cards.callbacks import (
    AmountCallback,
    BundleCallback,
    HabitCallback,
    MoveTimeCallback,
    SkillCallback,
    TaskAction,
    TaskCallback,
)
from bot.ui.cards.tasks import RenderedMessage
from bot.ui.current_user import CommandExecutor, CurrentUser, QueryRunner
from core.habits.contracts.commands import CheckInHabit, LogAmount, SkipDay, UndoCheckIn
from core.kit.errors import NotFound
from core.tasks.contracts.commands import CompleteTask, EditTask, ReopenTask, SnoozeTask
from core.tasks.contracts.views import SnoozeUntil
from core.tasks.queries import TaskQueries

_SNOOZE_ACTIONS: dict[TaskAction, SnoozeUntil] = {
    "15": "15min",
    "1h": "1h",
    "pd": "part",
    "am": "morning",
}


async def handle_open_today(callback: CallbackQuery, dialog_manager: DialogManager) -> None:
    """The day's plan below the bundle, which stays."""
    await dialog_manager.start(Tasks.today, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)
    await answer_callback(callback)


async def handle_pick_moment(
    callback: CallbackQuery,
    callback_data: TaskCallback,
    dialog_manager: DialogManager,
    current_user: CurrentUser,
    query_runner: QueryRunner,
) -> None:
    """The question when to remind, below the reminder, which stays; a typed moment answers it."""
    async with query_runner(TaskQueries) as queries:
        card = await queries.get_card(callback_data.task_id, current_user.id)
    if card is None:
        raise NotFound("task")
    state = Tasks.snooze if card.is_open else Tasks.card
    await dialog_manager.start(
        state,
        data={"task_id": callback_data.task_id.hex},
        mode=StartMode.RESET_STACK,
        show_mode=ShowMode.SEND,
    )
    await answer_callback(callback)


async def handle_task(
    callback: CallbackQuery,
    callback_data: TaskCallback,
    current_user: CurrentUser,
    executor: CommandExecutor,
    query_runner: QueryRunner,
) -> None:
    """Done, undone or put off."""
    today = query_runner.get_local_today(current_user)
    who, what = current_user.id, callback_data.task_id
    if callback_data.action == "d":
        card = await executor(CompleteTask(user_id=who, task_id=what))
        rendered = cards.render_done_task(card, current_user)
    elif callback_data.action == "u":
        card = await executor(ReopenTask(user_id=who, task_id=what))
        rendered = cards.render_task_reminder(card, current_user, today)
    else:
        until = _SNOOZE_ACTIONS[callback_data.action]
        card = await executor(SnoozeTask(user_id=who, task_id=what, until=until))
        rendered = cards.render_snoozed_task(card, current_user, today)
    await show_outcome(callback, rendered)


async def handle_move_time(
    callback: CallbackQuery,
    callback_data: MoveTimeCallback,
    current_user: CurrentUser,
    executor: CommandExecutor,
    query_runner: QueryRunner,
) -> None:
    """The time becomes the task's own, on the day it was put off to."""
    async with query_runner(TaskQueries) as queries:
        card = await queries.get_card(callback_data.task_id, current_user.id)
    if card is None:
        raise NotFound("task")
    today = query_runner.get_local_today(current_user)
    put_off = current_user.to_local_time(card.remind_at).date() if card.remind_at else None
    command = EditTask(
        user_id=current_user.id,
        task_id=callback_data.task_id,
        due_date=put_off or card.due_date or today,
        due_time=callback_data.at,
    )
    rendered = cards.render_snoozed_task(await executor(command), current_user, today)
    await show_outcome(callback, rendered)


async def handle_habit(
    callback: CallbackQuery,
    callback_data: HabitCallback,
    current_user: CurrentUser,
    executor: CommandExecutor,
    query_runner: QueryRunner,
) -> None:
    """Ticked, taken back, or a day off."""
    who, what, day = current_user.id, callback_data.habit_id, callback_data.day
    if callback_data.action == "d":
        card = await executor(CheckInHabit(user_id=who, habit_id=what, day=day))
        now = query_runner.get_local_now(current_user)
        rendered = habit_cards.render_ticked_habit(card, current_user, day, now)
    elif callback_data.action == "o":
        card = await executor(SkipDay(user_id=who, habit_id=what, day=day, skipped=True))
        rendered = habit_cards.render_skipped_habit(card, current_user, day)
    else:
        undo_tick = UndoCheckIn(user_id=who, habit_id=what, day=day)
        undo_skip = SkipDay(user_id=who, habit_id=what, day=day, skipped=False)
        card = await executor(undo_skip if callback_data.action == "b" else undo_tick)
        rendered = habit_cards.render_habit_reminder(card, current_user, day)
    await show_outcome(callback, rendered)


async def handle_amount(
    callback: CallbackQuery,
    callback_data: AmountCallback,
    current_user: CurrentUser,
    executor: CommandExecutor,
    query_runner: QueryRunner,
) -> None:
    """Add to the day's amount, unless it has changed since the button was shown."""
    command = LogAmount(
        user_id=current_user.id,
        habit_id=callback_data.habit_id,
        day=callback_data.day,
        amount=callback_data.amount,
        seen=callback_data.seen_amount,
    )
    card, now = await executor(command), query_runner.get_local_now(current_user)
    await show_outcome(
        callback, habit_cards.render_added_amount(card, current_user, callback_data, now)
    )


async def handle_bundle(
    callback: CallbackQuery, current_user: CurrentUser, executor: CommandExecutor
) -> None:
    """The bundle with its line answered, where the messenger still shows its text."""
    bundled = BundleCallback.unpack(callback.data or "")
    title = await _execute_bundled(bundled, current_user, executor)
    if isinstance(callback.message, Message):
        shown = RenderedMessage(callback.message.html_text, callback.message.reply_markup)
        answered = bundles.render_answered_bundle(shown, bundled, title)
        await show_outcome(callback, answered)
    else:
        await answer_callback(callback)


async def _execute_bundled(
    bundled: BundleCallback, current_user: CurrentUser, executor: CommandExecutor
) -> str:
    """The title of what the line tells of."""
    pressed, who = bundled.callback_data, current_user.id
    if isinstance(pressed, SkillCallback):
        return (await executor(skills.build_command(pressed, current_user))).title
    if isinstance(pressed, TaskCallback):
        task = CompleteTask if pressed.action == "d" else ReopenTask
        return (await executor(task(user_id=who, task_id=pressed.task_id))).title
    habit = CheckInHabit if pressed.action == "d" else UndoCheckIn
    command = habit(user_id=who, habit_id=pressed.habit_id, day=pressed.day)
    return (await executor(command)).title
