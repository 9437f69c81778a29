"""How the container makes the parts of this domain."""

from dishka import Provider, Scope, provide_all

from core.activity import use_cases
from core.activity.dead import DeadLetters
from core.activity.keys import Keys
from core.activity.locate import Locate


class ActivityProvider(Provider):
    scope = Scope.REQUEST

    parts = provide_all(
        Keys,
        DeadLetters,
        Locate,
        use_cases.HubDesk,
        use_cases.IssueKey,
        use_cases.RevokeKey,
        use_cases.EditDeadLetter,
        use_cases.ReplayDeadLetter,
        use_cases.DismissDeadLetter,
    )
