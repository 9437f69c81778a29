"""The row of languages, wherever it is shown."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Select

from bot.choices import choice
from bot.context import act_of, speaker_of
from core.users.contracts import ChangeLocale

LANGUAGES = (("ru", "🇷🇺 Русский"), ("uk", "🇺🇦 Українська"), ("en", "🇬🇧 English"))
NAMES = dict(LANGUAGES)


async def change_language(_: CallbackQuery, __: Any, manager: DialogManager, locale: str) -> None:
    """The window itself is shown in the new language at once."""
    speaker = speaker_of(manager)
    if locale != speaker.locale:
        command = ChangeLocale(user_id=speaker.id, locale=locale)
        speaker.profile = await act_of(manager)(command)


def language_row(on_click: Any = change_language) -> Select[str]:
    """A button for each language, in that language."""
    return choice("lang", lambda _: [(name, code) for code, name in LANGUAGES], on_click)
