"""How the container makes the parts of this domain."""

from dishka import Provider, Scope, provide_all

from core.calendar_feed.calendar import CalendarQueries
from core.calendar_feed.queries import FeedQueries
from core.calendar_feed.repository import FeedRepository


class CalendarFeedProvider(Provider):
    scope = Scope.REQUEST

    parts = provide_all(CalendarQueries, FeedQueries, FeedRepository)
