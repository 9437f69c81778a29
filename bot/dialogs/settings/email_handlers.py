"""What typing and tapping in the window of the e-mail address does."""

import re
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from bot.context import act_of, speaker_of
from bot.dialogs.settings.email_getters import contact_of
from bot.dialogs.settings.states import Settings
from bot.hints import hint
from core.contacts.contracts import ConfirmContact, RemoveContact, SetContact, Verdict
from core.kit.errors import DomainError

LONGEST_ADDRESS = 320
_CODE = re.compile(r"\d{6}", re.ASCII)


async def enter(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """To the confirmed address, or to where one is typed."""
    contact = await contact_of(manager)
    settled = contact.address is not None and contact.pending is None
    await manager.switch_to(Settings.email if settled else Settings.email_address)


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Six digits are a code if one is waited for; everything else should be an address."""
    words = (message.text or "").strip()
    code = re.sub(r"[\s-]", "", words)
    waiting = (await contact_of(manager)).pending is not None
    if _CODE.fullmatch(code) is not None:
        await _try_code(manager, code)
    elif waiting and "@" not in words:
        hint(manager, "email-digits")
    else:
        await _set_address(manager, words)


async def _try_code(manager: DialogManager, code: str) -> None:
    command = ConfirmContact(user_id=speaker_of(manager).id, way="mail", code=code)
    contact = await act_of(manager)(command)
    if contact.verdict is Verdict.CONFIRMED:
        await manager.switch_to(Settings.email)
    elif contact.verdict is Verdict.WRONG and contact.tries_left:
        hint(manager, "email-wrong-code", tries=contact.tries_left)
    else:
        hint(manager, "email-dead-code")


async def _set_address(manager: DialogManager, words: str) -> None:
    if len(words) > LONGEST_ADDRESS:
        hint(manager, "error-bad-email")
        return
    command = SetContact(user_id=speaker_of(manager).id, way="mail", address=words)
    try:
        contact = await act_of(manager)(command)
    except DomainError as refusal:
        hint(manager, f"error-{refusal.code}", **refusal.params)
    else:
        if contact.verdict is Verdict.CONFIRMED:
            await manager.switch_to(Settings.email)


async def puzzled(_: Message, __: MessageInput, manager: DialogManager) -> None:
    """A photo, sticker or voice."""
    hint(manager, "email-words")


async def remove(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    await act_of(manager)(RemoveContact(user_id=speaker_of(manager).id, way="mail"))
    await manager.switch_to(Settings.email_address)
