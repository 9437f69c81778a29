"""How the container makes the parts of this domain."""

from dishka import AnyOf, Provider, Scope, provide, provide_all

from core.reminders import use_cases
from core.reminders.bundles import Bundles
from core.reminders.contracts import ReminderBook, Timetables
from core.reminders.due import DueReminders
from core.reminders.queries import BundleQueries, TimetableQueries
from core.reminders.repository import ReminderRepository


class RemindersProvider(Provider):
    scope = Scope.REQUEST

    book = provide(ReminderRepository, provides=AnyOf[ReminderRepository, ReminderBook])
    timetables = provide(TimetableQueries, provides=Timetables)
    parts = provide_all(Bundles, BundleQueries, DueReminders, use_cases.MoveZone)
