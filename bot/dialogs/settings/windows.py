"""Settings: language, time zone, hours of all sorts, notifications, other ways to the person."""

from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Group, Row, Start, SwitchTo

from bot.dialogs.settings.address_windows import address_buttons, address_windows
from bot.dialogs.settings.changes import create_undo_button
from bot.dialogs.settings.day_start import create_day_start_window
from bot.dialogs.settings.getters import get_settings_data
from bot.dialogs.settings.handlers import change_zone, toggle_picture_theme
from bot.dialogs.settings.notices import create_notifications_window
from bot.dialogs.settings.quiet import create_quiet_hours_window
from bot.dialogs.settings.working import create_working_hours_window
from bot.routes import Data, Planner, Settings
from bot.ui.languages import create_language_select
from bot.ui.navigation import SETTINGS_START_DATA, create_menu_button
from bot.ui.texts import I18nHtml, I18nText
from bot.ui.zones.chooser import create_zone_window

_BACK_BUTTON = SwitchTo(I18nText("button-back"), id="back", state=Settings.main)

main_window = Window(
    I18nHtml("settings-text"),
    create_undo_button(),
    Group(
        SwitchTo(I18nText("settings-language"), id="language", state=Settings.language),
        SwitchTo(I18nText("settings-zone"), id="zones", state=Settings.zone),
        SwitchTo(I18nText("settings-day-start"), id="day_start", state=Settings.day_start),
        SwitchTo(I18nText("settings-working"), id="working", state=Settings.working),
        SwitchTo(I18nText("settings-quiet"), id="quiets", state=Settings.quiet),
        SwitchTo(I18nText("settings-notices"), id="notices", state=Settings.notices),
        Button(I18nText("settings-pictures"), id="pictures", on_click=toggle_picture_theme),
        Start(
            I18nText("plan-rituals"), id="rituals", state=Planner.rituals, data=SETTINGS_START_DATA
        ),
        *address_buttons,
        Start(I18nText("data-button"), id="data", state=Data.main),
        width=2,
    ),
    create_menu_button(),
    state=Settings.main,
    getter=get_settings_data,
)
language_window = Window(
    I18nHtml("settings-language-question"),
    create_language_select(),
    _BACK_BUTTON,
    state=Settings.language,
)
zone_window = create_zone_window(
    "settings-zone-question", Row(_BACK_BUTTON), state=Settings.zone, on_zone=change_zone
)


def create_dialogs() -> tuple[Dialog, ...]:
    """Fresh routers over the same windows: a router belongs to one dispatcher."""
    hours = (
        create_day_start_window(_BACK_BUTTON),
        create_working_hours_window(_BACK_BUTTON),
        create_quiet_hours_window(_BACK_BUTTON),
    )
    own = *hours, create_notifications_window(_BACK_BUTTON)
    return (Dialog(main_window, language_window, zone_window, *own, *address_windows),)
