"""What the buttons of notifications do, however old the message is.

Refusals and faults are answered by `bot.runtime.errors`, as everywhere.
"""

from datetime import date

from aiogram import Bot
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, StartMode
from dishka.integrations.aiogram import FromDishka, inject

from bot.live.focus_timers import LiveMessages
from bot.notices import focus_handlers as focus
from bot.notices import skill_handlers as skills
from bot.routes import Tasks
from bot.ui.callback_answers import answer_callback
from bot.ui.cards import bundles
from bot.ui.cards import habits as habit_cards
from bot.ui.cards import tasks as cards
from bot.ui.cards.callbacks import (
    AmountCallback,
    BundleCallback,
    FocusCallback,
    HabitCallback,
    MoveTimeCallback,
    SkillCallback,
    TaskAction,
    TaskCallback,
    unpack_callback,
)
from bot.ui.cards.tasks import RenderedMessage
from bot.ui.current_user import CommandExecutor, CurrentUser, QueryRunner
from bot.ui.message_edits import show_rendered
from core.career.contracts.skills import SkillCard
from core.habits.contracts.commands import CheckInHabit, LogAmount, SkipDay, UndoCheckIn
from core.habits.contracts.views import HabitCard
from core.kit.errors import NotFound
from core.tasks.contracts.commands import CompleteTask, EditTask, ReopenTask, SnoozeTask
from core.tasks.contracts.views import SnoozeUntil, TaskCard
from core.tasks.queries import TaskQueries

_SNOOZE_ACTIONS: dict[TaskAction, SnoozeUntil] = {
    "15": "15min",
    "1h": "1h",
    "pd": "part",
    "am": "morning",
}


@inject
async def handle_notification_callback(
    callback: CallbackQuery,
    bot: Bot,
    current_user: CurrentUser,
    executor: CommandExecutor,
    query_runner: QueryRunner,
    live_messages: FromDishka[LiveMessages],
) -> None:
    """Act, show the outcome in the same message, and let the button go."""
    callback_data = unpack_callback(callback.data or "")
    if isinstance(callback_data, FocusCallback):
        await _handle_focus(
            callback_data, callback, bot, current_user, executor, query_runner, live_messages
        )
        return
    rendered: RenderedMessage | None
    if isinstance(callback_data, BundleCallback):
        rendered = await _handle_bundle(callback_data, callback, current_user, executor)
    elif isinstance(callback_data, MoveTimeCallback):
        rendered = await _handle_move_time(callback_data, current_user, executor, query_runner)
    elif isinstance(callback_data, SkillCallback):
        rendered = await skills.execute_callback(
            callback_data, current_user, executor, query_runner
        )
    elif isinstance(callback_data, TaskCallback):
        rendered = await _handle_task(
            callback_data, current_user, executor, query_runner.get_local_today(current_user)
        )
    elif isinstance(callback_data, AmountCallback):
        rendered = await _handle_amount(callback_data, current_user, executor, query_runner)
    else:
        rendered = await _handle_habit(callback_data, current_user, executor, query_runner)
    if rendered is not None:
        await show_rendered(callback, bot, rendered)
    await answer_callback(callback)


async def _handle_focus(
    callback_data: FocusCallback,
    callback: CallbackQuery,
    bot: Bot,
    current_user: CurrentUser,
    executor: CommandExecutor,
    query_runner: QueryRunner,
    live_messages: LiveMessages,
) -> None:
    """The message goes on as the timer of what the press has made of it."""
    view, rendered = await focus.execute_callback(
        callback_data, current_user, executor, query_runner
    )
    await show_rendered(callback, bot, rendered)
    if callback.message is not None:
        await live_messages.track_session(
            view, current_user, callback.message.message_id, callback_data.session_id
        )
    await answer_callback(callback)


async def handle_open_today(callback: CallbackQuery, dialog_manager: DialogManager) -> None:
    """The day's plan below the bundle, which stays."""
    await dialog_manager.start(Tasks.today, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)
    await answer_callback(callback)


async def handle_pick_moment(
    callback: CallbackQuery,
    dialog_manager: DialogManager,
    current_user: CurrentUser,
    query_runner: QueryRunner,
) -> None:
    """The question when to remind, below the reminder, which stays; a typed moment answers it."""
    callback_data = unpack_callback(callback.data or "")
    assert isinstance(callback_data, TaskCallback)
    async with query_runner(TaskQueries) as queries:
        card = await queries.get_card(callback_data.task_id, current_user.id)
    if card is None:
        raise NotFound("task")
    state = Tasks.snooze if card.completed_at is None and not card.deleted else Tasks.card
    await dialog_manager.start(
        state,
        data={"task_id": callback_data.task_id.hex},
        mode=StartMode.RESET_STACK,
        show_mode=ShowMode.SEND,
    )
    await answer_callback(callback)


async def _handle_task(
    callback_data: TaskCallback, current_user: CurrentUser, executor: CommandExecutor, today: date
) -> RenderedMessage:
    who, what = current_user.id, callback_data.task_id
    if callback_data.action == "d":
        done = await executor(CompleteTask(user_id=who, task_id=what))
        return cards.render_done_task(done, current_user)
    if callback_data.action == "u":
        reopened = await executor(ReopenTask(user_id=who, task_id=what))
        return cards.render_task_reminder(reopened, current_user, today)
    until = _SNOOZE_ACTIONS[callback_data.action]
    snoozed = await executor(SnoozeTask(user_id=who, task_id=what, until=until))
    return cards.render_snoozed_task(snoozed, current_user, today)


async def _handle_move_time(
    callback_data: MoveTimeCallback,
    current_user: CurrentUser,
    executor: CommandExecutor,
    query_runner: QueryRunner,
) -> RenderedMessage:
    """The time becomes the task's own, on the day it was put off to."""
    async with query_runner(TaskQueries) as queries:
        card = await queries.get_card(callback_data.task_id, current_user.id)
    if card is None:
        raise NotFound("task")
    today = query_runner.get_local_today(current_user)
    day = (
        current_user.to_local_time(card.remind_at).date()
        if card.remind_at
        else card.due_date or today
    )
    command = EditTask(
        user_id=current_user.id,
        task_id=callback_data.task_id,
        due_date=day,
        due_time=callback_data.at,
    )
    return cards.render_snoozed_task(await executor(command), current_user, today)


async def _handle_habit(
    callback_data: HabitCallback,
    current_user: CurrentUser,
    executor: CommandExecutor,
    query_runner: QueryRunner,
) -> RenderedMessage:
    who, what, day = current_user.id, callback_data.habit_id, callback_data.day
    if callback_data.action == "d":
        ticked = await executor(CheckInHabit(user_id=who, habit_id=what, day=day))
        return habit_cards.render_ticked_habit(
            ticked, current_user, day, query_runner.get_local_now(current_user)
        )
    if callback_data.action in ("o", "b"):
        off = callback_data.action == "o"
        rested = await executor(SkipDay(user_id=who, habit_id=what, day=day, skipped=off))
        rendered = habit_cards.render_skipped_habit if off else habit_cards.render_habit_reminder
        return rendered(rested, current_user, day)
    undone = await executor(UndoCheckIn(user_id=who, habit_id=what, day=day))
    return habit_cards.render_habit_reminder(undone, current_user, day)


async def _handle_amount(
    callback_data: AmountCallback,
    current_user: CurrentUser,
    executor: CommandExecutor,
    query_runner: QueryRunner,
) -> RenderedMessage:
    command = LogAmount(
        user_id=current_user.id,
        habit_id=callback_data.habit_id,
        day=callback_data.day,
        amount=callback_data.amount,
        seen=callback_data.seen_amount,
    )
    card = await executor(command)
    return habit_cards.render_added_amount(
        card, current_user, callback_data, query_runner.get_local_now(current_user)
    )


async def _handle_bundle(
    callback_data: BundleCallback,
    callback: CallbackQuery,
    current_user: CurrentUser,
    executor: CommandExecutor,
) -> RenderedMessage | None:
    """The bundle with its line answered; None where the messenger no longer shows its text."""
    press, done = callback_data.callback_data, callback_data.callback_data.action == "d"
    card: TaskCard | HabitCard | SkillCard
    if isinstance(press, SkillCallback):
        card = await executor(skills.build_command(press, current_user))
    elif isinstance(press, TaskCallback):
        task = CompleteTask if done else ReopenTask
        card = await executor(task(user_id=current_user.id, task_id=press.task_id))
    else:
        habit = CheckInHabit if done else UndoCheckIn
        card = await executor(
            habit(user_id=current_user.id, habit_id=press.habit_id, day=press.day)
        )
    if not isinstance(callback.message, Message):
        return None
    shown = RenderedMessage(callback.message.html_text, callback.message.reply_markup)
    return bundles.render_answered_bundle(shown, callback_data, card.title)
