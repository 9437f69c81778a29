"""What people do with their addresses, and what the mail path does with a code."""

import math
from dataclasses import dataclass
from uuid import UUID, uuid4

from core.contacts import contracts as c
from core.contacts.models import CodeRow
from core.contacts.repository import ContactRepository
from core.contacts.rules import CHECKS, CODES_WITHIN, judge, wait_for_next
from core.contacts.views import contact
from core.kit.clock import Clock
from core.kit.errors import DomainError, NotFound
from core.kit.messages import CodeLetter
from core.kit.outbox import Outbox
from core.users.contracts import People


@dataclass(slots=True, frozen=True, kw_only=True)
class SetContact:
    contacts: ContactRepository
    people: People
    outbox: Outbox
    clock: Clock

    async def __call__(self, command: c.SetContact) -> c.Contact:
        await _known(self.people, command.user_id)
        user_id, way, now = command.user_id, command.way, self.clock.now()
        address = CHECKS[way](command.address)
        row = await self.contacts.locked(user_id, way)
        if row.address == address:
            await self.contacts.close_codes(user_id, way)
            return contact(way, row, None, now, c.Verdict.CONFIRMED)
        await self._check_pace(user_id, way, address)
        await self.contacts.close_codes(user_id, way)
        code = self._ask(user_id, way, address)
        return contact(way, row, code, now)

    async def _check_pace(self, user_id: UUID, way: str, address: str) -> None:
        now = self.clock.now()
        asked = await self.contacts.asked(user_id, way, address, now - CODES_WITHIN)
        if wait := wait_for_next(asked, now):
            raise DomainError("too-many-codes", minutes=math.ceil(wait.total_seconds() / 60))

    def _ask(self, user_id: UUID, way: c.Way, address: str) -> CodeRow:
        """The code itself is made when its letter leaves: nothing on the way there knows it."""
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
        letter = CodeLetter(key=f"code:{code.id}", user_id=user_id, channel=way, code_id=code.id)
        self.outbox.post(letter)
        return code


@dataclass(slots=True, frozen=True, kw_only=True)
class ConfirmContact:
    contacts: ContactRepository
    people: People
    clock: Clock

    async def __call__(self, command: c.ConfirmContact) -> c.Contact:
        await _known(self.people, command.user_id)
        user_id, way, now = command.user_id, command.way, self.clock.now()
        row = await self.contacts.locked(user_id, way)
        code = await self.contacts.open_code(user_id, way)
        if code is None:
            return contact(way, row, None, now, c.Verdict.EXPIRED)
        verdict = judge(command.code, code.id, code.code_hash, code.tries, code.ends_at, now)
        if verdict is c.Verdict.WRONG:
            code.tries += 1
        elif verdict is c.Verdict.CONFIRMED:
            row.address, row.confirmed_at, code.closed = code.address, now, True
        return contact(way, row, code, now, verdict)


@dataclass(slots=True, frozen=True, kw_only=True)
class RemoveContact:
    contacts: ContactRepository
    people: People
    clock: Clock

    async def __call__(self, command: c.RemoveContact) -> c.Contact:
        await _known(self.people, command.user_id)
        row = await self.contacts.locked(command.user_id, command.way)
        row.address = row.confirmed_at = None
        await self.contacts.close_codes(command.user_id, command.way)
        return contact(command.way, row, None, self.clock.now())


async def _known(people: People, user_id: UUID) -> None:
    if await people.profile(user_id) is None:
        raise NotFound("user")
