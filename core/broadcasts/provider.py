"""How the container makes the parts of this domain."""

from dishka import Provider, Scope, provide_all

from core.broadcasts.queries import BroadcastQueries
from core.broadcasts.repository import BroadcastRepository
from core.broadcasts.sending import BroadcastSender
from core.broadcasts.use_cases import BroadcastService


class BroadcastsProvider(Provider):
    scope = Scope.REQUEST

    parts = provide_all(
        BroadcastQueries,
        BroadcastRepository,
        BroadcastSender,
        BroadcastService,
    )
