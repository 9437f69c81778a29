"""How the container makes the parts of this domain."""

from dishka import Provider, Scope, provide

from core.activity.keys import Keys


class ActivityProvider(Provider):
    scope = Scope.REQUEST

    keys = provide(Keys)
