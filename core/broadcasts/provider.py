"""How the container makes the parts of this domain."""

from dishka import Provider, Scope, provide_all

from core.broadcasts import use_cases
from core.broadcasts.queries import BroadcastQueries
from core.broadcasts.repository import BroadcastRepository
from core.broadcasts.sending import BroadcastSender


class BroadcastsProvider(Provider):
    scope = Scope.REQUEST

    parts = provide_all(
        BroadcastQueries,
        BroadcastRepository,
        BroadcastSender,
        use_cases.BroadcastService,
        use_cases.CreateBroadcast,
        use_cases.StartBroadcast,
        use_cases.PauseBroadcast,
        use_cases.ResumeBroadcast,
        use_cases.CancelBroadcast,
    )
