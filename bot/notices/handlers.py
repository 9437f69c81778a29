"""What the buttons of notifications do, however old the message is.

Refusals and faults are answered by `bot.errors`, as everywhere.
"""

from datetime import date

from aiogram import Bot
from aiogram.enums import ParseMode
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, StartMode

from bot.dialogs.tasks.states import Tasks
from bot.notices import bundles, cards, focus, habit_cards, skills
from bot.notices.cards import Face
from bot.notices.data import (
    AmountPress,
    BundlePress,
    FocusPress,
    HabitPress,
    MovePress,
    SkillPress,
    TaskAction,
    TaskPress,
    unpack,
)
from bot.notices.edits import edit
from bot.notices.live import LiveMessages
from bot.presses import let_go
from bot.speaker import Act, Reader, Speaker
from core.career.contracts import SkillCard
from core.habits.contracts import CheckInHabit, HabitCard, LogAmount, SkipDay, UndoCheckIn
from core.kit.errors import NotFound
from core.tasks.contracts import (
    CompleteTask,
    EditTask,
    ReopenTask,
    SnoozeTask,
    SnoozeUntil,
    TaskCard,
)
from core.tasks.queries import TaskQueries

_SNOOZES: dict[TaskAction, SnoozeUntil] = {
    "15": "15min",
    "1h": "1h",
    "pd": "part",
    "am": "morning",
}


async def on_press(
    callback: CallbackQuery,
    bot: Bot,
    speaker: Speaker,
    act: Act,
    reader: Reader,
    live: LiveMessages,
) -> None:
    """Act, show the outcome in the same message, and let the button go."""
    press = unpack(callback.data or "")
    if isinstance(press, FocusPress):
        await _focus(press, callback, bot, speaker, act, reader, live)
        return
    face: Face | None
    if isinstance(press, BundlePress):
        face = await _bundled(press, callback, speaker, act)
    elif isinstance(press, MovePress):
        face = await _moved(press, speaker, act, reader)
    elif isinstance(press, SkillPress):
        face = await skills.do(press, speaker, act, reader)
    elif isinstance(press, TaskPress):
        face = await _task(press, speaker, act, reader.today(speaker))
    elif isinstance(press, AmountPress):
        face = await _amount(press, speaker, act, reader)
    else:
        face = await _habit(press, speaker, act, reader)
    if face is not None:
        await show(callback, bot, face)
    await let_go(callback)


async def _focus(
    press: FocusPress,
    callback: CallbackQuery,
    bot: Bot,
    speaker: Speaker,
    act: Act,
    reader: Reader,
    live: LiveMessages,
) -> None:
    """The message goes on as the timer of what the press has made of it."""
    view, face = await focus.do(press, speaker, act, reader)
    await show(callback, bot, face)
    if callback.message is not None:
        await live.follow(view, speaker, callback.message.message_id, press.session_id)
    await let_go(callback)


async def on_today(callback: CallbackQuery, dialog_manager: DialogManager) -> None:
    """The day's plan below the bundle, which stays."""
    await dialog_manager.start(Tasks.today, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)
    await let_go(callback)


async def on_pick(
    callback: CallbackQuery, dialog_manager: DialogManager, speaker: Speaker, reader: Reader
) -> None:
    """The question when to remind, below the reminder, which stays; a typed moment answers it."""
    press = unpack(callback.data or "")
    assert isinstance(press, TaskPress)
    async with reader(TaskQueries) as queries:
        card = await queries.card(press.task_id, speaker.id)
    if card is None:
        raise NotFound("task")
    state = Tasks.snooze if card.completed_at is None and not card.deleted else Tasks.card
    await dialog_manager.start(
        state,
        data={"task_id": press.task_id.hex},
        mode=StartMode.RESET_STACK,
        show_mode=ShowMode.SEND,
    )
    await let_go(callback)


async def _task(press: TaskPress, speaker: Speaker, act: Act, today: date) -> Face:
    who, what = speaker.id, press.task_id
    if press.action == "d":
        done = await act(CompleteTask(user_id=who, task_id=what))
        return cards.task_done(done, speaker)
    if press.action == "u":
        reopened = await act(ReopenTask(user_id=who, task_id=what))
        return cards.task_reminder(reopened, speaker, today)
    until = _SNOOZES[press.action]
    snoozed = await act(SnoozeTask(user_id=who, task_id=what, until=until))
    return cards.task_snoozed(snoozed, speaker, today)


async def _moved(press: MovePress, speaker: Speaker, act: Act, reader: Reader) -> Face:
    """The time becomes the task's own, on the day it was put off to."""
    async with reader(TaskQueries) as queries:
        card = await queries.card(press.task_id, speaker.id)
    if card is None:
        raise NotFound("task")
    today = reader.today(speaker)
    day = speaker.local(card.remind_at).date() if card.remind_at else card.due_date or today
    command = EditTask(user_id=speaker.id, task_id=press.task_id, due_date=day, due_time=press.at)
    return cards.task_snoozed(await act(command), speaker, today)


async def _habit(press: HabitPress, speaker: Speaker, act: Act, reader: Reader) -> Face:
    who, what, day = speaker.id, press.habit_id, press.day
    if press.action == "d":
        ticked = await act(CheckInHabit(user_id=who, habit_id=what, day=day))
        return habit_cards.habit_ticked(ticked, speaker, day, reader.now(speaker))
    if press.action in ("o", "b"):
        off = press.action == "o"
        rested = await act(SkipDay(user_id=who, habit_id=what, day=day, skipped=off))
        face = habit_cards.habit_off if off else habit_cards.habit_reminder
        return face(rested, speaker, day)
    undone = await act(UndoCheckIn(user_id=who, habit_id=what, day=day))
    return habit_cards.habit_reminder(undone, speaker, day)


async def _amount(press: AmountPress, speaker: Speaker, act: Act, reader: Reader) -> Face:
    command = LogAmount(
        user_id=speaker.id,
        habit_id=press.habit_id,
        day=press.day,
        amount=press.amount,
        seen=press.seen,
    )
    card = await act(command)
    return habit_cards.amount_added(card, speaker, press, reader.now(speaker))


async def _bundled(
    pressed: BundlePress, callback: CallbackQuery, speaker: Speaker, act: Act
) -> Face | None:
    """The bundle with its line answered; None where the messenger no longer shows its text."""
    press, done = pressed.press, pressed.press.action == "d"
    card: TaskCard | HabitCard | SkillCard
    if isinstance(press, SkillPress):
        card = await act(skills.command_of(press, speaker))
    elif isinstance(press, TaskPress):
        task = CompleteTask if done else ReopenTask
        card = await act(task(user_id=speaker.id, task_id=press.task_id))
    else:
        habit = CheckInHabit if done else UndoCheckIn
        card = await act(habit(user_id=speaker.id, habit_id=press.habit_id, day=press.day))
    if not isinstance(callback.message, Message):
        return None
    shown = Face(callback.message.html_text, callback.message.reply_markup)
    return bundles.answered(shown, pressed, card.title)


async def show(callback: CallbackQuery, bot: Bot, face: Face) -> None:
    """Edit the pressed message; one that cannot be edited any more is followed by a new one."""
    message = callback.message
    if message is None:
        return
    if not await edit(bot, message.chat.id, message.message_id, face):
        await bot.send_message(
            message.chat.id, face.text, reply_markup=face.keyboard, parse_mode=ParseMode.HTML
        )
