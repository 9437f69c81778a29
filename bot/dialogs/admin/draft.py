"""The broadcast being written: what the steps have gathered, in the dialog's data."""

from typing import Any
from uuid import UUID, uuid4

import msgspec
from aiogram_dialog import DialogManager

from bot.broadcasts.handlers import card_of
from bot.context import reader_of
from bot.packing import read_kept
from core.broadcasts.contracts import Letter, LinkButton
from core.texts import LOCALES
from core.users.contracts import Segment

ACTIVE_DAYS = (None, 7, 30)


async def start_draft(data: Any, manager: DialogManager) -> None:
    """A new one under an id of its own, or a saved one taken up again."""
    manager.dialog_data["locale"] = LOCALES[0]
    if not isinstance(data, dict) or "broadcast_id" not in data:
        manager.dialog_data.update(broadcast_id=uuid4().hex, segment={})
        return
    card = await card_of(reader_of(manager), UUID(hex=data["broadcast_id"]))
    manager.dialog_data["broadcast_id"] = card.id.hex
    keep_letter(manager, card.letter)
    keep_segment(manager, card.segment)


def broadcast_id(manager: DialogManager) -> UUID:
    return UUID(hex=manager.dialog_data["broadcast_id"])


def letter(manager: DialogManager) -> Letter:
    """What was written so far."""
    kept: Letter = read_kept(manager.dialog_data["letter"], Letter)
    return kept


def keep_letter(manager: DialogManager, changed: Letter) -> None:
    manager.dialog_data["letter"] = msgspec.to_builtins(changed)


def write(manager: DialogManager, words: str) -> None:
    """The text for all; variants and button stay."""
    if "letter" in manager.dialog_data:
        keep_letter(manager, msgspec.structs.replace(letter(manager), text=words))
    else:
        keep_letter(manager, Letter(text=words))


def write_variant(manager: DialogManager, locale: str, words: str | None) -> None:
    """The text for one language, or none of its own."""
    before = letter(manager)
    variants = {name: text for name, text in before.variants.items() if name != locale}
    if words is not None:
        variants[locale] = words
    keep_letter(manager, msgspec.structs.replace(before, variants=variants))


def put_button(manager: DialogManager, button: LinkButton | None) -> None:
    keep_letter(manager, msgspec.structs.replace(letter(manager), button=button))


def segment(manager: DialogManager) -> Segment:
    kept: Segment = read_kept(manager.dialog_data["segment"], Segment)
    return kept


def keep_segment(manager: DialogManager, changed: Segment) -> None:
    manager.dialog_data["segment"] = msgspec.to_builtins(changed)
