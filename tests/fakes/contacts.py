"""Contacts in memory: the domain's own use cases over rows that no database keeps."""

from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar, cast
from uuid import UUID

from core.contacts import contracts as c
from core.contacts import use_cases
from core.contacts.codes import CodeIssuer
from core.contacts.models import CodeRow, ContactRow
from core.contacts.repository import ContactRepository
from core.kit.clock import Clock
from core.kit.messages import ContactCodeMessage, ContactMessage
from core.kit.outbox import Outbox
from core.users.contracts import Profile

T = TypeVar("T")


def finished(work: Coroutine[Any, Any, T]) -> T:
    """The result of a coroutine that waits for nothing."""
    try:
        work.send(None)
    except StopIteration as end:
        result: T = end.value
        return result
    raise AssertionError("it waits for something")


@dataclass(slots=True)
class FakeContacts:
    """The repository, the outbox and the directory of users; `answers` runs the use cases."""

    clock: Clock
    person: Profile
    rows: dict[tuple[UUID, str], ContactRow] = field(default_factory=dict)
    codes: list[CodeRow] = field(default_factory=list)
    letters: list[ContactCodeMessage] = field(default_factory=list)

    def answers(self) -> dict[Any, Any]:
        repository, people = cast(ContactRepository, self), self
        common: dict[str, Any] = {"contacts": repository, "users": people, "clock": self.clock}
        common["outbox"] = cast(Outbox, self)
        setting = use_cases.SetContact(**common)
        confirming, removing = use_cases.ConfirmContact(**common), use_cases.RemoveContact(**common)
        return {
            c.SetContact: lambda command: finished(setting(command)),
            c.ConfirmContact: lambda command: finished(confirming(command)),
            c.RemoveContact: lambda command: finished(removing(command)),
        }

    def written(self) -> str:
        """What the newest letter says when it leaves now; empty if it does not leave."""
        writer = CodeIssuer(cast(ContactRepository, self), self.clock)
        made = finished(writer(self.letters[-1].code_id))
        return made.code if made else ""

    async def require_profile(self, _: UUID) -> Profile:
        return self.person

    def add_contact_message(self, letter: ContactMessage | ContactCodeMessage) -> None:
        assert isinstance(letter, ContactCodeMessage)
        self.letters.append(letter)

    async def lock_contact(self, user_id: UUID, way: str) -> ContactRow:
        return self.rows.setdefault((user_id, way), ContactRow(user_id=user_id, way=way))

    async def list_code_requests(
        self, user_id: UUID, way: str, address: str, since: datetime
    ) -> Sequence[datetime]:
        return [code.asked_at for code in self.codes if code.asked_at > since]

    async def find_open_code(self, user_id: UUID, way: str) -> CodeRow | None:
        return next((code for code in reversed(self.codes) if not code.closed), None)

    async def find(self, code_id: UUID) -> CodeRow | None:
        return next((code for code in self.codes if code.id == code_id), None)

    async def close_codes(self, user_id: UUID, way: str) -> None:
        for code in self.codes:
            code.closed = True

    def add(self, code: CodeRow) -> None:
        self.codes.append(code)
