"""Settings: language, time zone, hours of all sorts, notifications, other ways to the person."""

from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Group, Row, Start, SwitchTo

from bot.dialogs.data.states import Data
from bot.dialogs.planner.rituals import FROM_SETTINGS
from bot.dialogs.planner.states import Planner
from bot.dialogs.settings.address_windows import address_buttons, address_windows
from bot.dialogs.settings.changes import undo_button
from bot.dialogs.settings.day_start import day_start_window
from bot.dialogs.settings.getters import settings
from bot.dialogs.settings.handlers import move, turn_pictures
from bot.dialogs.settings.languages import language_row
from bot.dialogs.settings.notices import notices_window
from bot.dialogs.settings.quiet import quiet_window
from bot.dialogs.settings.states import Settings
from bot.dialogs.settings.working import working_window
from bot.dialogs.zones.chooser import zone_window
from bot.navigation import to_menu
from bot.texts import L, Rich

_BACK = SwitchTo(L("button-back"), id="back", state=Settings.main)

main = Window(
    Rich("settings-text"),
    undo_button(),
    Group(
        SwitchTo(L("settings-language"), id="language", state=Settings.language),
        SwitchTo(L("settings-zone"), id="zones", state=Settings.zone),
        SwitchTo(L("settings-day-start"), id="day_start", state=Settings.day_start),
        SwitchTo(L("settings-working"), id="working", state=Settings.working),
        SwitchTo(L("settings-quiet"), id="quiets", state=Settings.quiet),
        SwitchTo(L("settings-notices"), id="notices", state=Settings.notices),
        Button(L("settings-pictures"), id="pictures", on_click=turn_pictures),
        Start(L("plan-rituals"), id="rituals", state=Planner.rituals, data=FROM_SETTINGS),
        *address_buttons,
        Start(L("data-button"), id="data", state=Data.main),
        width=2,
    ),
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
zone = zone_window("settings-zone-question", Row(_BACK), state=Settings.zone, move=move)


def create_dialogs() -> tuple[Dialog, ...]:
    """Fresh routers over the same windows: a router belongs to one dispatcher."""
    hours = day_start_window(_BACK), working_window(_BACK), quiet_window(_BACK)
    own = *hours, notices_window(_BACK)
    return (Dialog(main, language, zone, *own, *address_windows),)
