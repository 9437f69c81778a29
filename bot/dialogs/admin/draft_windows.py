"""Windows of a new broadcast: write, narrow, preview, confirm."""

from typing import Any

from aiogram_dialog import Window
from aiogram_dialog.widgets.kbd import Button, Cancel, Group, Row, SwitchTo

from bot.dialogs.admin import draft_getters as g
from bot.dialogs.admin import draft_handlers as h
from bot.routes import NewBroadcast
from bot.ui.choosers import create_select
from bot.ui.hints import HintText
from bot.ui.inputs import create_text_inputs
from bot.ui.item_codes import build_choice_pattern
from bot.ui.texts import I18nHtml, I18nText
from core.texts import LOCALES

_LOCALE = build_choice_pattern(LOCALES)
_CANCEL_BUTTON = Cancel(I18nText("button-cancel"), id="cancel")
_TO_AUDIENCE_BUTTON = SwitchTo(I18nText("button-back"), id="back", state=NewBroadcast.people)


def _create_choice_group(items: str, on_click: Any, width: int, codes: str) -> Group:
    return Group(create_select(items, items, on_click, codes=codes), width=width)


write_window = Window(
    HintText(),
    I18nHtml("cast-write"),
    SwitchTo(I18nText("button-back"), id="back", state=NewBroadcast.people, when="written"),
    _CANCEL_BUTTON,
    *create_text_inputs(h.handle_text_input, "cast-text-please"),
    state=NewBroadcast.write,
    getter=g.get_empty_data,
)
audience_window = Window(
    HintText(),
    I18nHtml("cast-people"),
    I18nHtml("cast-people-nobody", when="nobody"),
    _create_choice_group("locales", h.narrow_segment, 4, f"locale:(?:any|{_LOCALE})"),
    _create_choice_group("active", h.narrow_segment, 3, "active:(?:any|7|30)"),
    _create_choice_group("onboarded", h.narrow_segment, 1, "onboarded:(?:yes|no)"),
    Row(
        SwitchTo(I18nText("cast-edit-text"), id="text", state=NewBroadcast.write),
        SwitchTo(I18nText("cast-languages"), id="languages", state=NewBroadcast.languages),
        SwitchTo(I18nText("cast-link"), id="link", state=NewBroadcast.button),
    ),
    Button(I18nText("cast-preview"), id="preview", on_click=h.preview_broadcast, when="some"),
    _CANCEL_BUTTON,
    state=NewBroadcast.people,
    getter=g.get_audience_data,
)
languages_window = Window(
    I18nHtml("cast-languages-question"),
    _create_choice_group("languages", h.choose_language, 1, _LOCALE),
    _TO_AUDIENCE_BUTTON,
    state=NewBroadcast.languages,
    getter=g.get_languages_data,
)
variant_window = Window(
    HintText(),
    I18nHtml("cast-variant"),
    Button(I18nText("cast-variant-drop"), id="drop", on_click=h.remove_variant, when="written"),
    SwitchTo(I18nText("button-back"), id="back", state=NewBroadcast.languages),
    *create_text_inputs(h.handle_variant_input, "cast-text-please"),
    state=NewBroadcast.variant,
    getter=g.get_variant_data,
)
button_window = Window(
    HintText(),
    I18nHtml("cast-link-question"),
    Button(I18nText("cast-link-drop"), id="drop", on_click=h.remove_button, when="there"),
    _TO_AUDIENCE_BUTTON,
    *create_text_inputs(h.handle_button_input, "cast-text-please"),
    state=NewBroadcast.button,
    getter=g.get_button_data,
)
confirm_window = Window(
    I18nHtml("cast-confirm"),
    Button(I18nText("cast-send"), id="send", on_click=h.start_broadcast),
    Row(SwitchTo(I18nText("cast-change"), id="change", state=NewBroadcast.people), _CANCEL_BUTTON),
    state=NewBroadcast.confirm,
    getter=g.get_audience_data,
)
draft_windows = (
    write_window,
    audience_window,
    languages_window,
    variant_window,
    button_window,
    confirm_window,
)
