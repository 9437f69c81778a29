"""The one module that sees every domain: container, metadata, and what answers which command."""

from collections.abc import AsyncIterator, Iterable
from typing import Any, TypeVar

from dishka import AsyncContainer, Provider, Scope, alias, make_async_container, provide
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from core.activity import contracts as activity
from core.activity import use_cases as activity_use_cases
from core.activity.analytics import models as _rollups  # noqa: F401 - tables of the metadata
from core.activity.provider import ActivityProvider
from core.advice import contracts as advice
from core.advice import use_cases as advice_use_cases
from core.advice.provider import AdviceProvider
from core.broadcasts import contracts as broadcasts
from core.broadcasts import use_cases as broadcasts_use_cases
from core.broadcasts.provider import BroadcastsProvider
from core.buddies import contracts as buddies
from core.buddies import use_cases as buddies_use_cases
from core.buddies.provider import BuddiesProvider
from core.career import contracts as career
from core.career import use_cases as career_use_cases
from core.career.provider import CareerProvider
from core.contacts import contracts as contacts
from core.contacts import use_cases as contacts_use_cases
from core.contacts.provider import ContactsProvider
from core.focus import contracts as focus
from core.focus import use_cases as focus_use_cases
from core.focus.provider import FocusProvider
from core.habits import contracts as habits
from core.habits import use_cases as habits_use_cases
from core.habits.provider import HabitsProvider
from core.habits.queries import HabitQueries
from core.kit.clock import Clock
from core.kit.database import Base
from core.kit.inbox import Inbox
from core.kit.messages import Command, Event
from core.kit.outbox import Outbox
from core.notifications.provider import NotificationsProvider
from core.personal import contracts as personal
from core.personal import use_cases as personal_use_cases
from core.personal.provider import PersonalProvider
from core.planner import contracts as planner
from core.planner import use_cases as planner_use_cases
from core.planner.provider import PlannerProvider
from core.reminders import contracts as reminders
from core.reminders import use_cases as reminders_use_cases
from core.reminders.provider import RemindersProvider
from core.reviews import contracts as reviews
from core.reviews import use_cases as reviews_use_cases
from core.reviews.provider import ReviewsProvider
from core.tasks import contracts as tasks
from core.tasks import use_cases as tasks_use_cases
from core.tasks.provider import TasksProvider
from core.users import contracts as users
from core.users import use_cases as users_use_cases
from core.users.contracts import Owners
from core.users.provider import UsersProvider

_DOMAINS = (
    (users, users_use_cases),
    (tasks, tasks_use_cases),
    (habits, habits_use_cases),
    (focus, focus_use_cases),
    (career, career_use_cases),
    (planner, planner_use_cases),
    (advice, advice_use_cases),
    (reviews, reviews_use_cases),
    (buddies, buddies_use_cases),
    (reminders, reminders_use_cases),
    (broadcasts, broadcasts_use_cases),
    (contacts, contacts_use_cases),
    (activity, activity_use_cases),
    (personal, personal_use_cases),
)
_T = TypeVar("_T", Command[Any], Event)


def _list_declared(contracts: Any, base: type[_T]) -> Iterable[type[_T]]:
    for value in vars(contracts).values():
        if isinstance(value, type) and issubclass(value, base) and value is not base:
            yield value


def build_command_registry() -> dict[str, tuple[type[Command[Any]], type[Any]]]:
    """Subject (without `commands.`) -> the command's class and the use case of the same name."""
    return {
        command.subject: (command, getattr(use_cases, command.__name__))
        for contracts, use_cases in _DOMAINS
        for command in _list_declared(contracts, Command)
    }


def build_event_registry() -> dict[str, type[Event]]:
    """Subject (without `events.`) -> the event's class."""
    return {
        event.subject: event
        for contracts, _ in _DOMAINS
        for event in _list_declared(contracts, Event)
    }


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
        # Without autoflush a row changed in several steps is written once, when it is settled.
        async with AsyncSession(self._engine, expire_on_commit=False, autoflush=False) as session:
            yield session

    inbox = provide(Inbox)
    outbox = provide(Outbox)


class PortsProvider(Provider):
    """What one domain reads of another."""

    scope = Scope.REQUEST
    habits = alias(source=HabitQueries, provides=buddies.HabitReader)


def create_container(
    engine: AsyncEngine, clock: Clock, *extra: Provider, owners: Owners | None = None
) -> AsyncContainer:
    """The container of a process; `extra` adds what only that process has, `owners` may broadcast:
    without them nobody may."""
    return make_async_container(
        KitProvider(engine, clock, owners or Owners()),
        UsersProvider(),
        TasksProvider(),
        HabitsProvider(),
        FocusProvider(),
        CareerProvider(),
        PlannerProvider(),
        AdviceProvider(),
        ReviewsProvider(),
        BuddiesProvider(),
        PortsProvider(),
        RemindersProvider(),
        NotificationsProvider(),
        BroadcastsProvider(),
        ContactsProvider(),
        PersonalProvider(),
        ActivityProvider(),
        *extra,
    )


metadata = Base.metadata
