"""The row of languages, wherever it is shown."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Select

from bot.choices import choice
from bot.codes import one_of
from bot.context import act_of, speaker_of
from bot.dialogs.settings.states import Settings
from core.users.contracts import ChangeLocale

LANGUAGES = (("ru", "🇷🇺 Русский"), ("uk", "🇺🇦 Українська"), ("en", "🇬🇧 English"))
NAMES = dict(LANGUAGES)


async def change_language(_: CallbackQuery, __: Any, manager: DialogManager, locale: str) -> None:
    """Shown in the new language at once: the settings, or the window as it is."""
    speaker = speaker_of(manager)
    if locale != speaker.locale:
        command = ChangeLocale(user_id=speaker.id, locale=locale)
        speaker.profile = await act_of(manager)(command)
    if manager.current_context().state == Settings.language:
        await manager.switch_to(Settings.main)


def language_row() -> Select[str]:
    """A button for each language, in that language."""
    return choice(
        "lang",
        lambda _: [(name, code) for code, name in LANGUAGES],
        change_language,
        codes=one_of(NAMES),
    )
