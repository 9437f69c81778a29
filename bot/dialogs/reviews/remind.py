"""When to be reminded of the review: days and hours by button, or both in words."""

from datetime import time, timedelta
from typing import Any

from aiogram.types import CallbackQuery, ContentType, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Group, SwitchTo

from bot.routes import WeeklyReview
from bot.ui.choosers import create_select
from bot.ui.context import get_command_executor, get_current_user, get_query_runner
from bot.ui.current_user import CurrentUser, QueryRunner
from bot.ui.hints import HintText, show_hint
from bot.ui.item_codes import CLOCK
from bot.ui.navigation import create_menu_button
from bot.ui.texts import I18nHtml, I18nText
from core.reviews.contracts import PlanReview, ReviewPlan
from core.reviews.queries import ReviewQueries
from core.tasks.parse.parser import parse_task
from core.texts import get_weekday_names

DEFAULT_WEEKDAY, DEFAULT_TIME = 6, time(19)
_MAX_TEXT_LENGTH = 100
TIME_OPTIONS = (time(9), time(12), time(17), time(18), time(19), time(20), time(21), time(22))


def format_reminder(plan: ReviewPlan, current_user: CurrentUser) -> str:
    """«вс 19:00», or `off`."""
    if plan.weekday is None or plan.at is None:
        return "off"
    return f"{get_weekday_names(current_user.locale)[plan.weekday]} {plan.at:%H:%M}"


async def get_reminder_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """The days and hours, the chosen ones ticked; each button says day and hour in full."""
    current_user = get_current_user(dialog_manager)
    async with query_runner(ReviewQueries) as queries:
        plan = await queries.get_plan(current_user.id)
    day = DEFAULT_WEEKDAY if plan.weekday is None else plan.weekday
    at = plan.at or DEFAULT_TIME
    names = get_weekday_names(current_user.locale)
    return {
        "remind": format_reminder(plan, current_user),
        "on": plan.weekday is not None,
        "days": [(_format_choice(names[n], n == plan.weekday), f"{n}{at:%H%M}") for n in range(7)],
        "times": [
            (_format_choice(f"{one:%H:%M}", one == plan.at), f"{day}{one:%H%M}")
            for one in TIME_OPTIONS
        ],
    }


def _format_choice(text: str, is_chosen: bool) -> str:
    return f"✅ {text}" if is_chosen else text


async def choose_reminder(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    await _save_reminder(manager, int(code[0]), time(int(code[1:3]), int(code[3:])))


async def disable_reminder(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await get_command_executor(manager)(PlanReview(user_id=get_current_user(manager).id))


async def handle_reminder_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """«в воскресенье в 19», «19:30»: without a day the chosen one stays."""
    weekday, at = _parse_reminder((message.text or "")[:_MAX_TEXT_LENGTH], manager)
    if at is None:
        show_hint(manager, "weekly-remind-please")
        return
    if weekday is None:
        async with get_query_runner(manager)(ReviewQueries) as queries:
            kept = (await queries.get_plan(get_current_user(manager).id)).weekday
        weekday = DEFAULT_WEEKDAY if kept is None else kept
    await _save_reminder(manager, weekday, at)


def _parse_reminder(text: str, manager: DialogManager) -> tuple[int | None, time | None]:
    """The weekday, if one was named, and the time. A weekday that was named is the same whenever
    the words are read; a time alone is for the day on which it comes next."""
    profile, now = get_current_user(manager).profile, get_query_runner(manager).clock.now()
    parsed, later = (
        parse_task(text, now=moment, zone=profile.zone, lang=profile.locale)
        for moment in (now, now + timedelta(days=3))
    )
    if parsed.due_date is None or parsed.due_time is None or later.due_date is None:
        return None, parsed.due_time
    weekday = parsed.due_date.weekday()
    return (weekday if weekday == later.due_date.weekday() else None), parsed.due_time


async def _save_reminder(manager: DialogManager, weekday: int, at: time) -> None:
    await get_command_executor(manager)(
        PlanReview(user_id=get_current_user(manager).id, weekday=weekday, at=at)
    )


reminder_window = Window(
    HintText(),
    I18nHtml("weekly-remind-text"),
    Group(create_select("d", "days", choose_reminder, codes=f"[0-6]{CLOCK}"), width=4),
    Group(create_select("h", "times", choose_reminder, codes=f"[0-6]{CLOCK}"), width=4),
    Button(I18nText("weekly-remind-off"), id="off", on_click=disable_reminder, when="on"),
    SwitchTo(I18nText("button-back"), id="back", state=WeeklyReview.main),
    create_menu_button(),
    MessageInput(handle_reminder_input, content_types=ContentType.ANY),
    state=WeeklyReview.remind,
    getter=get_reminder_data,
)
