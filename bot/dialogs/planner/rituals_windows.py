"""The rituals windows."""

from aiogram.fsm.state import State
from aiogram.types import ContentType
from aiogram_dialog import Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Group, Start, SwitchTo

from bot.dialogs.planner.handlers import (
    choose_time,
    disable_ritual,
    handle_time_input,
    is_opened_from_plan,
    is_opened_from_settings,
)
from bot.dialogs.planner.rituals_getters import get_rituals_data
from bot.routes import Planner, Settings
from bot.ui.choosers import create_select
from bot.ui.hints import HintText
from bot.ui.item_codes import CLOCK
from bot.ui.navigation import create_menu_button
from bot.ui.texts import I18nHtml, I18nText
from core.planner.contracts import Ritual


def _create_time_window(ritual: Ritual, state: State) -> Window:
    times = create_select("at", f"{ritual}_times", choose_time, codes=CLOCK)
    return Window(
        HintText(),
        I18nHtml(f"ritual-ask-{ritual}"),
        Group(times, width=3),
        Button(
            I18nText("ritual-switch-off"), id="off", on_click=disable_ritual, when=f"{ritual}_on"
        ),
        SwitchTo(I18nText("button-back"), id="back", state=Planner.rituals),
        MessageInput(handle_time_input, content_types=ContentType.ANY),
        state=state,
        getter=get_rituals_data,
    )


ritual_windows = (
    Window(
        I18nHtml("ritual-text"),
        I18nHtml("ritual-quiet", when="quiet"),
        SwitchTo(I18nText("ritual-morning"), id="morning", state=Planner.morning),
        SwitchTo(I18nText("ritual-evening"), id="evening", state=Planner.evening),
        SwitchTo(I18nText("button-back"), id="back", state=Planner.day, when=is_opened_from_plan),
        Start(
            I18nText("button-back"),
            id="settings",
            state=Settings.main,
            when=is_opened_from_settings,
        ),
        create_menu_button(),
        state=Planner.rituals,
        getter=get_rituals_data,
    ),
    _create_time_window("morning", Planner.morning),
    _create_time_window("evening", Planner.evening),
)
