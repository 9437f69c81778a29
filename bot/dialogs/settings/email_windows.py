"""The e-mail address in the settings: one window that takes an address or a code as it is typed."""

from aiogram.types import ContentType
from aiogram_dialog import Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, SwitchTo

from bot.dialogs.settings import email_handlers as h
from bot.dialogs.settings.email_getters import can_mail, email_address
from bot.dialogs.settings.states import Settings
from bot.hints import Hint
from bot.texts import L, Rich

email = Window(
    Hint(),
    Rich("email-none", when="nothing"),
    Rich("email-confirmed", when="confirmed"),
    Rich("email-code", when="pending"),
    Button(L("email-remove"), id="remove", on_click=h.remove, when="something"),
    SwitchTo(L("button-back"), id="back", state=Settings.main),
    MessageInput(h.typed, content_types=ContentType.TEXT),
    MessageInput(h.puzzled),
    state=Settings.email,
    getter=email_address,
)


def email_button() -> SwitchTo:
    """The entry of the main window; absent where no mail can be sent."""
    return SwitchTo(L("email-button"), id="email", state=Settings.email, when=can_mail)
