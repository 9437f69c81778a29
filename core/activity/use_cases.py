"""What an owner can do with keys and dead letters from the messenger; one class a command."""

from dataclasses import dataclass

from core.activity import contracts as c
from core.activity.dead import DeadLetters
from core.activity.keys import Keys
from core.activity.rules import Malformed, Refusal
from core.kit.errors import DomainError
from core.users.contracts import Owners


@dataclass(slots=True, frozen=True, kw_only=True)
class HubDesk:
    """What every use case here needs."""

    owners: Owners
    keys: Keys
    letters: DeadLetters


@dataclass(slots=True, frozen=True, kw_only=True)
class IssueKey:
    desk: HubDesk

    async def __call__(self, command: c.IssueKey) -> c.KeyView:
        self.desk.owners.admit(command.user_id, "hub")
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
        self.desk.owners.admit(command.user_id, "hub")
        await self.desk.keys.revoke(command.key_id)
        return await self.desk.keys.get(command.key_id)


@dataclass(slots=True, frozen=True, kw_only=True)
class EditDeadLetter:
    desk: HubDesk

    async def __call__(self, command: c.EditDeadLetter) -> c.DeadView:
        self.desk.owners.admit(command.user_id, "hub")
        return await self.desk.letters.edit(command.letter_id, command.payload)


@dataclass(slots=True, frozen=True, kw_only=True)
class ReplayDeadLetter:
    desk: HubDesk

    async def __call__(self, command: c.ReplayDeadLetter) -> c.DeadView:
        self.desk.owners.admit(command.user_id, "hub")
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
        self.desk.owners.admit(command.user_id, "hub")
        await self.desk.letters.dismiss(command.letter_id)
        return await self.desk.letters.get(command.letter_id)
