"""Reminding later: in a usual step, or at a moment that is picked or typed."""

from datetime import date, datetime, time
from typing import Any

from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import ChatEvent, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, CalendarConfig, Row, SwitchTo
from aiogram_dialog.widgets.text import Format

from bot.context import now_of, speaker_of
from bot.dialogs.tasks.calendars import PersonsCalendar
from bot.dialogs.tasks.card import act, chosen, whose
from bot.dialogs.tasks.states import Tasks
from bot.dialogs.tasks.understanding import moment_in
from bot.hints import Hint, hint
from bot.texts import L, Rich
from core.kit.errors import DomainError
from core.tasks import contracts as c
from core.texts import day_name

SNOOZES: dict[str, c.SnoozeUntil] = {
    "m15": "15min",
    "h1": "1h",
    "part": "part",
    "morning": "morning",
}
TIMES = {"t9": time(9), "t12": time(12), "t15": time(15), "t18": time(18), "t21": time(21)}
_DAY = "snooze_day"
_REFUSED = {"past-moment", "too-far"}


async def titled(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Which task it is about."""
    return {"title": (await chosen(dialog_manager)).title}


async def dated(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The day that was picked."""
    day = _day(dialog_manager) or now_of(dialog_manager).date()
    named = day_name(speaker_of(dialog_manager).locale, day, now_of(dialog_manager).date())
    return {"day": named}


async def usual(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """One of the usual steps."""
    await act(manager, c.SnoozeTask(**whose(manager), until=SNOOZES[button.widget_id or ""]))
    await manager.switch_to(Tasks.card)


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """«завтра в 9», "in 40 min", «18:30»."""
    moment = moment_in(manager, message.text)
    if moment is None:
        hint(manager, "task-moment-please")
        return
    await _put_off(manager, moment)


async def picked_day(_: ChatEvent, __: Any, manager: DialogManager, day: date) -> None:
    manager.dialog_data[_DAY] = day.isoformat()
    await manager.switch_to(Tasks.snooze_time)


async def picked_time(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    day = _day(manager)
    if day is not None:
        await _put_off(manager, datetime.combine(day, TIMES[button.widget_id or ""]))


async def typed_time(message: Message, _: MessageInput, manager: DialogManager) -> None:
    moment = moment_in(manager, message.text, _day(manager))
    if moment is None:
        hint(manager, "task-time-please")
        return
    await _put_off(manager, moment)


def _day(manager: DialogManager) -> date | None:
    kept = manager.dialog_data.get(_DAY)
    return date.fromisoformat(kept) if kept else None


async def _put_off(manager: DialogManager, moment: datetime) -> None:
    """Snooze, or say why not and stay."""
    try:
        await act(manager, c.SnoozeTask(**whose(manager), at=moment))
    except DomainError as refusal:
        if refusal.code not in _REFUSED:
            raise
        hint(manager, f"error-{refusal.code}", **refusal.params)
        return
    await manager.switch_to(Tasks.card)


snooze = Window(
    Hint(),
    Rich("task-snooze-question"),
    Row(
        Button(L("snooze-15min"), id="m15", on_click=usual),
        Button(L("snooze-1h"), id="h1", on_click=usual),
    ),
    Row(
        Button(L("snooze-part"), id="part", on_click=usual),
        Button(L("snooze-morning"), id="morning", on_click=usual),
    ),
    SwitchTo(L("snooze-pick"), id="pick", state=Tasks.snooze_day),
    MessageInput(typed, content_types=ContentType.ANY),
    SwitchTo(L("button-back"), id="back", state=Tasks.card),
    state=Tasks.snooze,
    getter=titled,
)
snooze_day = Window(
    Hint(),
    Rich("task-snooze-day"),
    PersonsCalendar(id="calendar", on_click=picked_day, config=CalendarConfig()),
    MessageInput(typed, content_types=ContentType.ANY),
    SwitchTo(L("button-back"), id="back", state=Tasks.snooze),
    state=Tasks.snooze_day,
)
snooze_time = Window(
    Hint(),
    Rich("task-snooze-time"),
    Row(
        *(Button(Format(f"{at:%H:%M}"), id=id_, on_click=picked_time) for id_, at in TIMES.items())
    ),
    MessageInput(typed_time, content_types=ContentType.ANY),
    SwitchTo(L("button-back"), id="back", state=Tasks.snooze_day),
    state=Tasks.snooze_time,
    getter=dated,
)
