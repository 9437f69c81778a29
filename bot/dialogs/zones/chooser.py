"""The window that asks where a person lives: by button, by typing, by location."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, ContentType, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Group, Keyboard

from bot.choices import choice
from bot.context import reader_of, speaker_of
from bot.dialogs.zones.finder import LONGEST_NAME, find_zone, zone_at
from bot.dialogs.zones.names import Place, place_name
from bot.hints import Hint, hint
from bot.texts import Rich
from bot.typed import words_or_hint

Move = Callable[[DialogManager, str], Awaitable[None]]
_NEAR = "near"  # lives as long as the update: the buttons themselves carry the zones
_LIKELY = {
    "ru": (
        "Europe/Moscow",
        "Asia/Yekaterinburg",
        "Asia/Novosibirsk",
        "Asia/Vladivostok",
        "Europe/Minsk",
        "Asia/Almaty",
    ),
    "uk": (
        "Europe/Kyiv",
        "Europe/Warsaw",
        "Europe/Berlin",
        "Europe/Prague",
        "Europe/London",
        "America/New_York",
    ),
    "en": (
        "Europe/London",
        "America/New_York",
        "America/Los_Angeles",
        "Europe/Berlin",
        "Asia/Kolkata",
        "Australia/Sydney",
    ),
}


def zone_window(question: str, *around: Keyboard, state: State, move: Move) -> Window:
    """A window that asks `question` and calls `move` with the zone.

    `around` are the window's other buttons, below the cities.
    """
    answers = _Answers(move)
    cities = choice("zone", "zones", answers.chosen, codes="[A-Za-z0-9_+/-]{1,50}")
    return Window(
        Hint(),
        Rich(question),
        Group(cities, width=2),
        *around,
        MessageInput(answers.located, content_types=[ContentType.LOCATION, ContentType.VENUE]),
        *words_or_hint(answers.typed, "zone-puzzled"),
        state=state,
        getter=zone_choices,
    )


async def zone_choices(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The near places of what was typed, or those likely for the language, with their time."""
    speaker, now = speaker_of(dialog_manager), reader_of(dialog_manager).clock.now()
    places = dialog_manager.middleware_data.get(_NEAR) or _likely(speaker.locale)
    return {
        "name": speaker.profile.name,
        "zones": [(f"{name} {_clock(now, zone)}", zone) for name, zone in places],
    }


def _likely(locale: str) -> list[Place]:
    return [Place(place_name(zone, locale), zone) for zone in _LIKELY[locale]]


def _clock(now: datetime, zone: str) -> str:
    return f"{now.astimezone(ZoneInfo(zone)):%H:%M}"


class _Answers:
    """What a person may answer."""

    def __init__(self, move: Move) -> None:
        self._move = move

    async def chosen(self, _: CallbackQuery, __: Any, manager: DialogManager, zone: str) -> None:
        await self._move(manager, zone)

    async def located(self, message: Message, _: MessageInput, manager: DialogManager) -> None:
        place = message.location or (message.venue and message.venue.location)
        zone = zone_at(place.latitude, place.longitude) if place else None
        if zone is None:
            hint(manager, "zone-nowhere")
        else:
            await self._move(manager, zone)

    async def typed(self, message: Message, _: MessageInput, manager: DialogManager) -> None:
        words = (message.text or "").strip()
        found = find_zone(words)
        if found.zone:
            await self._move(manager, found.zone)
            return
        manager.middleware_data[_NEAR] = found.near
        key = "zone-maybe" if found.near else "zone-unknown"
        hint(manager, key, words=words[:LONGEST_NAME])
