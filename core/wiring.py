"""The one module that sees every domain: container, metadata, and what answers which command."""

from collections.abc import AsyncIterator, Iterator
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from types import ModuleType
from typing import Any, TypeVar

from dishka import (
    AsyncContainer,
    Provider,
    Scope,
    alias,
    make_async_container,
    provide,
    provide_all,
)
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from core.account.provider import AccountProvider
from core.activity.analytics import models as _rollups  # noqa: F401 - tables of the metadata
from core.activity.provider import ActivityProvider
from core.advice.provider import AdviceProvider
from core.broadcasts.provider import BroadcastsProvider
from core.buddies.contracts import HabitReader
from core.buddies.provider import BuddiesProvider
from core.calendar_feed.provider import CalendarFeedProvider
from core.career.provider import CareerProvider
from core.contacts.provider import ContactsProvider
from core.data_export.provider import DataExportProvider
from core.data_import.provider import DataImportProvider
from core.delivery.provider import DeliveryProvider
from core.focus.provider import FocusProvider
from core.habits.provider import HabitsProvider
from core.habits.queries import HabitQueries
from core.kit.clock import Clock
from core.kit.database import Base
from core.kit.inbox import Inbox
from core.kit.messages import Command, Event
from core.kit.outbox import Outbox
from core.overviews.provider import OverviewsProvider
from core.planner.provider import PlannerProvider
from core.reminders.provider import RemindersProvider
from core.reviews.provider import ReviewsProvider
from core.tasks.provider import TasksProvider
from core.users.contracts import Owners
from core.users.provider import UsersProvider

_PROVIDERS: tuple[type[Provider], ...] = (
    UsersProvider,
    TasksProvider,
    HabitsProvider,
    FocusProvider,
    CareerProvider,
    PlannerProvider,
    AdviceProvider,
    ReviewsProvider,
    BuddiesProvider,
    RemindersProvider,
    DeliveryProvider,
    BroadcastsProvider,
    ContactsProvider,
    AccountProvider,
    DataImportProvider,
    DataExportProvider,
    CalendarFeedProvider,
    ActivityProvider,
)
_DOMAINS = tuple(provider.__module__.rpartition(".")[0] for provider in _PROVIDERS)
_T = TypeVar("_T")


def _iterate_modules(name: str) -> Iterator[ModuleType]:
    """The module and, of a package, the modules in it; nothing if there is no such module."""
    if find_spec(name) is None:
        return
    module = import_module(name)
    yield module
    for found in iter_modules(getattr(module, "__path__", ())):
        yield import_module(f"{name}.{found.name}")


def _iterate_classes(part: str, base: type[_T]) -> Iterator[type[_T]]:
    """The subclasses of `base` that the module `part` of each domain defines."""
    for domain in _DOMAINS:
        for module in _iterate_modules(f"{domain}.{part}"):
            yield from filter(partial(_is_defined_in, module, base), vars(module).values())


def _is_defined_in(module: ModuleType, base: type[Any], value: object) -> bool:
    return (
        isinstance(value, type)
        and value.__module__ == module.__name__
        and issubclass(value, base)
        and value is not base
    )


def _iterate_messages(base: type[_T]) -> Iterator[type[_T]]:
    """The commands or events of every domain; what those of one thing share has no subject."""
    return (found for found in _iterate_classes("contracts", base) if "subject" in vars(found))


def build_command_registry() -> dict[str, tuple[type[Command[Any]], type[Any]]]:
    """Subject (without `commands.`) -> the command's class and the use case of the same name.

    Raises KeyError for a command without a use case."""
    use_cases = {_get_key(found): found for found in _iterate_classes("use_cases", object)}
    return {
        command.subject: (command, use_cases[_get_key(command)])
        for command in _iterate_messages(Command)
    }


def _get_key(found: type[Any]) -> tuple[str, str]:
    """The domain's package and the class's name."""
    domain = ".".join(found.__module__.split(".")[:2])
    return domain, found.__name__


def build_event_registry() -> dict[str, type[Event]]:
    """Subject (without `events.`) -> the event's class."""
    return {event.subject: event for event in _iterate_messages(Event)}


class KitProvider(Provider):
    """The session of a request and what hangs on it; the edge commits, nobody else."""

    scope = Scope.REQUEST

    def __init__(self, engine: AsyncEngine, clock: Clock, owners: Owners) -> None:
        super().__init__()
        self._engine, self._clock, self._owners = engine, clock, owners

    @provide(scope=Scope.APP)
    def provide_engine(self) -> AsyncEngine:
        return self._engine

    @provide(scope=Scope.APP)
    def provide_clock(self) -> Clock:
        return self._clock

    @provide(scope=Scope.APP)
    def provide_owners(self) -> Owners:
        return self._owners

    @provide
    async def provide_session(self) -> AsyncIterator[AsyncSession]:
        # Without autoflush a row changed in several steps is written once, when it is flushed.
        async with AsyncSession(self._engine, expire_on_commit=False, autoflush=False) as session:
            yield session

    inbox = provide(Inbox)
    outbox = provide(Outbox)


class UseCaseProvider(Provider):
    """The use case of each command."""

    scope = Scope.REQUEST
    use_cases = provide_all(*(use_case for _, use_case in build_command_registry().values()))


class PortsProvider(Provider):
    """What one domain reads of another."""

    scope = Scope.REQUEST
    habits = alias(source=HabitQueries, provides=HabitReader)


def create_container(
    engine: AsyncEngine,
    clock: Clock,
    *extra: Provider,
    owners: Owners | None = None,
    context: dict[Any, Any] | None = None,
) -> AsyncContainer:
    """The container of a process; `extra` adds what only that process has, out of `context`.
    `owners` may broadcast: without them nobody may."""
    return make_async_container(
        KitProvider(engine, clock, owners or Owners()),
        *(provider() for provider in _PROVIDERS),
        UseCaseProvider(),
        PortsProvider(),
        OverviewsProvider(),
        *extra,
        context=context,
    )


metadata = Base.metadata
