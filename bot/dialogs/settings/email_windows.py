"""The e-mail address in the settings: the confirmed one, and where one and its code are typed."""

from aiogram import F
from aiogram.types import ContentType
from aiogram_dialog import Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, SwitchTo

from bot.dialogs.settings import email_handlers as h
from bot.dialogs.settings.email_getters import can_mail, email_address
from bot.dialogs.settings.states import Settings
from bot.hints import Hint
from bot.texts import L, Rich

_BACK = SwitchTo(L("button-back"), id="back", state=Settings.main)

confirmed = Window(
    Rich("email-confirmed", when="address"),
    Rich("email-empty", when=~F["address"]),  # removed meanwhile, on another device
    SwitchTo(L("email-change"), id="change", state=Settings.email_address),
    Button(L("email-remove"), id="remove", on_click=h.remove),
    _BACK,
    state=Settings.email,
    getter=email_address,
)
address = Window(
    Hint(),
    Rich("email-none", when="nothing"),
    Rich("email-another", when="another"),
    Rich("email-code", when="pending"),
    Button(L("email-remove"), id="remove", on_click=h.remove, when="pending"),
    _BACK,
    MessageInput(h.typed, content_types=ContentType.TEXT),
    MessageInput(h.puzzled),
    state=Settings.email_address,
    getter=email_address,
)
email_windows = (confirmed, address)


def email_button() -> Button:
    """The entry of the main window; absent where no mail can be sent."""
    return Button(L("email-button"), id="email", on_click=h.enter, when=can_mail)
