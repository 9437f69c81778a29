"""How the container makes the parts of this domain; `Habits` comes from the wiring."""

from dishka import Provider, Scope, provide_all

from core.buddies import use_cases
from core.buddies.queries import BuddyQueries
from core.buddies.repository import BuddyRepository
from core.buddies.visibility import VisibleHabitReader


class BuddiesProvider(Provider):
    scope = Scope.REQUEST

    parts = provide_all(
        BuddyQueries,
        BuddyRepository,
        VisibleHabitReader,
        use_cases.InvitationChecker,
        use_cases.InviteBuddy,
        use_cases.RevokeInvitation,
        use_cases.AcceptInvitation,
        use_cases.DeclineInvitation,
        use_cases.StopBuddy,
        use_cases.CheerBuddy,
        use_cases.TellBuddies,
    )
