"""How the container makes the parts of this domain."""

from dishka import AnyOf, Provider, Scope, provide, provide_all

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
    )
