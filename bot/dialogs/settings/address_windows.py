"""E-mail and phone in the settings: the confirmed address, and where one and its code are typed."""

from dataclasses import dataclass

from aiogram import F
from aiogram.fsm.state import State
from aiogram_dialog import Window
from aiogram_dialog.widgets.kbd import Button, SwitchTo

from bot.dialogs.settings.address_getters import ContactGetter, create_channel_predicate
from bot.dialogs.settings.address_handlers import AddressHandlers
from bot.routes import Settings
from bot.ui.hints import HintText
from bot.ui.inputs import create_text_inputs
from bot.ui.texts import I18nHtml, I18nText
from core.contacts.contracts import ContactChannel

_BACK_BUTTON = SwitchTo(I18nText("button-back"), id="back", state=Settings.main)


@dataclass(slots=True, frozen=True)
class AddressSection:
    """One way's place in the settings; `typing` takes words, `settled` leaves them to tasks."""

    channel: ContactChannel
    confirmed_state: State
    input_state: State

    def create_button(self) -> Button:
        """The entry of the main window; absent where this way leads nowhere."""
        words, enter = (
            I18nText(f"address-button-{self.channel}"),
            self._create_handlers().open_address,
        )
        return Button(
            words, id=self.channel, on_click=enter, when=create_channel_predicate(self.channel)
        )

    def create_windows(self) -> tuple[Window, Window]:
        return self._create_confirmed_window(), self._create_input_window()

    def _create_confirmed_window(self) -> Window:
        way, remove = self.channel, self._create_handlers().remove_address
        return Window(
            I18nHtml(f"address-confirmed-{way}", when="address"),
            I18nHtml("address-empty", when=~F["address"]),  # removed meanwhile, on another device
            SwitchTo(I18nText(f"address-change-{way}"), id="change", state=self.input_state),
            Button(I18nText("address-remove"), id="remove", on_click=remove, when="address"),
            _BACK_BUTTON,
            state=self.confirmed_state,
            getter=ContactGetter(way),
        )

    def _create_input_window(self) -> Window:
        way, answers = self.channel, self._create_handlers()
        return Window(
            HintText(),
            I18nHtml(f"address-none-{way}", when="nothing"),
            I18nHtml(f"address-another-{way}", when="another"),
            I18nHtml(f"address-code-{way}", when="pending"),
            Button(
                I18nText("address-remove"),
                id="remove",
                on_click=answers.remove_address,
                when="pending",
            ),
            _BACK_BUTTON,
            *create_text_inputs(answers.handle_input, "address-words"),
            state=self.input_state,
            getter=ContactGetter(way),
        )

    def _create_handlers(self) -> AddressHandlers:
        return AddressHandlers(self.channel, self.confirmed_state, self.input_state)


_ADDRESS_SECTIONS = (
    AddressSection("mail", Settings.email, Settings.email_address),
    AddressSection("sms", Settings.phone, Settings.phone_number),
)
address_buttons = tuple(entry.create_button() for entry in _ADDRESS_SECTIONS)
address_windows = tuple(window for entry in _ADDRESS_SECTIONS for window in entry.create_windows())
