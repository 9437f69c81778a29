"""How the container makes the parts of this domain."""

from dishka import Provider, Scope, provide

from core.data_export.archive import DataExporter


class DataExportProvider(Provider):
    scope = Scope.REQUEST

    exporter = provide(DataExporter)
