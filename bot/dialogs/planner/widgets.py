"""The way back to the dialog that opened this one, where there is one."""

from typing import Any

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.common import Whenable
from aiogram_dialog.widgets.kbd import Cancel

from bot.ui.texts import I18nText


def has_previous_dialog(_: dict[str, Any], __: Whenable, manager: DialogManager) -> bool:
    return len(manager.current_stack().intents) > 1


def create_back_button() -> Cancel:
    return Cancel(I18nText("button-back"), id="back", when=has_previous_dialog)
