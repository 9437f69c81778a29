"""Making a code at the moment its message is sent."""

from dataclasses import dataclass
from uuid import UUID

from core.contacts.contracts import IssuedCode
from core.contacts.repository import ContactRepository
from core.contacts.rules import CODE_LIFETIME, MAX_TRIES, generate_code, hash_code
from core.kit.clock import Clock


@dataclass(slots=True, frozen=True)
class CodeIssuer:
    """Only the hash is kept: a letter sent again carries another code, and the last one counts."""

    contacts: ContactRepository
    clock: Clock

    async def __call__(self, code_id: UUID) -> IssuedCode | None:
        """The code to send, good for 15 minutes from now; None when nobody waits for it."""
        row, now = await self.contacts.find(code_id), self.clock.now()
        if row is None or row.closed or row.tries >= MAX_TRIES:
            return None
        code = generate_code()
        row.code_hash, row.expires_at = hash_code(code, row.id), now + CODE_LIFETIME
        return IssuedCode(
            user_id=row.user_id,
            way="sms" if row.way == "sms" else "mail",
            address=row.address,
            code=code,
        )

    async def withdraw_code(self, code_id: UUID) -> None:
        """Nobody need wait for this code any more: its address does not take it."""
        row = await self.contacts.find(code_id)
        if row is not None:
            row.closed = True
