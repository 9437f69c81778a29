"""How a task repeats: presets, weekdays, every so many, until when, from which day."""

from datetime import date
from typing import Any

from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import ChatEvent, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, CalendarConfig, Group, Row, SwitchTo
from aiogram_dialog.widgets.text import Format

from bot.choices import choice
from bot.codes import WEEKDAY
from bot.context import speaker_of, today_of
from bot.dialogs.tasks.calendars import PersonsCalendar
from bot.dialogs.tasks.draft import fields_of, keep
from bot.dialogs.tasks.lines import rule
from bot.dialogs.tasks.states import Draft
from bot.dialogs.tasks.understanding import LONGEST, day_in, understand
from bot.hints import Hint, hint
from bot.texts import L, Rich
from core.recurrence import editing as r
from core.tasks.contracts import RepeatFrom
from core.texts import weekday_names

PRESETS = {
    "daily": r.every("DAILY"),
    "workdays": r.WORKDAYS,
    "weekly": r.every("WEEKLY"),
    "monthly": r.every("MONTHLY"),
    "yearly": r.every("YEARLY"),
}


async def shown(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The rule in words, and its weekdays with ticks."""
    speaker, fields = speaker_of(dialog_manager), fields_of(dialog_manager)
    named = r.weekdays_of(fields.rrule)
    days = enumerate(weekday_names(speaker.locale))
    return {
        "rule": rule(speaker, fields.rrule, fields.repeat_from) if fields.rrule else "",
        "repeats": bool(fields.rrule),
        "once": not fields.rrule,
        "days": [(f"✓{name}", f"-{at}") if at in named else (name, f"+{at}") for at, name in days],
        "from_due": _chosen(speaker.text("repeat-from-due"), fields.repeat_from == "due"),
        "from_done": _chosen(speaker.text("repeat-from-done"), fields.repeat_from == "done"),
    }


def _chosen(caption: str, chosen: bool) -> str:
    """One of two that exclude each other."""
    return f"{'🔘' if chosen else '⚪️'} {caption}"


async def preset(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    _keep(manager, PRESETS[button.widget_id or ""])


async def toggle(_: CallbackQuery, __: Any, manager: DialogManager, press: str) -> None:
    """The press says what it wants, so that a second one does nothing."""
    kept, day = fields_of(manager).rrule, int(press[1:])
    if (day in r.weekdays_of(kept)) == (press[0] == "-"):
        _keep(manager, r.toggled(kept, day))


async def less(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    _step(manager, -1)


async def greater(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    _step(manager, 1)


def _step(manager: DialogManager, by: int) -> None:
    kept = fields_of(manager).rrule
    if kept is not None:
        _keep(manager, r.stepped(kept, by))


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """«каждые 3 дня после выполнения», "every other friday until june"."""
    parsed = understand(manager, (message.text or "")[:LONGEST])
    if parsed.rrule is None:
        hint(manager, "task-repeat-please")
        return
    keep(manager, repeat_from=parsed.repeat_from)
    if parsed.due_time is not None:
        keep(manager, due_time=parsed.due_time)
    _keep(manager, parsed.rrule, first=parsed.due_date)


async def never(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    keep(manager, rrule=None, repeat_from="due")
    await manager.switch_to(Draft.review)


async def count_from(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    start: RepeatFrom = "done" if button.widget_id == "done" else "due"
    keep(manager, repeat_from=start)


async def for_ever(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _end(manager, None)


async def pick_end(_: ChatEvent, __: Any, manager: DialogManager, day: date) -> None:
    await _end(manager, day)


async def type_end(message: Message, _: MessageInput, manager: DialogManager) -> None:
    day = day_in(manager, message.text)
    if day is None:
        hint(manager, "task-day-please")
        return
    await _end(manager, day)


async def _end(manager: DialogManager, last: date | None) -> None:
    fields = fields_of(manager)
    if last is not None and last < (fields.due_date or today_of(manager)):
        hint(manager, "task-until-past")
        return
    if fields.rrule is not None:
        keep(manager, rrule=r.ending(fields.rrule, last))
    await manager.switch_to(Draft.repeat)


def _keep(manager: DialogManager, rrule: str | None, first: date | None = None) -> None:
    """The rule, and a first day that it names."""
    fields = fields_of(manager)
    if rrule is None:
        keep(manager, rrule=None, repeat_from="due")
        return
    day = first or r.first_day(rrule, fields.due_date or today_of(manager))
    keep(manager, rrule=rrule, due_date=day)


repeat = Window(
    Hint(),
    Rich("draft-repeat", when="repeats"),
    Rich("draft-repeat-once", when="once"),
    Rich("draft-ask-repeat"),
    Row(
        Button(L("repeat-daily"), id="daily", on_click=preset),
        Button(L("repeat-workdays"), id="workdays", on_click=preset),
    ),
    Row(
        Button(L("repeat-weekly"), id="weekly", on_click=preset),
        Button(L("repeat-monthly"), id="monthly", on_click=preset),
        Button(L("repeat-yearly"), id="yearly", on_click=preset),
    ),
    Group(
        choice("wd", "days", toggle, codes=WEEKDAY),
        width=7,
    ),
    Row(
        Button(L("repeat-less"), id="less", on_click=less),
        Button(L("repeat-greater"), id="greater", on_click=greater),
        SwitchTo(L("repeat-until"), id="until", state=Draft.until),
        when="repeats",
    ),
    Row(
        Button(Format("{from_due}"), id="due", on_click=count_from),
        Button(Format("{from_done}"), id="done", on_click=count_from),
        when="repeats",
    ),
    Row(
        SwitchTo(L("button-back"), id="review", state=Draft.review),
        Button(L("repeat-never"), id="never", on_click=never, when="repeats"),
    ),
    MessageInput(typed, content_types=ContentType.ANY),
    state=Draft.repeat,
    getter=shown,
)
until = Window(
    Hint(),
    Rich("draft-ask-until"),
    PersonsCalendar(id="calendar", on_click=pick_end, config=CalendarConfig()),
    Button(L("repeat-for-ever"), id="ever", on_click=for_ever),
    MessageInput(type_end, content_types=ContentType.ANY),
    SwitchTo(L("button-back"), id="back", state=Draft.repeat),
    state=Draft.until,
)
windows = (repeat, until)
