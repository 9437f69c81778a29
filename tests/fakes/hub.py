"""The event hub as the owner's windows read it: keys and dead letters, in memory."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from dishka import Provider

from core.activity import contracts as c
from core.activity.api_keys import ApiKeyRepository
from core.activity.dead_letters import DeadLetterFilter, DeadLetterRepository
from core.kit.errors import DomainError, NotFound

EVENING = datetime.fromisoformat("2026-11-20T18:30:00+00:00")


def a_letter(number: int = 1, payload: str = "{}", error: str = "why") -> c.DeadLetterView:
    """An open dead letter."""
    return c.DeadLetterView(
        id=UUID(int=number),
        event_id=None,
        reason="conflict",
        payload=payload,
        error=error,
        source="shop",
        received_at=EVENING,
        state=c.DeadLetterState.OPEN,
    )


@dataclass(slots=True)
class FakeKeys:
    """Keys, and the commands about them."""

    kept: dict[UUID, c.ApiKeyView] = field(default_factory=dict)
    answer: c.ApiKeyView | None = None

    async def list_keys(self) -> list[c.ApiKeyView]:
        return list(self.kept.values())

    async def get(self, key_id: UUID) -> c.ApiKeyView:
        if key_id not in self.kept:
            raise NotFound("key")
        return self.kept[key_id]

    def issue_key(self, command: c.IssueKey) -> c.ApiKeyView:
        """Unless `answer` says what an earlier run of the same command said."""
        made = c.ApiKeyView(
            id=command.key_id,
            hint=command.hint,
            source=command.source,
            scopes=list(command.scopes),
            rate=command.rate,
            created_at=EVENING,
            revoked_at=None,
        )
        return self.kept.setdefault(made.id, made) if self.answer is None else self.answer

    def revoke_key(self, command: c.RevokeKey) -> c.ApiKeyView:
        key = self.kept[command.key_id]
        self.kept[key.id] = msgspec.structs.replace(key, revoked_at=EVENING)
        return self.kept[key.id]


@dataclass(slots=True)
class FakeLetters:
    """Dead letters, and the commands about them."""

    kept: dict[UUID, c.DeadLetterView] = field(default_factory=dict)

    async def find(self, wanted: DeadLetterFilter) -> list[c.DeadLetterView]:
        return self._fitting(wanted)[wanted.skip :][: wanted.limit]

    async def count(self, wanted: DeadLetterFilter) -> int:
        return len(self._fitting(wanted))

    def _fitting(self, wanted: DeadLetterFilter) -> list[c.DeadLetterView]:
        text = wanted.text or ""
        return [
            one for one in self.kept.values() if one.state is wanted.state and text in one.payload
        ]

    async def get(self, letter_id: UUID) -> c.DeadLetterView:
        return self.kept[letter_id]

    def edit_payload(self, command: c.EditDeadLetter) -> c.DeadLetterView:
        return self._change(command.letter_id, payload=command.payload)

    def replay_letter(self, command: c.ReplayDeadLetter) -> c.DeadLetterView:
        if "user_id" not in self.kept[command.letter_id].payload:
            raise DomainError("event-refused", reason="<user_id> is missing")
        return self._change(command.letter_id, state=c.DeadLetterState.REPLAYED)

    def dismiss_letter(self, command: c.DismissDeadLetter) -> c.DeadLetterView:
        return self._change(command.letter_id, state=c.DeadLetterState.DISMISSED)

    def _change(self, letter_id: UUID, **changes: Any) -> c.DeadLetterView:
        self.kept[letter_id] = msgspec.structs.replace(self.kept[letter_id], **changes)
        return self.kept[letter_id]


@dataclass(slots=True)
class FakeHub:
    """Both."""

    keys: FakeKeys = field(default_factory=FakeKeys)
    letters: FakeLetters = field(default_factory=FakeLetters)

    def answers(self) -> dict[Any, Any]:
        return {
            c.IssueKey: self.keys.issue_key,
            c.RevokeKey: self.keys.revoke_key,
            c.EditDeadLetter: self.letters.edit_payload,
            c.ReplayDeadLetter: self.letters.replay_letter,
            c.DismissDeadLetter: self.letters.dismiss_letter,
        }

    def provide(self, provider: Provider) -> None:
        provider.provide(lambda: self.keys, provides=ApiKeyRepository)
        provider.provide(lambda: self.letters, provides=DeadLetterRepository)
