"""Windows of a new broadcast: write, narrow, preview, confirm."""

from typing import Any

from aiogram_dialog import Window
from aiogram_dialog.widgets.kbd import Button, Cancel, Group, Row, SwitchTo

from bot.choices import choice
from bot.codes import one_of
from bot.dialogs.admin import draft_getters as g
from bot.dialogs.admin import draft_handlers as h
from bot.dialogs.admin.states import NewBroadcast
from bot.hints import Hint
from bot.texts import L, Rich
from bot.typed import words_or_hint
from core.texts import LOCALES

_LOCALE = one_of(LOCALES)
_CANCEL = Cancel(L("button-cancel"), id="cancel")
_TO_PEOPLE = SwitchTo(L("button-back"), id="back", state=NewBroadcast.people)


def _choices(items: str, on_click: Any, width: int, codes: str) -> Group:
    return Group(choice(items, items, on_click, codes=codes), width=width)


write = Window(
    Hint(),
    Rich("cast-write"),
    SwitchTo(L("button-back"), id="back", state=NewBroadcast.people, when="written"),
    _CANCEL,
    *words_or_hint(h.on_text, "cast-text-please"),
    state=NewBroadcast.write,
    getter=g.nothing,
)
people = Window(
    Hint(),
    Rich("cast-people"),
    Rich("cast-people-nobody", when="nobody"),
    _choices("locales", h.narrow, 4, f"locale:(?:any|{_LOCALE})"),
    _choices("active", h.narrow, 3, "active:(?:any|7|30)"),
    _choices("onboarded", h.narrow, 1, "onboarded:(?:yes|no)"),
    Row(
        SwitchTo(L("cast-edit-text"), id="text", state=NewBroadcast.write),
        SwitchTo(L("cast-languages"), id="languages", state=NewBroadcast.languages),
        SwitchTo(L("cast-link"), id="link", state=NewBroadcast.button),
    ),
    Button(L("cast-preview"), id="preview", on_click=h.preview, when="some"),
    _CANCEL,
    state=NewBroadcast.people,
    getter=g.people,
)
languages = Window(
    Rich("cast-languages-question"),
    _choices("languages", h.choose_language, 1, _LOCALE),
    _TO_PEOPLE,
    state=NewBroadcast.languages,
    getter=g.languages,
)
variant = Window(
    Hint(),
    Rich("cast-variant"),
    Button(L("cast-variant-drop"), id="drop", on_click=h.drop_variant, when="written"),
    SwitchTo(L("button-back"), id="back", state=NewBroadcast.languages),
    *words_or_hint(h.on_variant, "cast-text-please"),
    state=NewBroadcast.variant,
    getter=g.variant,
)
button = Window(
    Hint(),
    Rich("cast-link-question"),
    Button(L("cast-link-drop"), id="drop", on_click=h.drop_button, when="there"),
    _TO_PEOPLE,
    *words_or_hint(h.on_button, "cast-text-please"),
    state=NewBroadcast.button,
    getter=g.button,
)
confirm = Window(
    Rich("cast-confirm"),
    Button(L("cast-send"), id="send", on_click=h.send),
    Row(SwitchTo(L("cast-change"), id="change", state=NewBroadcast.people), _CANCEL),
    state=NewBroadcast.confirm,
    getter=g.people,
)
draft_windows = (write, people, languages, variant, button, confirm)
