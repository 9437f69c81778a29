"""When to be reminded of the review: days and hours by button, or both in words."""

from datetime import time, timedelta
from typing import Any

from aiogram.types import CallbackQuery, ContentType, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Group, SwitchTo

from bot.choices import choice
from bot.codes import CLOCK
from bot.context import act_of, reader_of, speaker_of
from bot.dialogs.reviews.states import WeeklyReview
from bot.hints import Hint, hint
from bot.navigation import to_menu
from bot.speaker import Reader, Speaker
from bot.texts import L, Rich
from core.reviews.contracts import PlanReview, ReviewPlan
from core.reviews.queries import ReviewQueries
from core.tasks.parse import parse
from core.texts import weekday_names

SUNDAY, EVENING = 6, time(19)
_LONGEST = 100
TIMES = (time(9), time(12), time(17), time(18), time(19), time(20), time(21), time(22))


def told(plan: ReviewPlan, speaker: Speaker) -> str:
    """«вс 19:00», or `off`."""
    if plan.weekday is None or plan.at is None:
        return "off"
    return f"{weekday_names(speaker.locale)[plan.weekday]} {plan.at:%H:%M}"


async def remind(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """The days and hours, the chosen ones ticked; each button says day and hour in full."""
    speaker = speaker_of(dialog_manager)
    async with reader(ReviewQueries) as queries:
        plan = await queries.plan(speaker.id)
    day = SUNDAY if plan.weekday is None else plan.weekday
    at = plan.at or EVENING
    names = weekday_names(speaker.locale)
    return {
        "remind": told(plan, speaker),
        "on": plan.weekday is not None,
        "days": [(_ticked(names[n], n == plan.weekday), f"{n}{at:%H%M}") for n in range(7)],
        "times": [(_ticked(f"{one:%H:%M}", one == plan.at), f"{day}{one:%H%M}") for one in TIMES],
    }


def _ticked(words: str, chosen: bool) -> str:
    return f"✅ {words}" if chosen else words


async def choose(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    await _set(manager, int(code[0]), time(int(code[1:3]), int(code[3:])))


async def switch_off(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await act_of(manager)(PlanReview(user_id=speaker_of(manager).id))


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """«в воскресенье в 19», «19:30»: without a day the chosen one stays."""
    weekday, at = _read((message.text or "")[:_LONGEST], manager)
    if at is None:
        hint(manager, "weekly-remind-please")
        return
    if weekday is None:
        async with reader_of(manager)(ReviewQueries) as queries:
            kept = (await queries.plan(speaker_of(manager).id)).weekday
        weekday = SUNDAY if kept is None else kept
    await _set(manager, weekday, at)


def _read(words: str, manager: DialogManager) -> tuple[int | None, time | None]:
    """The weekday, if one was named, and the time. A weekday that was named is the same whenever
    the words are read; a time alone is for the day on which it comes next."""
    profile, now = speaker_of(manager).profile, reader_of(manager).clock.now()
    told, later = (
        parse(words, now=moment, zone=profile.zone, lang=profile.locale)
        for moment in (now, now + timedelta(days=3))
    )
    if told.due_date is None or told.due_time is None or later.due_date is None:
        return None, told.due_time
    weekday = told.due_date.weekday()
    return (weekday if weekday == later.due_date.weekday() else None), told.due_time


async def _set(manager: DialogManager, weekday: int, at: time) -> None:
    await act_of(manager)(PlanReview(user_id=speaker_of(manager).id, weekday=weekday, at=at))


window = Window(
    Hint(),
    Rich("weekly-remind-text"),
    Group(choice("d", "days", choose, codes=f"[0-6]{CLOCK}"), width=4),
    Group(choice("h", "times", choose, codes=f"[0-6]{CLOCK}"), width=4),
    Button(L("weekly-remind-off"), id="off", on_click=switch_off, when="on"),
    SwitchTo(L("button-back"), id="back", state=WeeklyReview.main),
    to_menu(),
    MessageInput(typed, content_types=ContentType.ANY),
    state=WeeklyReview.remind,
    getter=remind,
)
