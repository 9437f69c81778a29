"""The book of imports in memory; its steps are taken when a test says so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import msgspec
from msgspec.structs import replace

from core.data_import import contracts as c
from core.data_import.steps import STOPPED_STATES, build_undo_steps
from core.kit.messages import Command
from core.wiring import build_command_registry
from tests.fakes.bus import FakeBus

_KINDS = {subject: kind for subject, (kind, _) in build_command_registry().items()}


@dataclass(slots=True)
class FakeImports:
    """ImportQueries, and the answers to the commands of imports."""

    begun: dict[UUID, c.BeginImport] = field(default_factory=dict)
    views: dict[UUID, c.ImportView] = field(default_factory=dict)
    steps: list[Command[Any]] = field(default_factory=list)

    def answers(self) -> dict[Any, Any]:
        return {
            c.BeginImport: self._begin,
            c.FillImport: lambda command: self._write(command.import_id, command.steps),
            c.StartImport: lambda command: self._set(command.import_id, c.ImportState.RUNNING),
            c.UndoImport: self._undo,
        }

    async def get_import(self, import_id: UUID, _: UUID) -> c.ImportView | None:
        return self.views.get(import_id)

    async def go_on(self, bus: FakeBus) -> None:
        """Take all the steps of whatever is under way."""
        while self.steps:
            command = self.steps.pop(0)
            await bus.execute(command, command_id=UUID(int=id(command)))
        done, undone = c.ImportState.DONE, c.ImportState.UNDONE
        self._all_go_to({c.ImportState.RUNNING: done, c.ImportState.UNDOING: undone})

    def stop(self) -> None:
        """A step of whatever is under way has failed for good."""
        self._all_go_to(STOPPED_STATES)

    def _all_go_to(self, ends: Mapping[c.ImportState, c.ImportState]) -> None:
        for number, view in self.views.items():
            self._set(number, ends.get(view.state, view.state))

    def _begin(self, command: c.BeginImport) -> c.ImportBegun:
        self.begun[command.import_id] = command
        self.views[command.import_id] = c.ImportView(
            id=command.import_id,
            source=command.source,
            state=c.ImportState.FILLING,
            tasks=len(command.tasks),
            habits=len(command.habits),
            there=command.there,
            steps=0,
            settled=0,
        )
        return c.ImportBegun(command.tasks, command.habits)

    def _write(self, import_id: UUID, steps: Iterable[c.ImportStep]) -> c.ImportView:
        for step in steps:
            self.steps.append(msgspec.json.decode(step.command, type=_KINDS[step.subject]))
        known = self.views[import_id]
        self.views[import_id] = replace(known, steps=len(self.steps))
        return self.views[import_id]

    def _undo(self, command: c.UndoImport) -> c.ImportView:
        begun = self.begun[command.import_id]
        self._write(command.import_id, build_undo_steps(command.user_id, begun.tasks, begun.habits))
        return self._set(command.import_id, c.ImportState.UNDOING)

    def _set(self, import_id: UUID, state: c.ImportState) -> c.ImportView:
        self.views[import_id] = replace(self.views[import_id], state=state)
        return self.views[import_id]
