"""Reminding later: in a usual step, or at a moment that is picked or typed."""

from datetime import date, datetime, time
from typing import Any

from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import ChatEvent, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, CalendarConfig, Row, SwitchTo
from aiogram_dialog.widgets.text import Format

from bot.dialogs.tasks.calendars import LocalCalendar
from bot.dialogs.tasks.card import execute_and_remember, get_command_ids, load_task
from bot.routes import Tasks
from bot.ui.context import get_current_user, get_local_now
from bot.ui.hints import HintText, show_hint
from bot.ui.text_parsing import parse_moment
from bot.ui.texts import I18nHtml, I18nText
from core.kit.errors import DomainError
from core.tasks.contracts.commands import SnoozeTask
from core.tasks.contracts.views import SnoozeUntil
from core.texts import format_day

SNOOZE_OPTIONS: dict[str, SnoozeUntil] = {
    "m15": "15min",
    "h1": "1h",
    "part": "part",
    "morning": "morning",
}
TIME_OPTIONS = {"t9": time(9), "t12": time(12), "t15": time(15), "t18": time(18), "t21": time(21)}
_SNOOZE_DAY_KEY = "snooze_day"
_HINTED_ERRORS = {"past-moment", "too-far"}


async def get_snooze_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Which task it is about."""
    return {"title": (await load_task(dialog_manager)).title}


async def get_snooze_time_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The day that was picked."""
    day = _get_day(dialog_manager) or get_local_now(dialog_manager).date()
    named = format_day(
        get_current_user(dialog_manager).locale, day, get_local_now(dialog_manager).date()
    )
    return {"day": named}


async def choose_usual_snooze(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """One of the usual steps."""
    await execute_and_remember(
        manager,
        SnoozeTask(**get_command_ids(manager), until=SNOOZE_OPTIONS[button.widget_id or ""]),
    )
    await manager.switch_to(Tasks.card)


async def handle_moment_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """«завтра в 9», "in 40 min", «18:30»."""
    moment = parse_moment(manager, message.text)
    if moment is None:
        show_hint(manager, "task-moment-please")
        return
    await _snooze_until(manager, moment)


async def choose_day(_: ChatEvent, __: Any, manager: DialogManager, day: date) -> None:
    manager.dialog_data[_SNOOZE_DAY_KEY] = day.isoformat()
    await manager.switch_to(Tasks.snooze_time)


async def choose_time(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    day = _get_day(manager)
    if day is not None:
        await _snooze_until(manager, datetime.combine(day, TIME_OPTIONS[button.widget_id or ""]))


async def handle_time_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    moment = parse_moment(manager, message.text, _get_day(manager))
    if moment is None:
        show_hint(manager, "task-time-please")
        return
    await _snooze_until(manager, moment)


def _get_day(manager: DialogManager) -> date | None:
    kept = manager.dialog_data.get(_SNOOZE_DAY_KEY)
    return date.fromisoformat(kept) if kept else None


async def _snooze_until(manager: DialogManager, moment: datetime) -> None:
    """Snooze, or say why not and stay."""
    try:
        await execute_and_remember(manager, SnoozeTask(**get_command_ids(manager), at=moment))
    except DomainError as refusal:
        if refusal.code not in _HINTED_ERRORS:
            raise
        show_hint(manager, f"error-{refusal.code}", **refusal.params)
        return
    await manager.switch_to(Tasks.card)


snooze_window = Window(
    HintText(),
    I18nHtml("task-snooze-question"),
    Row(
        Button(I18nText("snooze-15min"), id="m15", on_click=choose_usual_snooze),
        Button(I18nText("snooze-1h"), id="h1", on_click=choose_usual_snooze),
    ),
    Row(
        Button(I18nText("snooze-part"), id="part", on_click=choose_usual_snooze),
        Button(I18nText("snooze-morning"), id="morning", on_click=choose_usual_snooze),
    ),
    SwitchTo(I18nText("snooze-pick"), id="pick", state=Tasks.snooze_day),
    MessageInput(handle_moment_input, content_types=ContentType.ANY),
    SwitchTo(I18nText("button-back"), id="back", state=Tasks.card),
    state=Tasks.snooze,
    getter=get_snooze_data,
)
snooze_day_window = Window(
    HintText(),
    I18nHtml("task-snooze-day"),
    LocalCalendar(id="calendar", on_click=choose_day, config=CalendarConfig()),
    MessageInput(handle_moment_input, content_types=ContentType.ANY),
    SwitchTo(I18nText("button-back"), id="back", state=Tasks.snooze),
    state=Tasks.snooze_day,
)
snooze_time_window = Window(
    HintText(),
    I18nHtml("task-snooze-time"),
    Row(
        *(
            Button(Format(f"{at:%H:%M}"), id=id_, on_click=choose_time)
            for id_, at in TIME_OPTIONS.items()
        )
    ),
    MessageInput(handle_time_input, content_types=ContentType.ANY),
    SwitchTo(I18nText("button-back"), id="back", state=Tasks.snooze_day),
    state=Tasks.snooze_time,
    getter=get_snooze_time_data,
)
