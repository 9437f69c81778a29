"""The row of languages, wherever it is shown."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Select

from bot.routes import Settings
from bot.ui.choosers import create_select
from bot.ui.context import get_command_executor, get_current_user
from bot.ui.item_codes import build_choice_pattern
from core.users.contracts import ChangeLocale

LANGUAGES = (("ru", "🇷🇺 Русский"), ("uk", "🇺🇦 Українська"), ("en", "🇬🇧 English"))
LANGUAGE_NAMES = dict(LANGUAGES)


async def change_language(_: CallbackQuery, __: Any, manager: DialogManager, locale: str) -> None:
    """Shown in the new language at once: the settings, or the window as it is."""
    current_user = get_current_user(manager)
    if locale != current_user.locale:
        command = ChangeLocale(user_id=current_user.id, locale=locale)
        current_user.profile = await get_command_executor(manager)(command)
    if manager.current_context().state == Settings.language:
        await manager.switch_to(Settings.main)


def create_language_select() -> Select[str]:
    """A button for each language, in that language."""
    return create_select(
        "lang",
        lambda _: [(name, code) for code, name in LANGUAGES],
        change_language,
        codes=build_choice_pattern(LANGUAGE_NAMES),
    )
