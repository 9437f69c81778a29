"""What the buttons of the morning and the evening do, however old their message is."""

from aiogram import Bot
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode, StartMode

from bot.dialogs.planner.states import Planner, Review, Spread
from bot.notices.cards import Face
from bot.notices.handlers import show
from bot.notices.plan_cards import closed_face, moved_face, returned_face
from bot.notices.plan_data import PlanPress, unpack
from bot.planning import next_day, planning, to_day
from bot.presses import let_go
from bot.speaker import Act, Reader, Speaker
from core.planner.contracts import AcceptPlan, PlanView, UndoPlan

_WINDOWS = {"p": Planner.day, "c": Review.main, "s": Spread.main}


async def on_plan_press(
    callback: CallbackQuery, bot: Bot, speaker: Speaker, act: Act, reader: Reader
) -> None:
    """Act and show the outcome in the message itself."""
    press = unpack(callback.data or "")
    await show(callback, bot, await _face(press, speaker, act, reader))
    await let_go(callback)


async def on_plan_window(callback: CallbackQuery, dialog_manager: DialogManager) -> None:
    """Open a window below the message, which stays."""
    press = unpack(callback.data or "")
    data = {"day": press.day.isoformat()} if press.action == "c" else None
    state = _WINDOWS[press.action]
    await dialog_manager.start(state, data, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)
    await let_go(callback)


async def _face(press: PlanPress, speaker: Speaker, act: Act, reader: Reader) -> Face:
    today = reader.today(speaker)
    if press.action == "d":
        return closed_face(speaker)
    if press.action == "u":
        plan = await act(UndoPlan(user_id=speaker.id, plan_id=press.plan_id(speaker.id)))
    else:
        found = await _move(press, speaker, act, reader)
        if found is None:
            return closed_face(speaker)
        plan = found
    if plan.undone:
        return returned_face(press, next_day(press.day, today), speaker, today)
    return moved_face(plan, press, speaker, today)


async def _move(press: PlanPress, speaker: Speaker, act: Act, reader: Reader) -> PlanView | None:
    """All that is left of the day to the next one; None when nothing is left. What was moved by an
    earlier press is told again."""
    today = reader.today(speaker)
    async with planning(reader, speaker) as desk:
        known = await desk.plans.one(press.plan_id(speaker.id), speaker.id)
        left = await desk.left(press.day)
    if known is not None or not left:
        return known
    command = AcceptPlan(
        user_id=speaker.id,
        plan_id=press.plan_id(speaker.id),
        kind="evening",
        day=press.day,
        shifts=to_day(left, next_day(press.day, today)),
    )
    return await act(command)
