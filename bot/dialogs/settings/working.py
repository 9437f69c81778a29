"""The window of working hours: usual ones and days by button, own ones by typing."""

from datetime import time
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Group, Keyboard

from bot import weekdays
from bot.choices import choice
from bot.codes import SPAN, WEEKDAY
from bot.context import speaker_of
from bot.dialogs.settings.changes import change
from bot.dialogs.settings.states import Settings
from bot.dialogs.settings.workdays import read_working
from bot.hints import Hint, hint
from bot.hours import read_day, read_span, span_button, span_words
from bot.speaker import Speaker
from bot.texts import L, Rich
from bot.typed import words_or_hint
from core.texts import weekday_names
from core.users.contracts import EVERY_DAY, WORKDAYS, SetWorkingHours

Span = tuple[time, time]
_USUAL = tuple((time(hour), time(hour + 9)) for hour in (8, 9, 10, 11))


def told(speaker: Speaker) -> str:
    """«09:00–18:00, пн–пт» or «не заданы»."""
    span = _set(speaker)
    if span is None:
        return speaker.text("working-none")
    return f"{span_words(span)}, {_days(speaker.profile.work_days, speaker)}"


async def working(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The hours that are set, the usual ones to choose from, and the days with their marks."""
    speaker = speaker_of(dialog_manager)
    chosen = _set(speaker)
    return {
        "working": told(speaker),
        "usual": [span_button(one, chosen) for one in _USUAL],
        "days": weekdays.toggles(speaker.profile.work_days, speaker.locale),
        "set": chosen is not None,
    }


async def choose(_: CallbackQuery, __: Any, manager: DialogManager, words: str) -> None:
    """The days can still be chosen then."""
    span = read_day(words)
    if span is not None:
        await _change(manager, span, speaker_of(manager).profile.work_days)


async def toggle(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    profile = speaker_of(manager).profile
    days = weekdays.toggled(profile.work_days, code)
    span = _set(speaker_of(manager))
    if not days:
        hint(manager, "working-no-day")
    elif span is not None and days != profile.work_days:
        await _change(manager, span, days)


async def switch_off(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _change(manager, None, WORKDAYS)
    await manager.switch_to(Settings.main)


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Set and go back to the settings, where words are tasks again."""
    said = read_working(message.text or "")
    if said is None:
        night = read_span(message.text or "") is not None
        hint(manager, "error-working-hours-order" if night else "working-unclear")
        return
    days = said.days or speaker_of(manager).profile.work_days
    await _change(manager, (said.start, said.end), days)
    await manager.switch_to(Settings.main)


def working_window(*around: Keyboard) -> Window:
    """`around` are the window's other buttons, below the hours."""
    usual, days = (
        choice(items, items, on_click, codes=codes)
        for items, on_click, codes in (("usual", choose, SPAN), ("days", toggle, WEEKDAY))
    )
    return Window(
        Hint(),
        Rich("working-text"),
        Group(usual, width=2),
        Group(days, width=4, when="set"),
        Button(L("working-off"), id="working_off", on_click=switch_off, when="set"),
        *around,
        *words_or_hint(typed, "working-unclear"),
        state=Settings.working,
        getter=working,
    )


async def _change(manager: DialogManager, span: Span | None, days: int) -> None:
    start, end = span or (None, None)
    who = speaker_of(manager).id
    command = SetWorkingHours(user_id=who, work_from=start, work_to=end, work_days=days)
    await change(manager, command)


def _set(speaker: Speaker) -> Span | None:
    start, end = speaker.profile.work_from, speaker.profile.work_to
    return None if start is None or end is None else (start, end)


def _days(days: int, speaker: Speaker) -> str:
    """«пн–пт», «каждый день», «пн, ср–пт»."""
    if days == EVERY_DAY:
        return speaker.text("working-every-day")
    names, chosen = weekday_names(speaker.locale), [bit for bit in range(7) if days >> bit & 1]
    firsts = [bit for bit in chosen if bit - 1 not in chosen]
    lasts = [bit for bit in chosen if bit + 1 not in chosen]
    runs = zip(firsts, lasts, strict=True)
    return ", ".join(
        names[first] if first == last else f"{names[first]}–{names[last]}" for first, last in runs
    )
