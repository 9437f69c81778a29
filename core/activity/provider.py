"""How the container makes the parts of this domain."""

from dishka import Provider, Scope, provide_all

from core.activity.api_keys import ApiKeyRepository
from core.activity.dead_letters import DeadLetterRepository
from core.activity.locator import EventLocator


class ActivityProvider(Provider):
    scope = Scope.REQUEST

    parts = provide_all(
        ApiKeyRepository,
        DeadLetterRepository,
        EventLocator,
    )
