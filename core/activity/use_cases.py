"""What an owner can do with keys and dead letters from the messenger; one class a command."""

from dataclasses import dataclass
from uuid import UUID

from core.activity import contracts as c
from core.activity.dead import DeadLetters
from core.activity.keys import Keys
from core.activity.rules import Malformed, Refusal
from core.kit.errors import DomainError, NotFound
from core.users.contracts import Owners


@dataclass(slots=True, frozen=True, kw_only=True)
class HubDesk:
    """What every use case here needs."""

    owners: Owners
    keys: Keys
    letters: DeadLetters

    def admit(self, user_id: UUID) -> None:
        """Raises NotFound for whoever is not an owner, as if there were nothing to find."""
        if user_id not in self.owners:
            raise NotFound("hub")


@dataclass(slots=True, frozen=True, kw_only=True)
class IssueKey:
    desk: HubDesk

    async def __call__(self, command: c.IssueKey) -> c.KeyView:
        self.desk.admit(command.user_id)
        await self.desk.keys.add(
            command.key_id,
            command.hash,
            command.hint,
            command.source,
            command.scopes,
            command.rate,
        )
        return await self.desk.keys.get(command.key_id)


@dataclass(slots=True, frozen=True, kw_only=True)
class RevokeKey:
    desk: HubDesk

    async def __call__(self, command: c.RevokeKey) -> c.KeyView:
        self.desk.admit(command.user_id)
        await self.desk.keys.revoke(command.key_id)
        return await self.desk.keys.get(command.key_id)


@dataclass(slots=True, frozen=True, kw_only=True)
class EditDeadLetter:
    desk: HubDesk

    async def __call__(self, command: c.EditDeadLetter) -> c.DeadView:
        self.desk.admit(command.user_id)
        return await self.desk.letters.edit(command.letter_id, command.payload)


@dataclass(slots=True, frozen=True, kw_only=True)
class ReplayDeadLetter:
    desk: HubDesk

    async def __call__(self, command: c.ReplayDeadLetter) -> c.DeadView:
        self.desk.admit(command.user_id)
        try:
            await self.desk.letters.replay(command.letter_id)
        except Refusal as refusal:
            raise DomainError("event-refused", reason=refusal.reason) from None
        except Malformed as error:
            raise DomainError("event-refused", reason=str(error)) from None
        return await self.desk.letters.get(command.letter_id)


@dataclass(slots=True, frozen=True, kw_only=True)
class DismissDeadLetter:
    desk: HubDesk

    async def __call__(self, command: c.DismissDeadLetter) -> c.DeadView:
        self.desk.admit(command.user_id)
        await self.desk.letters.dismiss(command.letter_id)
        return await self.desk.letters.get(command.letter_id)
