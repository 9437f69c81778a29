"""The event hub as the owner's windows read it: keys and dead letters, in memory."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from dishka import Provider

from core.activity import contracts as c
from core.activity.dead import DeadLetters, Wanted
from core.activity.keys import Keys
from core.kit.errors import DomainError, NotFound

EVENING = datetime.fromisoformat("2026-11-20T18:30:00+00:00")


def a_letter(number: int = 1, payload: str = "{}", error: str = "why") -> c.DeadView:
    """An open dead letter."""
    return c.DeadView(
        id=UUID(int=number),
        event_id=None,
        reason="conflict",
        payload=payload,
        error=error,
        source="shop",
        received_at=EVENING,
        state=c.DeadState.OPEN,
    )


@dataclass(slots=True)
class FakeKeys:
    """Keys, and the commands about them."""

    kept: dict[UUID, c.KeyView] = field(default_factory=dict)
    answer: c.KeyView | None = None

    async def all(self) -> list[c.KeyView]:
        return list(self.kept.values())

    async def get(self, key_id: UUID) -> c.KeyView:
        if key_id not in self.kept:
            raise NotFound("key")
        return self.kept[key_id]

    def issue(self, command: c.IssueKey) -> c.KeyView:
        """Unless `answer` says what an earlier run of the same command said."""
        made = c.KeyView(
            id=command.key_id,
            hint=command.hint,
            source=command.source,
            scopes=list(command.scopes),
            rate=command.rate,
            created_at=EVENING,
            revoked_at=None,
        )
        return self.kept.setdefault(made.id, made) if self.answer is None else self.answer

    def revoke(self, command: c.RevokeKey) -> c.KeyView:
        key = self.kept[command.key_id]
        self.kept[key.id] = msgspec.structs.replace(key, revoked_at=EVENING)
        return self.kept[key.id]


@dataclass(slots=True)
class FakeLetters:
    """Dead letters, and the commands about them."""

    kept: dict[UUID, c.DeadView] = field(default_factory=dict)

    async def find(self, wanted: Wanted) -> list[c.DeadView]:
        return self._fitting(wanted)[wanted.skip :][: wanted.limit]

    async def count(self, wanted: Wanted) -> int:
        return len(self._fitting(wanted))

    def _fitting(self, wanted: Wanted) -> list[c.DeadView]:
        text = wanted.text or ""
        return [
            one for one in self.kept.values() if one.state is wanted.state and text in one.payload
        ]

    async def get(self, letter_id: UUID) -> c.DeadView:
        return self.kept[letter_id]

    def edit(self, command: c.EditDeadLetter) -> c.DeadView:
        return self._change(command.letter_id, payload=command.payload)

    def replay(self, command: c.ReplayDeadLetter) -> c.DeadView:
        if "user_id" not in self.kept[command.letter_id].payload:
            raise DomainError("event-refused", reason="<user_id> is missing")
        return self._change(command.letter_id, state=c.DeadState.REPLAYED)

    def dismiss(self, command: c.DismissDeadLetter) -> c.DeadView:
        return self._change(command.letter_id, state=c.DeadState.DISMISSED)

    def _change(self, letter_id: UUID, **changes: Any) -> c.DeadView:
        self.kept[letter_id] = msgspec.structs.replace(self.kept[letter_id], **changes)
        return self.kept[letter_id]


@dataclass(slots=True)
class FakeHub:
    """Both."""

    keys: FakeKeys = field(default_factory=FakeKeys)
    letters: FakeLetters = field(default_factory=FakeLetters)

    def answers(self) -> dict[Any, Any]:
        return {
            c.IssueKey: self.keys.issue,
            c.RevokeKey: self.keys.revoke,
            c.EditDeadLetter: self.letters.edit,
            c.ReplayDeadLetter: self.letters.replay,
            c.DismissDeadLetter: self.letters.dismiss,
        }

    def provide(self, provider: Provider) -> None:
        provider.provide(lambda: self.keys, provides=Keys)
        provider.provide(lambda: self.letters, provides=DeadLetters)
