"""Settings: language, time zone, quiet hours, notifications, other ways to the person."""

from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Row, Start, SwitchTo

from bot.dialogs.data.states import Data
from bot.dialogs.settings.address_windows import address_buttons, address_windows
from bot.dialogs.settings.getters import settings
from bot.dialogs.settings.handlers import back_to_settings
from bot.dialogs.settings.languages import language_row
from bot.dialogs.settings.notices import notices_window
from bot.dialogs.settings.quiet import quiet_window
from bot.dialogs.settings.states import Settings
from bot.dialogs.zones.chooser import zone_window
from bot.navigation import to_menu
from bot.texts import L, Rich

_BACK = SwitchTo(L("button-back"), id="back", state=Settings.main)

main = Window(
    Rich("settings-text"),
    SwitchTo(L("settings-language"), id="language", state=Settings.language),
    SwitchTo(L("settings-zone"), id="zones", state=Settings.zone),
    SwitchTo(L("settings-quiet"), id="quiets", state=Settings.quiet),
    SwitchTo(L("settings-notices"), id="notices", state=Settings.notices),
    *address_buttons,
    Start(L("data-button"), id="data", state=Data.main),
    to_menu(),
    state=Settings.main,
    getter=settings,
)
language = Window(
    Rich("settings-language-question"),
    language_row(),
    _BACK,
    state=Settings.language,
)
zone = zone_window(
    "settings-zone-question", Row(_BACK), state=Settings.zone, after=back_to_settings
)


def create_dialogs() -> tuple[Dialog, ...]:
    """Fresh routers over the same windows: a router belongs to one dispatcher."""
    own = quiet_window(_BACK), notices_window(_BACK)
    return (Dialog(main, language, zone, *own, *address_windows),)
