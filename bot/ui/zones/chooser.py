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

from bot.ui.choosers import create_select
from bot.ui.context import get_current_user, get_query_runner
from bot.ui.hints import HintText, show_hint
from bot.ui.inputs import create_text_inputs
from bot.ui.texts import I18nHtml
from bot.ui.zones.finder import MAX_NAME_LENGTH, find_zone, find_zone_at
from bot.ui.zones.names import NamedZone, get_place_name

ZoneHandler = Callable[[DialogManager, str], Awaitable[None]]
TextHandler = Callable[[DialogManager, str], Awaitable[None]]
_NEAR_KEY = "near"  # lives as long as the update: the buttons themselves carry the zones
_LIKELY_ZONES = {
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


def create_zone_window(
    question_key: str,
    *buttons: Keyboard,
    state: State,
    on_zone: ZoneHandler,
    on_other_text: TextHandler | None = None,
) -> Window:
    """A window that asks `question_key` and calls `on_zone` with the zone.

    `buttons` are the window's other buttons, below the cities. `on_other_text` takes a text that
    is no place; without it the person is asked to write it another way.
    """
    answers = _ZoneHandlers(on_zone, on_other_text or _ask_again)
    cities = create_select("zone", "zones", answers.choose_zone, codes="[A-Za-z0-9_+/-]{1,50}")
    return Window(
        HintText(),
        I18nHtml(question_key),
        Group(cities, width=2),
        *buttons,
        MessageInput(
            answers.handle_location, content_types=[ContentType.LOCATION, ContentType.VENUE]
        ),
        *create_text_inputs(answers.handle_zone_input, "zone-puzzled"),
        state=state,
        getter=get_zone_choices_data,
    )


async def get_zone_choices_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The near places of what was typed, or those likely for the language, with their time."""
    current_user, now = (
        get_current_user(dialog_manager),
        get_query_runner(dialog_manager).clock.now(),
    )
    places = dialog_manager.middleware_data.get(_NEAR_KEY) or _get_likely_places(
        current_user.locale
    )
    return {
        "name": current_user.profile.name,
        "zones": [(f"{name} {_format_clock(now, zone)}", zone) for name, zone in places],
    }


def _get_likely_places(locale: str) -> list[NamedZone]:
    return [NamedZone(get_place_name(zone, locale), zone) for zone in _LIKELY_ZONES[locale]]


def _format_clock(now: datetime, zone: str) -> str:
    return f"{now.astimezone(ZoneInfo(zone)):%H:%M}"


class _ZoneHandlers:
    """What a person may answer."""

    def __init__(self, on_zone: ZoneHandler, on_other_text: TextHandler) -> None:
        self._move, self._take_text = on_zone, on_other_text

    async def choose_zone(
        self, _: CallbackQuery, __: Any, manager: DialogManager, zone: str
    ) -> None:
        await self._move(manager, zone)

    async def handle_location(
        self, message: Message, _: MessageInput, manager: DialogManager
    ) -> None:
        place = message.location or (message.venue and message.venue.location)
        zone = find_zone_at(place.latitude, place.longitude) if place else None
        if zone is None:
            show_hint(manager, "zone-nowhere")
        else:
            await self._move(manager, zone)

    async def handle_zone_input(
        self, message: Message, _: MessageInput, manager: DialogManager
    ) -> None:
        words = (message.text or "").strip()
        found = find_zone(words)
        if found.zone:
            await self._move(manager, found.zone)
            return
        if not found.nearest_places:
            await self._take_text(manager, message.text or "")
            return
        manager.middleware_data[_NEAR_KEY] = found.nearest_places
        show_hint(manager, "zone-maybe", words=words[:MAX_NAME_LENGTH])


async def _ask_again(manager: DialogManager, text: str) -> None:
    show_hint(manager, "zone-unknown", words=text.strip()[:MAX_NAME_LENGTH])
