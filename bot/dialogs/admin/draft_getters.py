"""What the steps of a new broadcast show."""

from typing import Any

from aiogram_dialog import DialogManager

from bot.context import reader_of, speaker_of
from bot.dialogs.admin import draft as d
from bot.dialogs.admin.lines import plain, segment_words
from bot.dialogs.settings.languages import NAMES
from bot.owners import admit
from bot.speaker import Speaker
from core.texts import LOCALES
from core.users.contracts import Segment
from core.users.crowd import CrowdQueries

Choice = tuple[str, str]


async def people(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The segment as toggles, and how many people that are just now."""
    admit(dialog_manager)
    speaker, chosen = speaker_of(dialog_manager), d.segment(dialog_manager)
    letter = d.letter(dialog_manager)
    async with reader_of(dialog_manager)(CrowdQueries) as crowd:
        count = await crowd.count(chosen, await crowd.instant())
    return {
        "count": count,
        "segment": segment_words(chosen, speaker),
        "words": plain(letter.text, 200),
        "button": letter.button.text if letter.button else "—",
        "locales": _locales(chosen, speaker),
        "active": _active(chosen, speaker),
        "onboarded": _onboarded(chosen, speaker),
        "some": count > 0,
        "nobody": count == 0,
    }


def _mark(on: bool, words: str) -> str:
    return f"🔘 {words}" if on else words


def _locales(chosen: Segment, speaker: Speaker) -> list[Choice]:
    every = _mark(chosen.locale is None, speaker.text("cast-locale-any"))
    return [(every, "locale:any")] + [
        (_mark(chosen.locale == one, one.upper()), f"locale:{one}") for one in LOCALES
    ]


def _active(chosen: Segment, speaker: Speaker) -> list[Choice]:
    return [
        (_mark(chosen.active_days == days, _active_words(days, speaker)), f"active:{days or 'any'}")
        for days in d.ACTIVE_DAYS
    ]


def _active_words(days: int | None, speaker: Speaker) -> str:
    return speaker.text("cast-active-days", days=days) if days else speaker.text("cast-active-any")


def _onboarded(chosen: Segment, speaker: Speaker) -> list[Choice]:
    sign = "☑️" if chosen.onboarded else "⬜"
    words = f"{sign} {speaker.text('cast-onboarded')}"
    return [(words, f"onboarded:{'no' if chosen.onboarded else 'yes'}")]


async def languages(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The languages, and which have a text of their own."""
    admit(dialog_manager)
    letter = d.letter(dialog_manager)
    listed = [
        (
            f"{'✅' if one in letter.variants else '▫️'} {NAMES[one]}",
            one,
        )
        for one in LOCALES
    ]
    return {"languages": listed}


async def variant(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The language whose text is asked for."""
    admit(dialog_manager)
    locale = dialog_manager.dialog_data["locale"]
    letter = d.letter(dialog_manager)
    return {
        "language": NAMES[locale],
        "written": locale in letter.variants,
    }


async def button(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    admit(dialog_manager)
    return {"there": d.letter(dialog_manager).button is not None}


async def nothing(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """A step that shows only its question."""
    admit(dialog_manager)
    return {"written": "letter" in dialog_manager.dialog_data}
