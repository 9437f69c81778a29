"""What the window of the e-mail address shows."""

from typing import Any

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.common import Whenable

from bot.context import reader_of, speaker_of
from core.contacts.contracts import Contact
from core.contacts.queries import ContactQueries


async def contact_of(manager: DialogManager) -> Contact:
    """The person's e-mail address as it is now."""
    reader = reader_of(manager)
    async with reader(ContactQueries) as queries:
        return await queries.contact(speaker_of(manager).id, "mail", reader.clock.now())


async def email_address(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """A pending address is spoken of first; the confirmed one stays in use meanwhile."""
    contact = await contact_of(dialog_manager)
    return {
        "address": contact.address,
        "pending": contact.pending,
        "nothing": contact.address is None and contact.pending is None,
        "another": contact.address is not None and contact.pending is None,
    }


def can_mail(_: dict[str, Any], __: Whenable, manager: DialogManager) -> bool:
    """Whether this installation has a mail server or a mailbox."""
    return bool(manager.middleware_data.get("can_mail"))
