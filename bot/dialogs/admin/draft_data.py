"""The broadcast being written: what the steps have gathered, in the dialog's data."""

from typing import Any
from uuid import UUID, uuid4

import msgspec
from aiogram_dialog import DialogManager

from bot.live.broadcasts import get_broadcast_card
from bot.ui.callback_data import read_kept
from bot.ui.context import get_query_runner
from core.broadcasts.contracts import BroadcastMessage, LinkButton
from core.texts import LOCALES
from core.users.contracts import Segment

ACTIVE_DAYS_OPTIONS = (None, 7, 30)


async def initialize_draft(data: Any, manager: DialogManager) -> None:
    """A new one under an id of its own, or a saved one taken up again."""
    manager.dialog_data["locale"] = LOCALES[0]
    if not isinstance(data, dict) or "broadcast_id" not in data:
        manager.dialog_data.update(broadcast_id=uuid4().hex, segment={})
        return
    card = await get_broadcast_card(get_query_runner(manager), UUID(hex=data["broadcast_id"]))
    manager.dialog_data["broadcast_id"] = card.id.hex
    save_message(manager, card.letter)
    save_segment(manager, card.segment)


def get_broadcast_id(manager: DialogManager) -> UUID:
    return UUID(hex=manager.dialog_data["broadcast_id"])


def get_message(manager: DialogManager) -> BroadcastMessage:
    """What was written so far."""
    kept: BroadcastMessage = read_kept(manager.dialog_data["letter"], BroadcastMessage)
    return kept


def save_message(manager: DialogManager, message: BroadcastMessage) -> None:
    manager.dialog_data["letter"] = msgspec.to_builtins(message)


def save_text(manager: DialogManager, text: str) -> None:
    """The text for all; variants and button stay."""
    if "letter" in manager.dialog_data:
        save_message(manager, msgspec.structs.replace(get_message(manager), text=text))
    else:
        save_message(manager, BroadcastMessage(text=text))


def save_variant(manager: DialogManager, locale: str, variant_text: str | None) -> None:
    """The text for one language, or none of its own."""
    before = get_message(manager)
    variants = {name: text for name, text in before.variants.items() if name != locale}
    if variant_text is not None:
        variants[locale] = variant_text
    save_message(manager, msgspec.structs.replace(before, variants=variants))


def save_button(manager: DialogManager, button: LinkButton | None) -> None:
    save_message(manager, msgspec.structs.replace(get_message(manager), button=button))


def get_segment(manager: DialogManager) -> Segment:
    kept: Segment = read_kept(manager.dialog_data["segment"], Segment)
    return kept


def save_segment(manager: DialogManager, segment: Segment) -> None:
    manager.dialog_data["segment"] = msgspec.to_builtins(segment)
