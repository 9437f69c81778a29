"""How a task repeats: presets, weekdays, every so many, until when, from which day."""

from datetime import date
from typing import Any

from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import ChatEvent, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, CalendarConfig, Group, Row, SwitchTo
from aiogram_dialog.widgets.text import Format

from bot.dialogs.tasks.calendars import LocalCalendar
from bot.routes import Draft
from bot.ui.cards.task_lines import format_recurrence
from bot.ui.choosers import create_select
from bot.ui.context import get_current_user, get_local_today
from bot.ui.hints import HintText, show_hint
from bot.ui.item_codes import WEEKDAY
from bot.ui.task_draft import get_draft, update_draft
from bot.ui.text_parsing import MAX_TEXT_LENGTH, parse_day, parse_task_text
from bot.ui.texts import I18nHtml, I18nText
from core.recurrence import editing as r
from core.tasks.contracts.views import RepeatFrom
from core.texts import get_weekday_names

RECURRENCE_PRESETS = {
    "daily": r.build_rrule("DAILY"),
    "workdays": r.WORKDAYS,
    "weekly": r.build_rrule("WEEKLY"),
    "monthly": r.build_rrule("MONTHLY"),
    "yearly": r.build_rrule("YEARLY"),
}


async def get_recurrence_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The rule in words, and its weekdays with ticks."""
    current_user, fields = get_current_user(dialog_manager), get_draft(dialog_manager)
    named = r.get_weekdays(fields.rrule)
    days = enumerate(get_weekday_names(current_user.locale))
    return {
        "rule": format_recurrence(current_user, fields.rrule, fields.repeat_from)
        if fields.rrule
        else "",
        "repeats": bool(fields.rrule),
        "once": not fields.rrule,
        "days": [(f"✓{name}", f"-{at}") if at in named else (name, f"+{at}") for at, name in days],
        "from_due": _format_choice(
            current_user.translate("repeat-from-due"), fields.repeat_from == "due"
        ),
        "from_done": _format_choice(
            current_user.translate("repeat-from-done"), fields.repeat_from == "done"
        ),
    }


def _format_choice(caption: str, is_chosen: bool) -> str:
    """One of two that exclude each other."""
    return f"{'🔘' if is_chosen else '⚪️'} {caption}"


async def choose_preset(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    _save_recurrence(manager, RECURRENCE_PRESETS[button.widget_id or ""])


async def toggle_weekday(_: CallbackQuery, __: Any, manager: DialogManager, item_id: str) -> None:
    """The press says what it wants, so that a second one does nothing."""
    kept, day = get_draft(manager).rrule, int(item_id[1:])
    if (day in r.get_weekdays(kept)) == (item_id[0] == "-"):
        _save_recurrence(manager, r.toggle_weekday(kept, day))


async def decrease_interval(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    _change_interval(manager, -1)


async def increase_interval(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    _change_interval(manager, 1)


def _change_interval(manager: DialogManager, by: int) -> None:
    kept = get_draft(manager).rrule
    if kept is not None:
        _save_recurrence(manager, r.change_interval(kept, by))


async def handle_recurrence_input(
    message: Message, _: MessageInput, manager: DialogManager
) -> None:
    """«каждые 3 дня после выполнения», "every other friday until june"."""
    parsed = parse_task_text(manager, (message.text or "")[:MAX_TEXT_LENGTH])
    if parsed.rrule is None:
        show_hint(manager, "task-repeat-please")
        return
    update_draft(manager, repeat_from=parsed.repeat_from)
    if parsed.due_time is not None:
        update_draft(manager, due_time=parsed.due_time)
    _save_recurrence(manager, parsed.rrule, first=parsed.due_date)


async def clear_recurrence(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    update_draft(manager, rrule=None, repeat_from="due")
    await manager.switch_to(Draft.review)


async def choose_repeat_from(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    start: RepeatFrom = "done" if button.widget_id == "done" else "due"
    update_draft(manager, repeat_from=start)


async def clear_end(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _save_end(manager, None)


async def choose_end(_: ChatEvent, __: Any, manager: DialogManager, day: date) -> None:
    await _save_end(manager, day)


async def handle_end_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    day = parse_day(manager, message.text)
    if day is None:
        show_hint(manager, "task-day-please")
        return
    await _save_end(manager, day)


async def _save_end(manager: DialogManager, last: date | None) -> None:
    fields = get_draft(manager)
    if last is not None and last < (fields.due_date or get_local_today(manager)):
        show_hint(manager, "task-until-past")
        return
    if fields.rrule is not None:
        update_draft(manager, rrule=r.set_end(fields.rrule, last))
    await manager.switch_to(Draft.repeat)


def _save_recurrence(manager: DialogManager, rrule: str | None, first: date | None = None) -> None:
    """The rule, and a first day that it names."""
    fields = get_draft(manager)
    if rrule is None:
        update_draft(manager, rrule=None, repeat_from="due")
        return
    day = first or r.find_first_day(rrule, fields.due_date or get_local_today(manager))
    update_draft(manager, rrule=rrule, due_date=day)


recurrence_window = Window(
    HintText(),
    I18nHtml("draft-repeat", when="repeats"),
    I18nHtml("draft-repeat-once", when="once"),
    I18nHtml("draft-ask-repeat"),
    Row(
        Button(I18nText("repeat-daily"), id="daily", on_click=choose_preset),
        Button(I18nText("repeat-workdays"), id="workdays", on_click=choose_preset),
    ),
    Row(
        Button(I18nText("repeat-weekly"), id="weekly", on_click=choose_preset),
        Button(I18nText("repeat-monthly"), id="monthly", on_click=choose_preset),
        Button(I18nText("repeat-yearly"), id="yearly", on_click=choose_preset),
    ),
    Group(
        create_select("wd", "days", toggle_weekday, codes=WEEKDAY),
        width=7,
    ),
    Row(
        Button(I18nText("repeat-less"), id="less", on_click=decrease_interval),
        Button(I18nText("repeat-greater"), id="greater", on_click=increase_interval),
        SwitchTo(I18nText("repeat-until"), id="until", state=Draft.until),
        when="repeats",
    ),
    Row(
        Button(Format("{from_due}"), id="due", on_click=choose_repeat_from),
        Button(Format("{from_done}"), id="done", on_click=choose_repeat_from),
        when="repeats",
    ),
    Row(
        SwitchTo(I18nText("button-back"), id="review", state=Draft.review),
        Button(I18nText("repeat-never"), id="never", on_click=clear_recurrence, when="repeats"),
    ),
    MessageInput(handle_recurrence_input, content_types=ContentType.ANY),
    state=Draft.repeat,
    getter=get_recurrence_data,
)
end_window = Window(
    HintText(),
    I18nHtml("draft-ask-until"),
    LocalCalendar(id="calendar", on_click=choose_end, config=CalendarConfig()),
    Button(I18nText("repeat-for-ever"), id="ever", on_click=clear_end),
    MessageInput(handle_end_input, content_types=ContentType.ANY),
    SwitchTo(I18nText("button-back"), id="back", state=Draft.repeat),
    state=Draft.until,
)
recurrence_windows = (recurrence_window, end_window)
