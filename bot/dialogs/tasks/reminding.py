"""Reminders of a draft: so long before its time, or at moments of their own."""

from datetime import date, datetime, time
from typing import Any

from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import ChatEvent, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import CalendarConfig, Column, Group, SwitchTo

from bot.dialogs.tasks.calendars import LocalCalendar
from bot.dialogs.tasks.draft_getters import format_lead_time, format_moment
from bot.routes import Draft
from bot.ui.choosers import create_select
from bot.ui.context import get_current_user, get_local_now, get_local_today
from bot.ui.hints import HintText, show_hint
from bot.ui.item_codes import COUNT, parse_moment_code
from bot.ui.task_draft import TaskDraft, get_draft, update_draft
from bot.ui.text_parsing import parse_lead_times, parse_moment
from bot.ui.texts import I18nHtml, I18nText
from core.tasks.contracts.views import MAX_REMINDERS

USUAL_LEADS = (0, 10, 30, 60, 24 * 60)
MORNING_TIME = time(9)


async def get_reminders_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The usual leads and those of the draft with ticks, and its moments."""
    current_user, fields = get_current_user(dialog_manager), get_draft(dialog_manager)
    leads = sorted({*USUAL_LEADS, *fields.remind_before})
    ticked = set(fields.remind_before or _get_effective_leads(fields))
    today = get_local_today(dialog_manager)
    return {
        "leads": [
            (f"☑ {format_lead_time(current_user, one)}", f"-{one}")
            if one in ticked
            else (f"☐ {format_lead_time(current_user, one)}", f"+{one}")
            for one in leads
        ],
        "moments": [
            (f"✖ 🔔 {format_moment(current_user, at, today)}", at.isoformat())
            for at in fields.remind_on
        ],
        "timed": fields.due_time is not None,
        "timeless": fields.due_time is None,
    }


def _get_effective_leads(fields: TaskDraft) -> tuple[int, ...]:
    """A task with a time reminds at it where nothing else is said."""
    return (0,) if fields.due_time is not None and not fields.remind_on else ()


async def toggle_lead(_: CallbackQuery, __: Any, manager: DialogManager, item_id: str) -> None:
    """The press says what it wants, so that a second one does nothing."""
    fields, minutes = get_draft(manager), {int(item_id[1:])}
    now = set(fields.remind_before or _get_effective_leads(fields))
    left = now | minutes if item_id[0] == "+" else now - minutes
    if not left and not fields.remind_on:
        show_hint(manager, "task-reminder-stays")
        left = {0}
    _save_reminders(manager, left, fields.remind_on)


async def remove_moment(_: CallbackQuery, __: Any, manager: DialogManager, at: str) -> None:
    fields = get_draft(manager)
    gone = datetime.fromisoformat(at)
    update_draft(manager, remind_on=tuple(one for one in fields.remind_on if one != gone))


async def choose_day(_: ChatEvent, __: Any, manager: DialogManager, day: date) -> None:
    """A day of the calendar means its morning; another time is typed."""
    _add_moment(manager, datetime.combine(day, MORNING_TIME))
    await manager.switch_to(Draft.reminders)


async def handle_reminder_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """«за 2 часа» counts back from the task's time, «завтра в 9» is a moment."""
    leads = parse_lead_times(manager, message.text)
    fields = get_draft(manager)
    if leads and fields.due_time is not None:
        before = {*(fields.remind_before or _get_effective_leads(fields)), *leads}
        _save_reminders(manager, before, fields.remind_on)
    elif leads:
        show_hint(manager, "task-reminder-needs-time")
    elif (at := parse_moment(manager, message.text)) is not None:
        _add_moment(manager, at)
    else:
        show_hint(manager, "task-reminder-please")
    await manager.switch_to(Draft.reminders)


def _add_moment(manager: DialogManager, at: datetime) -> None:
    """A moment more; the reminder at the task's own time stays."""
    if at <= get_local_now(manager):
        show_hint(manager, "error-past-moment")
        return
    fields = get_draft(manager)
    _save_reminders(
        manager, set(fields.remind_before or _get_effective_leads(fields)), (*fields.remind_on, at)
    )


def _save_reminders(
    manager: DialogManager, before: set[int], moments: tuple[datetime, ...]
) -> None:
    if len(before) > MAX_REMINDERS or len(moments) > MAX_REMINDERS:
        show_hint(manager, "task-too-many-reminders", limit=MAX_REMINDERS)
        return
    update_draft(
        manager,
        remind_before=tuple(sorted(before)),
        remind_on=tuple(sorted(dict.fromkeys(moments))),
    )


reminders_window = Window(
    HintText(),
    I18nHtml("draft-ask-reminders", when="timed"),
    I18nHtml("draft-ask-moments", when="timeless"),
    Group(
        create_select("lead", "leads", toggle_lead, codes=f"[-+]{COUNT}"),
        width=2,
        when="timed",
    ),
    Column(create_select("moment", "moments", remove_moment, codes=parse_moment_code)),
    SwitchTo(I18nText("chip-remind-day"), id="pick", state=Draft.reminder_day),
    MessageInput(handle_reminder_input, content_types=ContentType.ANY),
    SwitchTo(I18nText("button-back"), id="review", state=Draft.review),
    state=Draft.reminders,
    getter=get_reminders_data,
)
reminder_day_window = Window(
    I18nHtml("draft-ask-moment"),
    LocalCalendar(id="calendar", on_click=choose_day, config=CalendarConfig()),
    MessageInput(handle_reminder_input, content_types=ContentType.ANY),
    SwitchTo(I18nText("button-back"), id="back", state=Draft.reminders),
    state=Draft.reminder_day,
)
reminder_windows = (reminders_window, reminder_day_window)
