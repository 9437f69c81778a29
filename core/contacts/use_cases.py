"""What people do with their addresses, and what the mail path does with a code."""

import math
from dataclasses import dataclass
from uuid import UUID, uuid4

from core.contacts import contracts as c
from core.contacts.models import CodeRow
from core.contacts.repository import ContactRepository
from core.contacts.rules import ADDRESS_CHECKS, CODE_WINDOW, calculate_wait, check_code
from core.contacts.views import build_contact
from core.kit.clock import Clock
from core.kit.errors import DomainError
from core.kit.messages import ContactCodeMessage
from core.kit.outbox import Outbox
from core.users.contracts import UserDirectory


@dataclass(slots=True, frozen=True, kw_only=True)
class _ContactUseCase:
    """What the use cases need."""

    contacts: ContactRepository
    users: UserDirectory
    outbox: Outbox
    clock: Clock


class SetContact(_ContactUseCase):
    async def __call__(self, command: c.SetContact) -> c.Contact:
        await self.users.require_profile(command.user_id)
        user_id, way, now = command.user_id, command.way, self.clock.now()
        address = ADDRESS_CHECKS[way](command.address)
        row = await self.contacts.lock_contact(user_id, way)
        if row.address == address:
            await self.contacts.close_codes(user_id, way)
            return build_contact(way, row, None, now, c.CodeVerdict.CONFIRMED)
        await self._check_rate_limit(user_id, way, address)
        await self.contacts.close_codes(user_id, way)
        code = self._request_code(user_id, way, address)
        return build_contact(way, row, code, now)

    async def _check_rate_limit(self, user_id: UUID, way: str, address: str) -> None:
        now = self.clock.now()
        asked = await self.contacts.list_code_requests(user_id, way, address, now - CODE_WINDOW)
        if wait := calculate_wait(asked, now):
            raise DomainError("too-many-codes", minutes=math.ceil(wait.total_seconds() / 60))

    def _request_code(self, user_id: UUID, way: c.ContactChannel, address: str) -> CodeRow:
        """The code itself is made when its message is sent: nothing on the way there knows it."""
        code = CodeRow(
            id=uuid4(),
            user_id=user_id,
            way=way,
            address=address,
            asked_at=self.clock.now(),
            tries=0,
            closed=False,
        )
        self.contacts.add(code)
        letter = ContactCodeMessage(
            key=f"code:{code.id}", user_id=user_id, channel=way, code_id=code.id
        )
        self.outbox.add_contact_message(letter)
        return code


class ConfirmContact(_ContactUseCase):
    async def __call__(self, command: c.ConfirmContact) -> c.Contact:
        await self.users.require_profile(command.user_id)
        user_id, way, now = command.user_id, command.way, self.clock.now()
        row = await self.contacts.lock_contact(user_id, way)
        code = await self.contacts.find_open_code(user_id, way)
        if code is None:
            return build_contact(way, row, None, now, c.CodeVerdict.EXPIRED)
        verdict = check_code(command.code, code.id, code.code_hash, code.tries, code.ends_at, now)
        if verdict is c.CodeVerdict.WRONG:
            code.tries += 1
        elif verdict is c.CodeVerdict.CONFIRMED:
            row.address, row.confirmed_at, code.closed = code.address, now, True
        return build_contact(way, row, code, now, verdict)


class RemoveContact(_ContactUseCase):
    async def __call__(self, command: c.RemoveContact) -> c.Contact:
        await self.users.require_profile(command.user_id)
        row = await self.contacts.lock_contact(command.user_id, command.way)
        row.address = row.confirmed_at = None
        await self.contacts.close_codes(command.user_id, command.way)
        return build_contact(command.way, row, None, self.clock.now())
