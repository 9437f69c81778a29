"""What the buttons of notifications do, however old the message is.

Refusals and faults are answered by `bot.errors`, as everywhere.
"""

from datetime import date

from aiogram import Bot
from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery

from bot.notices import cards, focus
from bot.notices.cards import Face
from bot.notices.data import FocusPress, HabitPress, Malformed, TaskAction, TaskPress, unpack
from bot.notices.focus_cards import focus_face
from bot.notices.live import LiveMessages
from bot.speaker import Act, Reader, Speaker
from core.habits.contracts import CheckInHabit, UndoCheckIn
from core.tasks.contracts import CompleteTask, ReopenTask, SnoozeTask, SnoozeUntil

_SNOOZES: dict[TaskAction, SnoozeUntil] = {"15": "15min", "1h": "1h", "am": "morning"}


async def on_press(
    callback: CallbackQuery,
    bot: Bot,
    speaker: Speaker,
    act: Act,
    reader: Reader,
    live: LiveMessages,
) -> None:
    """Act, show the outcome in the same message, and let the button go."""
    try:
        press = unpack(callback.data or "")
    except Malformed:
        await let_go(callback, speaker.text("notice-malformed"))
        return
    if isinstance(press, FocusPress):
        view = await focus.do(press, speaker, act, reader)
        await show(callback, bot, focus_face(view, speaker, reader.clock.now()))
        if callback.message is not None:
            await live.follow(view, speaker, callback.message.message_id)
        await let_go(callback)
        return
    if isinstance(press, TaskPress):
        face = await _task(press, speaker, act, reader.now(speaker).date())
    else:
        face = await _habit(press, speaker, act, reader)
    await show(callback, bot, face)
    await let_go(callback)


async def let_go(callback: CallbackQuery, toast: str | None = None) -> None:
    """Answer the press; one that waited too long, while the bot was away, needs no answer."""
    try:
        await callback.answer(toast)
    except TelegramBadRequest as error:
        if "query is too old" not in error.message:
            raise


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


async def _habit(press: HabitPress, speaker: Speaker, act: Act, reader: Reader) -> Face:
    who, what, day = speaker.id, press.habit_id, press.day
    if press.action == "d":
        ticked = await act(CheckInHabit(user_id=who, habit_id=what, day=day))
        return cards.habit_ticked(ticked, speaker, day, reader.now(speaker))
    undone = await act(UndoCheckIn(user_id=who, habit_id=what, day=day))
    return cards.habit_reminder(undone, speaker, day)


async def show(callback: CallbackQuery, bot: Bot, face: Face) -> None:
    """Edit the pressed message; one that cannot be edited any more is followed by a new one."""
    message = callback.message
    if message is None:
        return
    try:
        await bot.edit_message_text(
            face.text,
            chat_id=message.chat.id,
            message_id=message.message_id,
            reply_markup=face.keyboard,
            parse_mode=ParseMode.HTML,
        )
    except TelegramBadRequest as error:
        if "message is not modified" in error.message:
            return
        await bot.send_message(
            message.chat.id, face.text, reply_markup=face.keyboard, parse_mode=ParseMode.HTML
        )
