"""People with addresses, letters to them, and what became of each."""

import re
from dataclasses import dataclass
from itertools import count
from typing import Any
from uuid import UUID

from dishka import AsyncContainer
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.contacts.contracts import ConfirmContact, Contact, SetContact
from core.delivery.contracts import Delivery, Kind
from core.delivery.models import DeliveryRow
from core.kit.messages import ContactCodeMessage, ContactMessage, decode_contact_message
from core.kit.outbox import OutboxRow
from core.kit.settings import Settings, load_settings
from tests.factories.people import a_person
from tests.support.clocks import StillClock
from tests.support.desk import Desk
from tests.support.smtp_servers import PostOffice, words_of
from worker.channels.consumer import ContactMessageConsumer, create_contact_consumer
from worker.channels.contact_channel import build_ledger_key
from worker.channels.mailer_factory import build_mailers

ADDRESS = "anya@example.com"
SENDER = "Успевай <bot@uspevai.example>"
_numbers = count(1)


@dataclass(slots=True)
class MailHarness:
    desk: Desk
    container: AsyncContainer
    clock: StillClock
    office: PostOffice

    def settings(self, **given: Any) -> Settings:
        smtp = {"smtp_url": self.office.url, "mail_from": SENDER}
        return load_settings(_env_file=None, **(smtp | given))

    def out(self, **given: Any) -> ContactMessageConsumer:
        """One more instance of the consumer."""
        mailers = build_mailers(self.settings(**given), self.clock)
        return create_contact_consumer(self.container, self.clock, mailers)

    async def posted(self) -> list[ContactMessage | ContactCodeMessage]:
        """What waits in the outbox for the mail path, in order."""
        async with self.container() as scope:
            session = await scope.get(AsyncSession)
            rows = select(OutboxRow.payload).where(OutboxRow.subject.startswith("mail."))
            return [
                decode_contact_message(payload)
                for payload in await session.scalars(rows.order_by(OutboxRow.id))
            ]

    async def asks(self, user_id: UUID, address: str = ADDRESS) -> Contact:
        return await self.desk.do(SetContact(user_id=user_id, way="mail", address=address))

    async def types(self, user_id: UUID, code: str) -> Contact:
        return await self.desk.do(ConfirmContact(user_id=user_id, way="mail", code=code))

    async def code(self) -> str:
        """Send the newest code letter; returns the code that arrived."""
        await self.out().deliver_message((await self.posted())[-1])
        found = re.search(r"\b\d{6}\b", words_of(self.office.mails()[-1]))
        assert found
        return found[0]

    async def reachable_by_mail(self) -> UUID:
        """A person with a confirmed address."""
        user_id = await a_person(self.desk)
        await self.asks(user_id)
        await self.types(user_id, await self.code())
        self.office.taken.clear()
        return user_id

    def letter(self, user_id: UUID, **given: Any) -> ContactMessage:
        number = next(_numbers)
        fields: dict[str, Any] = {
            "key": f"task:{number}",
            "channel": "mail",
            "kind": Kind.TASK,
            "subject": f"Напоминание: Купить молоко №{number}",
            "html": "⏰ <b>Купить молоко &amp; сыр</b>\n📅 сегодня, 18:00",
        }
        return ContactMessage(user_id=user_id, **(fields | given))

    async def ledger(self, letter: ContactMessage | ContactCodeMessage) -> Delivery:
        async with self.container() as scope:
            session = await scope.get(AsyncSession)
            row = await session.get(DeliveryRow, build_ledger_key(letter))
            assert row is not None
            return row.build_delivery()
