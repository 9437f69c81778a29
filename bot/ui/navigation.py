"""The way home from anywhere."""

from aiogram_dialog import StartMode
from aiogram_dialog.widgets.common import WhenCondition
from aiogram_dialog.widgets.kbd import Start

from bot.routes import Menu
from bot.ui.texts import I18nText


def create_menu_button(key: str = "button-menu", when: WhenCondition = None) -> Start:
    """A button to the main menu that forgets the dialogs behind it."""
    return Start(I18nText(key), id="menu", state=Menu.main, mode=StartMode.RESET_STACK, when=when)


SETTINGS_START_DATA: dict[str, bool] = {"settings": True}
