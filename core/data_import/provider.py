"""How the container makes the parts of this domain."""

from dishka import Provider, Scope, provide_all

from core.data_import.queries import ImportQueries
from core.data_import.repository import ImportRepository


class DataImportProvider(Provider):
    scope = Scope.REQUEST

    parts = provide_all(
        ImportQueries,
        ImportRepository,
    )
