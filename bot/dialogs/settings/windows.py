"""The windows."""

from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Group, Keyboard, Row, Start, SwitchTo

from bot.dialogs.settings.address_windows import address_buttons, address_windows
from bot.dialogs.settings.getters import (
    HALF_HOURS,
    get_day_start_data,
    get_notifications_data,
    get_quiet_hours_data,
    get_settings_data,
    get_working_hours_data,
)
from bot.dialogs.settings.handlers import (
    change_zone,
    choose_day_start,
    choose_quiet_hours,
    choose_working_hours,
    disable_quiet_hours,
    disable_working_hours,
    handle_day_start_input,
    handle_quiet_hours_input,
    handle_working_hours_input,
    has_change,
    switch_mode,
    toggle_day,
    toggle_picture_theme,
    undo_last_change,
)
from bot.routes import Data, Planner, Settings
from bot.ui.choosers import create_select
from bot.ui.hints import HintText
from bot.ui.inputs import create_text_inputs
from bot.ui.item_codes import SPAN, WEEKDAY, build_choice_pattern
from bot.ui.languages import create_language_select
from bot.ui.navigation import SETTINGS_START_DATA, create_menu_button
from bot.ui.texts import I18nHtml, I18nText
from bot.ui.zones.chooser import create_zone_window
from core.users.contracts import NOTICE_KINDS, NotificationMode


def create_quiet_hours_window(*buttons: Keyboard) -> Window:
    """`around` are the window's other buttons, below the hours."""
    usual = create_select("quiet", "usual", choose_quiet_hours, codes=SPAN)
    return Window(
        HintText(),
        I18nHtml("quiet-text"),
        Group(usual, width=2),
        Button(I18nText("quiet-off"), id="quiet_off", on_click=disable_quiet_hours, when="set"),
        *buttons,
        *create_text_inputs(handle_quiet_hours_input, "quiet-unclear"),
        state=Settings.quiet,
        getter=get_quiet_hours_data,
    )


def create_working_hours_window(*buttons: Keyboard) -> Window:
    """`around` are the window's other buttons, below the hours."""
    usual, days = (
        create_select(items, items, on_click, codes=codes)
        for items, on_click, codes in (
            ("usual", choose_working_hours, SPAN),
            ("days", toggle_day, WEEKDAY),
        )
    )
    return Window(
        HintText(),
        I18nHtml("working-text"),
        Group(usual, width=2),
        Group(days, width=4, when="set"),
        Button(
            I18nText("working-off"), id="working_off", on_click=disable_working_hours, when="set"
        ),
        *buttons,
        *create_text_inputs(handle_working_hours_input, "working-unclear"),
        state=Settings.working,
        getter=get_working_hours_data,
    )


def create_day_start_window(*buttons: Keyboard) -> Window:
    """`around` are the window's other buttons, below the hours."""
    halves = create_select(
        "begins",
        "halves",
        choose_day_start,
        codes=build_choice_pattern(f"{one:%H%M}" for one in HALF_HOURS),
    )
    return Window(
        HintText(),
        I18nHtml("day-start-text"),
        Group(halves, width=4),
        *buttons,
        *create_text_inputs(handle_day_start_input, "day-start-unclear"),
        state=Settings.day_start,
        getter=get_day_start_data,
    )


def create_notifications_window(*buttons: Keyboard) -> Window:
    """`around` are the window's other buttons, below the kinds."""
    lines = create_select(
        "notice",
        "kinds",
        switch_mode,
        codes=f"(?:{build_choice_pattern(NOTICE_KINDS)}):(?:{build_choice_pattern(NotificationMode)})",
    )
    return Window(
        I18nHtml("notices-text"),
        Group(lines, width=1),
        *buttons,
        state=Settings.notices,
        getter=get_notifications_data,
    )


def create_undo_button() -> Button:
    """Shown while there is something to take back."""
    return Button(I18nText("settings-undo"), id="undo", on_click=undo_last_change, when=has_change)


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
