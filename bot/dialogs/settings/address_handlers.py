"""What typing and tapping in the windows of e-mail and phone does."""

import re
from dataclasses import dataclass
from typing import Any

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from bot.dialogs.settings.address_getters import load_contact
from bot.ui.context import get_command_executor, get_current_user
from bot.ui.hints import show_hint
from core.contacts.contracts import (
    CodeVerdict,
    ConfirmContact,
    ContactChannel,
    RemoveContact,
    SetContact,
)
from core.kit.errors import DomainError

MAX_ADDRESS_LENGTH = 320
_CODE_PATTERN = re.compile(r"\d{6}", re.ASCII)
_ADDRESS_SIGNS = {"mail": "@", "sms": "+"}
_INVALID_ADDRESS_KEYS = {"mail": "error-bad-email", "sms": "error-bad-phone"}


@dataclass(slots=True, frozen=True)
class AddressHandlers:
    """What a person may answer; an address that is confirmed is shown in the state `settled`."""

    channel: ContactChannel
    confirmed_state: State
    input_state: State

    async def open_address(self, _: CallbackQuery, __: Any, manager: DialogManager) -> None:
        """To the confirmed address, or to where one is typed."""
        contact = await load_contact(manager, self.channel)
        done = contact.address is not None and contact.pending is None
        await manager.switch_to(self.confirmed_state if done else self.input_state)

    async def handle_input(self, message: Message, _: MessageInput, manager: DialogManager) -> None:
        """Six digits are a code if one is waited for; everything else should be an address."""
        words = (message.text or "").strip()
        code = re.sub(r"[\s-]", "", words)
        waiting = (await load_contact(manager, self.channel)).pending is not None
        if _CODE_PATTERN.fullmatch(code) is not None:
            await self._confirm_code(manager, code)
        elif waiting and _ADDRESS_SIGNS[self.channel] not in words:
            show_hint(manager, "address-digits")
        else:
            await self._set_address(manager, words)

    async def remove_address(self, _: CallbackQuery, __: Any, manager: DialogManager) -> None:
        """Also takes back an address that waits for its code."""
        await get_command_executor(manager)(
            RemoveContact(user_id=get_current_user(manager).id, way=self.channel)
        )
        await manager.switch_to(self.input_state)

    async def _confirm_code(self, manager: DialogManager, code: str) -> None:
        command = ConfirmContact(user_id=get_current_user(manager).id, way=self.channel, code=code)
        contact = await get_command_executor(manager)(command)
        if contact.verdict is CodeVerdict.CONFIRMED:
            await manager.switch_to(self.confirmed_state)
        elif contact.verdict is CodeVerdict.WRONG and contact.tries_left:
            show_hint(manager, "address-wrong-code", tries=contact.tries_left)
        else:
            show_hint(manager, "address-dead-code")

    async def _set_address(self, manager: DialogManager, text: str) -> None:
        if len(text) > MAX_ADDRESS_LENGTH:
            show_hint(manager, _INVALID_ADDRESS_KEYS[self.channel])
            return
        command = SetContact(user_id=get_current_user(manager).id, way=self.channel, address=text)
        try:
            contact = await get_command_executor(manager)(command)
        except DomainError as refusal:
            show_hint(manager, f"error-{refusal.code}", **refusal.params)
        else:
            if contact.verdict is CodeVerdict.CONFIRMED:
                await manager.switch_to(self.confirmed_state)
