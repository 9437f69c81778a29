"""What the windows of e-mail and phone show."""

from dataclasses import dataclass
from typing import Any

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.common import Whenable
from aiogram_dialog.widgets.common.when import Predicate

from bot.context import reader_of, speaker_of
from core.contacts.contracts import Contact, Way
from core.contacts.queries import ContactQueries


async def contact_of(manager: DialogManager, way: Way) -> Contact:
    """The person's address as it is now."""
    reader = reader_of(manager)
    async with reader(ContactQueries) as queries:
        return await queries.contact(speaker_of(manager).id, way, reader.clock.now())


@dataclass(slots=True, frozen=True)
class Shown:
    """A getter: a pending address is spoken of first, the confirmed one stays in use meanwhile."""

    way: Way

    async def __call__(self, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
        contact = await contact_of(dialog_manager, self.way)
        return {
            "address": contact.address,
            "pending": contact.pending,
            "nothing": contact.address is None and contact.pending is None,
            "another": contact.address is not None and contact.pending is None,
        }


def offers(way: Way) -> Predicate:
    """Whether this installation has somewhere to hand such a letter to."""

    def offered(_: dict[str, Any], __: Whenable, manager: DialogManager) -> bool:
        return way in manager.middleware_data.get("ways", ())

    return offered
