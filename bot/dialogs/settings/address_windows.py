"""E-mail and phone in the settings: the confirmed address, and where one and its code are typed."""

from dataclasses import dataclass

from aiogram import F
from aiogram.fsm.state import State
from aiogram_dialog import Window
from aiogram_dialog.widgets.kbd import Button, SwitchTo

from bot.dialogs.settings.address_getters import Shown, offers
from bot.dialogs.settings.address_handlers import Answers
from bot.dialogs.settings.states import Settings
from bot.hints import Hint
from bot.texts import L, Rich
from bot.typed import words_or_hint
from core.contacts.contracts import Way

_BACK = SwitchTo(L("button-back"), id="back", state=Settings.main)


@dataclass(slots=True, frozen=True)
class Entry:
    """One way's place in the settings; `typing` takes words, `settled` leaves them to tasks."""

    way: Way
    settled: State
    typing: State

    def button(self) -> Button:
        """The entry of the main window; absent where this way leads nowhere."""
        words, enter = L(f"address-button-{self.way}"), self._answers().enter
        return Button(words, id=self.way, on_click=enter, when=offers(self.way))

    def windows(self) -> tuple[Window, Window]:
        return self._settled(), self._typing()

    def _settled(self) -> Window:
        way, remove = self.way, self._answers().remove
        return Window(
            Rich(f"address-confirmed-{way}", when="address"),
            Rich("address-empty", when=~F["address"]),  # removed meanwhile, on another device
            SwitchTo(L(f"address-change-{way}"), id="change", state=self.typing),
            Button(L("address-remove"), id="remove", on_click=remove, when="address"),
            _BACK,
            state=self.settled,
            getter=Shown(way),
        )

    def _typing(self) -> Window:
        way, answers = self.way, self._answers()
        return Window(
            Hint(),
            Rich(f"address-none-{way}", when="nothing"),
            Rich(f"address-another-{way}", when="another"),
            Rich(f"address-code-{way}", when="pending"),
            Button(L("address-remove"), id="remove", on_click=answers.remove, when="pending"),
            _BACK,
            *words_or_hint(answers.typed, "address-words"),
            state=self.typing,
            getter=Shown(way),
        )

    def _answers(self) -> Answers:
        return Answers(self.way, self.settled, self.typing)


_ENTRIES = (
    Entry("mail", Settings.email, Settings.email_address),
    Entry("sms", Settings.phone, Settings.phone_number),
)
address_buttons = tuple(entry.button() for entry in _ENTRIES)
address_windows = tuple(window for entry in _ENTRIES for window in entry.windows())
