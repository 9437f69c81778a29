"""How the container makes the parts of this domain; `Habits` comes from the wiring."""

from dishka import Provider, Scope, provide_all

from core.buddies.queries import BuddyQueries
from core.buddies.repository import BuddyRepository
from core.buddies.visibility import VisibleHabitReader


class BuddiesProvider(Provider):
    scope = Scope.REQUEST

    parts = provide_all(
        BuddyQueries,
        BuddyRepository,
        VisibleHabitReader,
    )
