"""How the container makes the parts of this domain."""

from dishka import Provider, Scope, provide_all

from core.focus import use_cases
from core.focus.queries import FocusQueries
from core.focus.repository import FocusRepository
from core.focus.rhythm import RhythmQueries


class FocusProvider(Provider):
    scope = Scope.REQUEST

    parts = provide_all(
        FocusQueries,
        RhythmQueries,
        FocusRepository,
        use_cases.FocusService,
        use_cases.StartFocus,
        use_cases.PauseFocus,
        use_cases.ResumeFocus,
        use_cases.StopFocus,
        use_cases.SkipPhase,
        use_cases.FinishFocus,
        use_cases.SetFocus,
    )
