"""How the container makes the parts of this domain."""

from dishka import AnyOf, Provider, Scope, provide, provide_all

from core.users import use_cases
from core.users.audience import AudienceQueries
from core.users.contracts import Audience, UserDirectory
from core.users.queries import UserQueries
from core.users.repository import UserRepository


class UsersProvider(Provider):
    scope = Scope.REQUEST

    reads = provide(UserQueries, provides=AnyOf[UserQueries, UserDirectory])
    audience = provide(AudienceQueries, provides=AnyOf[AudienceQueries, Audience])
    writes = provide_all(
        UserRepository,
        use_cases.RegisterUser,
        use_cases.ChangeLocale,
        use_cases.ChangeZone,
        use_cases.SetQuietHours,
        use_cases.SetDayStart,
        use_cases.SetWorkingHours,
        use_cases.SetNotice,
        use_cases.SetPictures,
        use_cases.MarkUnreachable,
        use_cases.MarkReachable,
    )
