"""How the container makes the parts of this domain."""

from dishka import AnyOf, Provider, Scope, provide, provide_all

from core.reminders.contracts import ReminderScheduler, TimetableReader
from core.reminders.due import DueReminderRepository
from core.reminders.queries import BundleQueries, TimetableQueries
from core.reminders.repository import ReminderRepository


class RemindersProvider(Provider):
    scope = Scope.REQUEST

    scheduler = provide(ReminderRepository, provides=AnyOf[ReminderRepository, ReminderScheduler])
    timetables = provide(TimetableQueries, provides=TimetableReader)
    parts = provide_all(BundleQueries, DueReminderRepository)
