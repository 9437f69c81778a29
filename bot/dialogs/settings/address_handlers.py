"""What typing and tapping in the windows of e-mail and phone does."""

import re
from dataclasses import dataclass
from typing import Any

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from bot.context import act_of, speaker_of
from bot.dialogs.settings.address_getters import contact_of
from bot.hints import hint
from core.contacts.contracts import ConfirmContact, RemoveContact, SetContact, Verdict, Way
from core.kit.errors import DomainError

LONGEST_ADDRESS = 320
_CODE = re.compile(r"\d{6}", re.ASCII)
_SIGNS = {"mail": "@", "sms": "+"}
_REFUSALS = {"mail": "error-bad-email", "sms": "error-bad-phone"}


@dataclass(slots=True, frozen=True)
class Answers:
    """What a person may answer; an address that is confirmed is shown in the state `settled`."""

    way: Way
    settled: State
    typing: State

    async def enter(self, _: CallbackQuery, __: Any, manager: DialogManager) -> None:
        """To the confirmed address, or to where one is typed."""
        contact = await contact_of(manager, self.way)
        done = contact.address is not None and contact.pending is None
        await manager.switch_to(self.settled if done else self.typing)

    async def typed(self, message: Message, _: MessageInput, manager: DialogManager) -> None:
        """Six digits are a code if one is waited for; everything else should be an address."""
        words = (message.text or "").strip()
        code = re.sub(r"[\s-]", "", words)
        waiting = (await contact_of(manager, self.way)).pending is not None
        if _CODE.fullmatch(code) is not None:
            await self._try_code(manager, code)
        elif waiting and _SIGNS[self.way] not in words:
            hint(manager, "address-digits")
        else:
            await self._set_address(manager, words)

    async def remove(self, _: CallbackQuery, __: Any, manager: DialogManager) -> None:
        """Also takes back an address that waits for its code."""
        await act_of(manager)(RemoveContact(user_id=speaker_of(manager).id, way=self.way))
        await manager.switch_to(self.typing)

    async def _try_code(self, manager: DialogManager, code: str) -> None:
        command = ConfirmContact(user_id=speaker_of(manager).id, way=self.way, code=code)
        contact = await act_of(manager)(command)
        if contact.verdict is Verdict.CONFIRMED:
            await manager.switch_to(self.settled)
        elif contact.verdict is Verdict.WRONG and contact.tries_left:
            hint(manager, "address-wrong-code", tries=contact.tries_left)
        else:
            hint(manager, "address-dead-code")

    async def _set_address(self, manager: DialogManager, words: str) -> None:
        if len(words) > LONGEST_ADDRESS:
            hint(manager, _REFUSALS[self.way])
            return
        command = SetContact(user_id=speaker_of(manager).id, way=self.way, address=words)
        try:
            contact = await act_of(manager)(command)
        except DomainError as refusal:
            hint(manager, f"error-{refusal.code}", **refusal.params)
        else:
            if contact.verdict is Verdict.CONFIRMED:
                await manager.switch_to(self.settled)
