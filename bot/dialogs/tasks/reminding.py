"""Reminders of a draft: so long before its time, or at moments of their own."""

from datetime import date, datetime, time
from typing import Any

from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import ChatEvent, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import CalendarConfig, Column, Group, SwitchTo

from bot.choices import choice
from bot.codes import COUNT, read_moment
from bot.context import now_of, speaker_of, today_of
from bot.dialogs.tasks.calendars import PersonsCalendar
from bot.dialogs.tasks.draft import Fields, fields_of, keep
from bot.dialogs.tasks.draft_getters import lead, moment
from bot.dialogs.tasks.states import Draft
from bot.dialogs.tasks.understanding import leads_in, moment_in
from bot.hints import Hint, hint
from bot.texts import L, Rich
from core.tasks import contracts as c

USUAL = (0, 10, 30, 60, 24 * 60)
MORNING = time(9)


async def shown(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The usual leads and those of the draft with ticks, and its moments."""
    speaker, fields = speaker_of(dialog_manager), fields_of(dialog_manager)
    leads = sorted({*USUAL, *fields.remind_before})
    ticked = set(fields.remind_before or _implied(fields))
    today = today_of(dialog_manager)
    return {
        "leads": [
            (f"☑ {lead(speaker, one)}", f"-{one}")
            if one in ticked
            else (f"☐ {lead(speaker, one)}", f"+{one}")
            for one in leads
        ],
        "moments": [
            (f"✖ 🔔 {moment(speaker, at, today)}", at.isoformat()) for at in fields.remind_on
        ],
        "timed": fields.due_time is not None,
        "timeless": fields.due_time is None,
    }


def _implied(fields: Fields) -> tuple[int, ...]:
    """A task with a time reminds at it where nothing else is said."""
    return (0,) if fields.due_time is not None and not fields.remind_on else ()


async def toggle(_: CallbackQuery, __: Any, manager: DialogManager, press: str) -> None:
    """The press says what it wants, so that a second one does nothing."""
    fields, minutes = fields_of(manager), {int(press[1:])}
    now = set(fields.remind_before or _implied(fields))
    left = now | minutes if press[0] == "+" else now - minutes
    if not left and not fields.remind_on:
        hint(manager, "task-reminder-stays")
        left = {0}
    _keep(manager, left, fields.remind_on)


async def drop(_: CallbackQuery, __: Any, manager: DialogManager, at: str) -> None:
    fields = fields_of(manager)
    gone = datetime.fromisoformat(at)
    keep(manager, remind_on=tuple(one for one in fields.remind_on if one != gone))


async def pick(_: ChatEvent, __: Any, manager: DialogManager, day: date) -> None:
    """A day of the calendar means its morning; another time is typed."""
    _add(manager, datetime.combine(day, MORNING))
    await manager.switch_to(Draft.reminders)


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """«за 2 часа» counts back from the task's time, «завтра в 9» is a moment."""
    leads = leads_in(manager, message.text)
    fields = fields_of(manager)
    if leads and fields.due_time is not None:
        before = {*(fields.remind_before or _implied(fields)), *leads}
        _keep(manager, before, fields.remind_on)
    elif leads:
        hint(manager, "task-reminder-needs-time")
    elif (at := moment_in(manager, message.text)) is not None:
        _add(manager, at)
    else:
        hint(manager, "task-reminder-please")
    await manager.switch_to(Draft.reminders)


def _add(manager: DialogManager, at: datetime) -> None:
    """A moment more; the reminder at the task's own time stays."""
    if at <= now_of(manager):
        hint(manager, "error-past-moment")
        return
    fields = fields_of(manager)
    _keep(manager, set(fields.remind_before or _implied(fields)), (*fields.remind_on, at))


def _keep(manager: DialogManager, before: set[int], moments: tuple[datetime, ...]) -> None:
    if len(before) > c.REMINDERS or len(moments) > c.REMINDERS:
        hint(manager, "task-too-many-reminders", limit=c.REMINDERS)
        return
    keep(
        manager,
        remind_before=tuple(sorted(before)),
        remind_on=tuple(sorted(dict.fromkeys(moments))),
    )


reminders = Window(
    Hint(),
    Rich("draft-ask-reminders", when="timed"),
    Rich("draft-ask-moments", when="timeless"),
    Group(
        choice("lead", "leads", toggle, codes=f"[-+]{COUNT}"),
        width=2,
        when="timed",
    ),
    Column(choice("moment", "moments", drop, codes=read_moment)),
    SwitchTo(L("chip-remind-day"), id="pick", state=Draft.reminder_day),
    MessageInput(typed, content_types=ContentType.ANY),
    SwitchTo(L("button-back"), id="review", state=Draft.review),
    state=Draft.reminders,
    getter=shown,
)
reminder_day = Window(
    Rich("draft-ask-moment"),
    PersonsCalendar(id="calendar", on_click=pick, config=CalendarConfig()),
    MessageInput(typed, content_types=ContentType.ANY),
    SwitchTo(L("button-back"), id="back", state=Draft.reminders),
    state=Draft.reminder_day,
)
windows = (reminders, reminder_day)
