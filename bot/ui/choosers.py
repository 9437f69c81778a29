"""Buttons to choose from, and what becomes of presses that no button of a window sent."""

import operator
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.api.internal import RawKeyboard
from aiogram_dialog.api.protocols import DialogProtocol
from aiogram_dialog.widgets.common import WhenCondition
from aiogram_dialog.widgets.kbd import Group, Keyboard, Select
from aiogram_dialog.widgets.text import Format

from bot.ui.callback_data import MalformedPayload
from bot.ui.item_codes import Codes, create_code_checker

SelectItems = str | Callable[[dict[str, Any]], Sequence[Any]]


def create_select(
    id: str, items: SelectItems, on_click: Any, when: WhenCondition = None, *, codes: Codes
) -> Select[str]:
    """A button for each (words, code) among `items`, the name of a getter's list; `on_click` is
    given the code, which is one of `codes`: any other is a forged press."""
    words, code = Format("{item[0]}"), operator.itemgetter(1)
    return Select(
        words,
        id=id,
        item_id_getter=code,
        items=items,
        type_factory=create_code_checker(codes),
        on_click=on_click,
        when=when,
    )


class UnknownCallbacks(Keyboard):
    """Below all other buttons of a window, and invisible: refuses what none of them took. A late
    press on another window of the dialog is none: a second tap comes when the first has led on."""

    async def _render_keyboard(self, data: dict[str, Any], manager: DialogManager) -> RawKeyboard:
        return []

    async def _process_other_callback(
        self, callback: CallbackQuery, dialog: DialogProtocol, manager: DialogManager
    ) -> bool:
        name = (callback.data or "").partition(":")[0]
        if name and dialog.find(name) is None:  # the empty cells of calendars carry nothing
            raise MalformedPayload(callback.data)
        return False


def refuse_unknown_callbacks(dialogs: Iterable[Dialog]) -> None:
    """For every window of the dialogs: without this a press on no button is answered as if it
    had worked."""
    for dialog in dialogs:
        for window in dialog.windows.values():
            if isinstance(window, Window) and not _refuses(window.keyboard):
                window.keyboard = Group(window.keyboard, UnknownCallbacks())


def _refuses(keyboard: Keyboard) -> bool:
    """Windows are made once and dialogs often."""
    last = keyboard.buttons[-1:] if isinstance(keyboard, Group) else ()
    return any(isinstance(one, UnknownCallbacks) for one in last)
