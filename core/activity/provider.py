"""How the container makes the parts of this domain."""

from dishka import Provider, Scope, provide_all

from core.activity.dead import DeadLetters
from core.activity.keys import Keys
from core.activity.locate import Locate


class ActivityProvider(Provider):
    scope = Scope.REQUEST

    parts = provide_all(Keys, DeadLetters, Locate)
