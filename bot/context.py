"""What every handler of a dialog needs, taken from the update's data."""

from datetime import date, datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from aiogram_dialog import DialogManager

from bot.speaker import Act, Reader
from bot.texts import speaker_of

__all__ = ["act_of", "new_id", "now_of", "reader_of", "speaker_of", "today_of"]


def act_of(manager: DialogManager) -> Act:
    """Executes commands of this update."""
    act: Act = manager.middleware_data["act"]
    return act


def new_id(manager: DialogManager, number: int = 0) -> UUID:
    """An id that follows from the update: what is read twice is made once."""
    return uuid5(NAMESPACE_URL, f"uspevai:new:{act_of(manager).origin}:{number}")


def reader_of(manager: DialogManager) -> Reader:
    reader: Reader = manager.middleware_data["reader"]
    return reader


def now_of(manager: DialogManager) -> datetime:
    """The person's wall clock, naive."""
    return reader_of(manager).now(speaker_of(manager))


def today_of(manager: DialogManager) -> date:
    """The person's own day, which may begin after midnight."""
    return reader_of(manager).today(speaker_of(manager))
