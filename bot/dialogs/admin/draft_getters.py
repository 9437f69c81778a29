"""What the steps of a new broadcast show."""

from typing import Any

from aiogram_dialog import DialogManager

from bot.dialogs.admin import draft_data as d
from bot.dialogs.admin.formatting import format_segment, strip_markup
from bot.ui.context import get_current_user, get_query_runner
from bot.ui.current_user import CurrentUser
from bot.ui.languages import LANGUAGE_NAMES
from bot.ui.owners import require_owner
from core.texts import LOCALES
from core.users.audience import AudienceQueries
from core.users.contracts import Segment

ChoiceItem = tuple[str, str]


async def get_audience_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The segment as toggles, and how many people that are just now."""
    require_owner(dialog_manager)
    current_user, chosen = get_current_user(dialog_manager), d.get_segment(dialog_manager)
    letter = d.get_message(dialog_manager)
    async with get_query_runner(dialog_manager)(AudienceQueries) as crowd:
        count = await crowd.count(chosen, await crowd.get_current_time())
    return {
        "count": count,
        "segment": format_segment(chosen, current_user),
        "words": strip_markup(letter.text, 200),
        "button": letter.button.text if letter.button else "—",
        "locales": _build_locale_choices(chosen, current_user),
        "active": _build_activity_choices(chosen, current_user),
        "onboarded": _build_onboarding_choices(chosen, current_user),
        "some": count > 0,
        "nobody": count == 0,
    }


def _format_toggle(on: bool, text: str) -> str:
    return f"🔘 {text}" if on else text


def _build_locale_choices(chosen: Segment, current_user: CurrentUser) -> list[ChoiceItem]:
    every = _format_toggle(chosen.locale is None, current_user.translate("cast-locale-any"))
    return [(every, "locale:any")] + [
        (_format_toggle(chosen.locale == one, one.upper()), f"locale:{one}") for one in LOCALES
    ]


def _build_activity_choices(chosen: Segment, current_user: CurrentUser) -> list[ChoiceItem]:
    return [
        (
            _format_toggle(chosen.active_days == days, _format_activity(days, current_user)),
            f"active:{days or 'any'}",
        )
        for days in d.ACTIVE_DAYS_OPTIONS
    ]


def _format_activity(days: int | None, current_user: CurrentUser) -> str:
    return (
        current_user.translate("cast-active-days", days=days)
        if days
        else current_user.translate("cast-active-any")
    )


def _build_onboarding_choices(chosen: Segment, current_user: CurrentUser) -> list[ChoiceItem]:
    sign = "☑️" if chosen.onboarded else "⬜"
    words = f"{sign} {current_user.translate('cast-onboarded')}"
    return [(words, f"onboarded:{'no' if chosen.onboarded else 'yes'}")]


async def get_languages_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The languages, and which have a text of their own."""
    require_owner(dialog_manager)
    letter = d.get_message(dialog_manager)
    listed = [
        (
            f"{'✅' if one in letter.variants else '▫️'} {LANGUAGE_NAMES[one]}",
            one,
        )
        for one in LOCALES
    ]
    return {"languages": listed}


async def get_variant_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The language whose text is asked for."""
    require_owner(dialog_manager)
    locale = dialog_manager.dialog_data["locale"]
    letter = d.get_message(dialog_manager)
    return {
        "language": LANGUAGE_NAMES[locale],
        "written": locale in letter.variants,
    }


async def get_button_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    require_owner(dialog_manager)
    return {"there": d.get_message(dialog_manager).button is not None}


async def get_empty_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """A step that shows only its question."""
    require_owner(dialog_manager)
    return {"written": "letter" in dialog_manager.dialog_data}
