"""How the container makes the parts of this domain."""

from dishka import Provider, Scope, provide_all

from core.personal import use_cases
from core.personal.archive import DataExporter
from core.personal.calendar import CalendarQueries
from core.personal.erasure import AccountEraser
from core.personal.queries import FeedQueries, ImportQueries
from core.personal.repository import FeedRepository, ImportRepository


class PersonalProvider(Provider):
    scope = Scope.REQUEST

    parts = provide_all(
        DataExporter,
        CalendarQueries,
        AccountEraser,
        FeedQueries,
        FeedRepository,
        ImportQueries,
        ImportRepository,
        use_cases.ForgetUser,
        use_cases.OpenFeed,
        use_cases.CloseFeed,
        use_cases.BeginImport,
        use_cases.FillImport,
        use_cases.StartImport,
        use_cases.UndoImport,
        use_cases.SettleImportStep,
        use_cases.StopImport,
    )
