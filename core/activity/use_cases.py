"""What an owner can do with keys and dead letters from the messenger; one class a command."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from core.activity import contracts as c
from core.activity.api_keys import ApiKeyRepository
from core.activity.dead_letters import DeadLetterRepository
from core.activity.rules import InvalidEvent, MalformedBody
from core.kit.errors import DomainError
from core.kit.messages import Command
from core.users.contracts import Owners

C = TypeVar("C", bound=Command[Any])
V = TypeVar("V")


@dataclass(slots=True, frozen=True, kw_only=True)
class _OwnerUseCase(ABC, Generic[C, V]):
    """What owners alone may do."""

    owners: Owners
    api_keys: ApiKeyRepository
    dead_letters: DeadLetterRepository

    async def __call__(self, command: C) -> V:
        self.owners.check_owner(command.user_id, "hub")
        return await self.execute(command)

    @abstractmethod
    async def execute(self, command: C) -> V: ...


class IssueKey(_OwnerUseCase[c.IssueKey, c.ApiKeyView]):
    async def execute(self, command: c.IssueKey) -> c.ApiKeyView:
        await self.api_keys.add(
            command.key_id,
            command.hash,
            command.hint,
            command.source,
            command.scopes,
            command.rate,
        )
        return await self.api_keys.get(command.key_id)


class RevokeKey(_OwnerUseCase[c.RevokeKey, c.ApiKeyView]):
    async def execute(self, command: c.RevokeKey) -> c.ApiKeyView:
        await self.api_keys.revoke_key(command.key_id)
        return await self.api_keys.get(command.key_id)


class EditDeadLetter(_OwnerUseCase[c.EditDeadLetter, c.DeadLetterView]):
    async def execute(self, command: c.EditDeadLetter) -> c.DeadLetterView:
        return await self.dead_letters.edit_payload(command.letter_id, command.payload)


class ReplayDeadLetter(_OwnerUseCase[c.ReplayDeadLetter, c.DeadLetterView]):
    async def execute(self, command: c.ReplayDeadLetter) -> c.DeadLetterView:
        try:
            await self.dead_letters.replay_letter(command.letter_id)
        except InvalidEvent as refusal:
            raise DomainError("event-refused", reason=refusal.reason) from None
        except MalformedBody as error:
            raise DomainError("event-refused", reason=str(error)) from None
        return await self.dead_letters.get(command.letter_id)


class DismissDeadLetter(_OwnerUseCase[c.DismissDeadLetter, c.DeadLetterView]):
    async def execute(self, command: c.DismissDeadLetter) -> c.DeadLetterView:
        await self.dead_letters.dismiss_letter(command.letter_id)
        return await self.dead_letters.get(command.letter_id)
