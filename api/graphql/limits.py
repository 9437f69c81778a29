"""How much one GraphQL document may ask for: the cost of its questions."""

from typing import Any

from graphql import FieldNode, GraphQLError, IntValueNode, ValidationRule

from api.ingest.authenticator import RateLimited, Unauthorized
from api.live.quota import TooManyStreams
from core.activity.analytics.bounds import OutOfBounds
from core.activity.rules import TooManyEvents

MAX_COST = 100
FIELD_COSTS = {
    "lastEvents": 1,
    "aggregatedMetrics": 1,
    "minutes": 5,
    "topEvents": 5,
    "activeUsers": 10,
    "retention": 15,
    "funnel": 20,
    "eventStream": 1,
}
EVENTS_PER_POINT = 100
EXPECTED_ERRORS = (
    GraphQLError,
    Unauthorized,
    RateLimited,
    OutOfBounds,
    TooManyEvents,
    TooManyStreams,
)


class CostLimitRule(ValidationRule):
    """Adds up the questions of a document, whatever aliases and fragments they hide in."""

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        self._cost = 0

    def enter_field(self, node: FieldNode, *_: Any) -> None:
        parent = self.context.get_parent_type()
        if parent is None or parent.name not in {"Query", "Subscription"}:
            return
        before, self._cost = self._cost, self._cost + calculate_cost(node)
        if before <= MAX_COST < self._cost:
            reason = f"The document costs more than {MAX_COST} points; ask for less at once."
            self.report_error(GraphQLError(reason, node))


def calculate_cost(node: FieldNode) -> int:
    """Points of one question; a list costs more the longer it may be."""
    points = FIELD_COSTS.get(node.name.value, 0)
    if node.name.value != "lastEvents":
        return points
    limits = [given.value for given in node.arguments or () if given.name.value == "limit"]
    if not limits:
        return points
    (limit,) = limits
    asked = int(limit.value) if isinstance(limit, IntValueNode) else 1_000  # a variable
    return points + asked // EVENTS_PER_POINT


def is_internal_error(error: GraphQLError) -> bool:
    """A fault of ours: it goes to the log, and tells its caller nothing."""
    cause = error.original_error
    return cause is not None and not isinstance(cause, EXPECTED_ERRORS)
