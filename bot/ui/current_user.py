"""Who is speaking, and what they can do: commands out, reads in."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import NAMESPACE_URL, UUID, uuid5
from zoneinfo import ZoneInfo

import msgspec
from dishka import AsyncContainer

from bot.ui.callback_data import MalformedPayload
from core.kit.clock import Clock
from core.kit.messages import Command, encode
from core.kit.nats.commands import CommandBus
from core.texts import get_html, get_text
from core.users.contracts import Profile

V = TypeVar("V")
Q = TypeVar("Q")


@dataclass(slots=True)
class CurrentUser:
    """The person behind an update, in their language and zone."""

    profile: Profile

    @property
    def id(self) -> UUID:
        return self.profile.id

    @property
    def locale(self) -> str:
        return self.profile.locale

    def translate(self, key: str, **params: Any) -> str:
        """Plain text, for buttons and toasts."""
        return get_text(self.locale, key, **params)

    def translate_html(self, key: str, **params: Any) -> str:
        """HTML, for messages."""
        return get_html(self.locale, key, **params)

    def to_local_time(self, instant: datetime) -> datetime:
        """The instant on the person's own wall clock, naive."""
        return instant.astimezone(ZoneInfo(self.profile.zone)).replace(tzinfo=None)


@dataclass(slots=True)
class CommandExecutor:
    """Executes commands of one update: the same update gives the same ids, whenever it is read.

    `learn` is told the profile a command returned, so that the next update knows it at once.
    """

    bus: CommandBus
    origin: str
    on_profile: Callable[[Profile], None] = lambda _: None
    _command_count: int = field(default=0, init=False)

    async def __call__(self, command: Command[V]) -> V:
        self._command_count += 1
        return await self.execute_named(str(self._command_count), command)

    async def execute_named(self, name: str, command: Command[V]) -> V:
        """The same under a name of its own within the update, however many commands went before."""
        _check(command)
        command_id = uuid5(NAMESPACE_URL, f"uspevai:command:{self.origin}:{name}")
        view = await self.bus.execute(command, command_id=command_id)
        if isinstance(view, Profile):
            self.on_profile(view)
        return view


def _check(command: Command[Any]) -> None:
    """Structs check nothing when they are made, and the worker puts what it cannot read among the
    dead letters. Raises MalformedPayload."""
    try:
        msgspec.json.decode(encode(command), type=type(command))
    except msgspec.ValidationError as error:
        raise MalformedPayload(f"{command.subject}: {error}") from None


@dataclass(slots=True, frozen=True)
class QueryRunner:
    """Reads through the domains' queries; a connection is held no longer than the read."""

    container: AsyncContainer
    clock: Clock

    @asynccontextmanager
    async def __call__(self, query_type: type[Q]) -> AsyncIterator[Q]:
        async with self.container() as scope:
            yield await scope.get(query_type)

    def get_local_now(self, current_user: CurrentUser) -> datetime:
        """The person's wall clock, naive."""
        return current_user.to_local_time(self.clock.now())

    def get_local_today(self, current_user: CurrentUser) -> date:
        """The person's own day, which may begin after midnight."""
        return current_user.profile.get_day(self.clock.now())
