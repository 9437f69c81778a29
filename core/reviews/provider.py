"""How the container makes the parts of this domain."""

from dishka import Provider, Scope, provide_all

from core.reviews.queries import ReviewQueries
from core.reviews.repository import ReviewRepository


class ReviewsProvider(Provider):
    scope = Scope.REQUEST

    parts = provide_all(
        ReviewQueries,
        ReviewRepository,
    )
