"""How the container makes the parts of this domain."""

from dishka import Provider, Scope, provide_all

from core.focus.queries import FocusQueries
from core.focus.repository import FocusRepository
from core.focus.rhythm import RhythmQueries
from core.focus.use_cases import FocusService


class FocusProvider(Provider):
    scope = Scope.REQUEST

    parts = provide_all(
        FocusQueries,
        RhythmQueries,
        FocusRepository,
        FocusService,
    )
