"""What the windows of e-mail and phone show."""

from dataclasses import dataclass
from typing import Any

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.common import Whenable
from aiogram_dialog.widgets.common.when import Predicate

from bot.ui.context import get_current_user, get_query_runner
from core.contacts.contracts import Contact, ContactChannel
from core.contacts.queries import ContactQueries


async def load_contact(manager: DialogManager, channel: ContactChannel) -> Contact:
    """The person's address as it is now."""
    query_runner = get_query_runner(manager)
    async with query_runner(ContactQueries) as queries:
        return await queries.get_contact(
            get_current_user(manager).id, channel, query_runner.clock.now()
        )


@dataclass(slots=True, frozen=True)
class ContactGetter:
    """A getter: a pending address is spoken of first, the confirmed one stays in use meanwhile."""

    channel: ContactChannel

    async def __call__(self, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
        contact = await load_contact(dialog_manager, self.channel)
        return {
            "address": contact.address,
            "pending": contact.pending,
            "nothing": contact.address is None and contact.pending is None,
            "another": contact.address is not None and contact.pending is None,
        }


def create_channel_predicate(channel: ContactChannel) -> Predicate:
    """Whether this installation has somewhere to hand such a letter to."""

    def is_channel_available(_: dict[str, Any], __: Whenable, manager: DialogManager) -> bool:
        return channel in manager.middleware_data.get("contact_channels", ())

    return is_channel_available
