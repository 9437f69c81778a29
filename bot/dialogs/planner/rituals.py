"""The windows of the morning plan and the evening review: usual times by button, own ones typed."""

from datetime import time
from typing import Any

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, ContentType, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.common import Whenable
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Group, Start, SwitchTo

from bot.routes import Planner, Settings
from bot.ui.cards.plan_lines import format_clock
from bot.ui.choosers import create_select
from bot.ui.context import get_command_executor, get_current_user
from bot.ui.current_user import CurrentUser, QueryRunner
from bot.ui.hints import HintText, show_hint
from bot.ui.item_codes import CLOCK
from bot.ui.navigation import SETTINGS_START_DATA, create_menu_button
from bot.ui.text_parsing import parse_task_text
from bot.ui.texts import I18nHtml, I18nText
from core.planner.contracts import Ritual, Rituals, SetRituals
from core.planner.queries import PlannerQueries

USUAL_TIMES: dict[Ritual, tuple[time, ...]] = {
    "morning": (time(6, 30), time(7), time(7, 30), time(8), time(9), time(10)),
    "evening": (time(18), time(19), time(20), time(21), time(22), time(23)),
}


"""Given at the start from the settings: there the way back leads."""


def _is_opened_from_settings(_: dict[str, Any], __: Whenable, manager: DialogManager) -> bool:
    return manager.start_data == SETTINGS_START_DATA


def _is_opened_from_plan(_: dict[str, Any], __: Whenable, manager: DialogManager) -> bool:
    return manager.start_data != SETTINGS_START_DATA


async def get_rituals_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """When each comes, and the usual times with the chosen one ticked."""
    current_user = get_current_user(dialog_manager)
    async with query_runner(PlannerQueries) as queries:
        own = await queries.get_rituals(current_user.id)
    return {
        "morning": _format_time(current_user, own.morning_at),
        "evening": _format_time(current_user, own.evening_at),
        "quiet": _format_quiet_end(current_user, own),
        "morning_on": own.morning_at is not None,
        "evening_on": own.evening_at is not None,
        "morning_times": _build_usual_times("morning", own),
        "evening_times": _build_usual_times("evening", own),
    }


def _format_quiet_end(current_user: CurrentUser, rituals: Rituals) -> str:
    """When the quiet hours end that hold one of the times; empty when they hold none."""
    start, end = current_user.profile.quiet_from, current_user.profile.quiet_to
    if start is None or end is None:
        return ""
    held = (at for at in (rituals.morning_at, rituals.evening_at) if at is not None)
    within = (start <= at < end if start < end else at >= start or at < end for at in held)
    return format_clock(end) if any(within) else ""


def _format_time(current_user: CurrentUser, at: time | None) -> str:
    return format_clock(at) if at else current_user.translate("ritual-off")


def _build_usual_times(ritual: Ritual, rituals: Rituals) -> list[tuple[str, str]]:
    """The caption of each and its time; those of a state shown are pressed again and again."""
    chosen = rituals.get_time(ritual)
    return [
        (f"{'✅ ' if at == chosen else ''}{format_clock(at)}", f"{at:%H%M}")
        for at in USUAL_TIMES[ritual]
    ]


def _get_ritual(manager: DialogManager) -> Ritual:
    return "morning" if manager.current_context().state == Planner.morning else "evening"


async def choose_time(_: CallbackQuery, __: Any, manager: DialogManager, digits: str) -> None:
    await _set_ritual_time(manager, time(int(digits[:2]), int(digits[2:])))


async def disable_ritual(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _set_ritual_time(manager, None)


async def handle_time_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """«8:30», «в 9 вечера»: whatever the grammar takes for a time."""
    at = parse_task_text(manager, (message.text or "")[:100]).due_time
    if at is None:
        show_hint(manager, "ritual-time-please")
        return
    await _set_ritual_time(manager, at)


async def _set_ritual_time(manager: DialogManager, at: time | None) -> None:
    user_id = get_current_user(manager).id
    if _get_ritual(manager) == "morning":
        await get_command_executor(manager)(SetRituals(user_id=user_id, morning_at=at))
    else:
        await get_command_executor(manager)(SetRituals(user_id=user_id, evening_at=at))
    await manager.switch_to(Planner.rituals)


def _create_time_window(ritual: Ritual, state: State) -> Window:
    times = create_select("at", f"{ritual}_times", choose_time, codes=CLOCK)
    return Window(
        HintText(),
        I18nHtml(f"ritual-ask-{ritual}"),
        Group(times, width=3),
        Button(
            I18nText("ritual-switch-off"), id="off", on_click=disable_ritual, when=f"{ritual}_on"
        ),
        SwitchTo(I18nText("button-back"), id="back", state=Planner.rituals),
        MessageInput(handle_time_input, content_types=ContentType.ANY),
        state=state,
        getter=get_rituals_data,
    )


ritual_windows = (
    Window(
        I18nHtml("ritual-text"),
        I18nHtml("ritual-quiet", when="quiet"),
        SwitchTo(I18nText("ritual-morning"), id="morning", state=Planner.morning),
        SwitchTo(I18nText("ritual-evening"), id="evening", state=Planner.evening),
        SwitchTo(I18nText("button-back"), id="back", state=Planner.day, when=_is_opened_from_plan),
        Start(
            I18nText("button-back"),
            id="settings",
            state=Settings.main,
            when=_is_opened_from_settings,
        ),
        create_menu_button(),
        state=Planner.rituals,
        getter=get_rituals_data,
    ),
    _create_time_window("morning", Planner.morning),
    _create_time_window("evening", Planner.evening),
)
