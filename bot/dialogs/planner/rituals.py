"""The windows of the morning plan and the evening review: usual times by button, own ones typed."""

from datetime import time
from typing import Any

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, ContentType, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.common import Whenable
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Group, Start, SwitchTo

from bot.choices import choice
from bot.codes import CLOCK
from bot.context import act_of, speaker_of
from bot.dialogs.planner.states import Planner
from bot.dialogs.settings.states import Settings
from bot.dialogs.tasks.understanding import understand
from bot.hints import Hint, hint
from bot.navigation import to_menu
from bot.notices.plan_words import clock
from bot.speaker import Reader, Speaker
from bot.texts import L, Rich
from core.planner.contracts import Ritual, Rituals, SetRituals
from core.planner.queries import PlannerQueries

USUAL: dict[Ritual, tuple[time, ...]] = {
    "morning": (time(6, 30), time(7), time(7, 30), time(8), time(9), time(10)),
    "evening": (time(18), time(19), time(20), time(21), time(22), time(23)),
}


FROM_SETTINGS: dict[str, bool] = {"settings": True}
"""Given at the start from the settings: there the way back leads."""


def _is_of_settings(_: dict[str, Any], __: Whenable, manager: DialogManager) -> bool:
    return manager.start_data == FROM_SETTINGS


def _is_of_plan(_: dict[str, Any], __: Whenable, manager: DialogManager) -> bool:
    return manager.start_data != FROM_SETTINGS


async def rituals(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """When each comes, and the usual times with the chosen one ticked."""
    speaker = speaker_of(dialog_manager)
    async with reader(PlannerQueries) as queries:
        own = await queries.rituals(speaker.id)
    return {
        "morning": _told(speaker, own.morning_at),
        "evening": _told(speaker, own.evening_at),
        "quiet": _quiet(speaker, own),
        "morning_on": own.morning_at is not None,
        "evening_on": own.evening_at is not None,
        "morning_times": _usual("morning", own),
        "evening_times": _usual("evening", own),
    }


def _quiet(speaker: Speaker, own: Rituals) -> str:
    """When the quiet hours end that hold one of the times; empty when they hold none."""
    start, end = speaker.profile.quiet_from, speaker.profile.quiet_to
    if start is None or end is None:
        return ""
    held = (at for at in (own.morning_at, own.evening_at) if at is not None)
    within = (start <= at < end if start < end else at >= start or at < end for at in held)
    return clock(end) if any(within) else ""


def _told(speaker: Speaker, at: time | None) -> str:
    return clock(at) if at else speaker.text("ritual-off")


def _usual(ritual: Ritual, own: Rituals) -> list[tuple[str, str]]:
    """The caption of each and its time; those of a state shown are pressed again and again."""
    chosen = own.at(ritual)
    return [(f"{'✅ ' if at == chosen else ''}{clock(at)}", f"{at:%H%M}") for at in USUAL[ritual]]


def _ritual(manager: DialogManager) -> Ritual:
    return "morning" if manager.current_context().state == Planner.morning else "evening"


async def choose(_: CallbackQuery, __: Any, manager: DialogManager, digits: str) -> None:
    await _set(manager, time(int(digits[:2]), int(digits[2:])))


async def switch_off(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _set(manager, None)


async def type_time(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """«8:30», «в 9 вечера»: whatever the grammar takes for a time."""
    at = understand(manager, (message.text or "")[:100]).due_time
    if at is None:
        hint(manager, "ritual-time-please")
        return
    await _set(manager, at)


async def _set(manager: DialogManager, at: time | None) -> None:
    user_id = speaker_of(manager).id
    if _ritual(manager) == "morning":
        await act_of(manager)(SetRituals(user_id=user_id, morning_at=at))
    else:
        await act_of(manager)(SetRituals(user_id=user_id, evening_at=at))
    await manager.switch_to(Planner.rituals)


def _time_window(ritual: Ritual, state: State) -> Window:
    times = choice("at", f"{ritual}_times", choose, codes=CLOCK)
    return Window(
        Hint(),
        Rich(f"ritual-ask-{ritual}"),
        Group(times, width=3),
        Button(L("ritual-switch-off"), id="off", on_click=switch_off, when=f"{ritual}_on"),
        SwitchTo(L("button-back"), id="back", state=Planner.rituals),
        MessageInput(type_time, content_types=ContentType.ANY),
        state=state,
        getter=rituals,
    )


ritual_windows = (
    Window(
        Rich("ritual-text"),
        Rich("ritual-quiet", when="quiet"),
        SwitchTo(L("ritual-morning"), id="morning", state=Planner.morning),
        SwitchTo(L("ritual-evening"), id="evening", state=Planner.evening),
        SwitchTo(L("button-back"), id="back", state=Planner.day, when=_is_of_plan),
        Start(L("button-back"), id="settings", state=Settings.main, when=_is_of_settings),
        to_menu(),
        state=Planner.rituals,
        getter=rituals,
    ),
    _time_window("morning", Planner.morning),
    _time_window("evening", Planner.evening),
)
