"""How the container makes the parts of this domain."""

from dishka import Provider, Scope, provide_all

from core.data_import import use_cases
from core.data_import.queries import ImportQueries
from core.data_import.repository import ImportRepository


class DataImportProvider(Provider):
    scope = Scope.REQUEST

    parts = provide_all(
        ImportQueries,
        ImportRepository,
        use_cases.BeginImport,
        use_cases.FillImport,
        use_cases.StartImport,
        use_cases.UndoImport,
        use_cases.SettleImportStep,
        use_cases.StopImport,
    )
