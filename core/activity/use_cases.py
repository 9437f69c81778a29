"""What an owner can do with keys and dead letters from the messenger; one class a command."""

from dataclasses import dataclass

from core.activity import contracts as c
from core.activity.api_keys import ApiKeyRepository
from core.activity.dead_letters import DeadLetterRepository
from core.activity.rules import InvalidEvent, MalformedBody
from core.kit.errors import DomainError
from core.users.contracts import Owners


@dataclass(slots=True, frozen=True, kw_only=True)
class ActivityAdminService:
    """What every use case here needs."""

    owners: Owners
    api_keys: ApiKeyRepository
    dead_letters: DeadLetterRepository


@dataclass(slots=True, frozen=True, kw_only=True)
class IssueKey:
    service: ActivityAdminService

    async def __call__(self, command: c.IssueKey) -> c.ApiKeyView:
        self.service.owners.check_owner(command.user_id, "hub")
        await self.service.api_keys.add(
            command.key_id,
            command.hash,
            command.hint,
            command.source,
            command.scopes,
            command.rate,
        )
        return await self.service.api_keys.get(command.key_id)


@dataclass(slots=True, frozen=True, kw_only=True)
class RevokeKey:
    service: ActivityAdminService

    async def __call__(self, command: c.RevokeKey) -> c.ApiKeyView:
        self.service.owners.check_owner(command.user_id, "hub")
        await self.service.api_keys.revoke_key(command.key_id)
        return await self.service.api_keys.get(command.key_id)


@dataclass(slots=True, frozen=True, kw_only=True)
class EditDeadLetter:
    service: ActivityAdminService

    async def __call__(self, command: c.EditDeadLetter) -> c.DeadLetterView:
        self.service.owners.check_owner(command.user_id, "hub")
        return await self.service.dead_letters.edit_payload(command.letter_id, command.payload)


@dataclass(slots=True, frozen=True, kw_only=True)
class ReplayDeadLetter:
    service: ActivityAdminService

    async def __call__(self, command: c.ReplayDeadLetter) -> c.DeadLetterView:
        self.service.owners.check_owner(command.user_id, "hub")
        try:
            await self.service.dead_letters.replay_letter(command.letter_id)
        except InvalidEvent as refusal:
            raise DomainError("event-refused", reason=refusal.reason) from None
        except MalformedBody as error:
            raise DomainError("event-refused", reason=str(error)) from None
        return await self.service.dead_letters.get(command.letter_id)


@dataclass(slots=True, frozen=True, kw_only=True)
class DismissDeadLetter:
    service: ActivityAdminService

    async def __call__(self, command: c.DismissDeadLetter) -> c.DeadLetterView:
        self.service.owners.check_owner(command.user_id, "hub")
        await self.service.dead_letters.dismiss_letter(command.letter_id)
        return await self.service.dead_letters.get(command.letter_id)
