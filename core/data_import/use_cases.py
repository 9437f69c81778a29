"""What a person can do with their data as a whole."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Generic, TypeVar

from core.data_import import contracts as c
from core.data_import.models import ImportRow
from core.data_import.repository import ImportRepository
from core.data_import.steps import (
    STOPPED_STATES,
    build_undo_steps,
    complete_step,
    finish_import,
    start_steps,
    stop_import,
)
from core.kit.clock import Clock
from core.kit.outbox import Outbox
from core.users.contracts import UserDirectory

C = TypeVar("C", bound=c.ImportCommand)


@dataclass(slots=True, frozen=True, kw_only=True)
class BeginImport:
    users: UserDirectory
    imports: ImportRepository
    clock: Clock

    async def __call__(self, command: c.BeginImport) -> c.ImportBegun:
        known = await self.imports.find(command.import_id, command.user_id)
        if known is not None:
            return c.ImportBegun(tuple(known.tasks), tuple(known.habits))
        await self.users.require_profile(command.user_id)
        await self.imports.delete_unstarted(command.user_id)
        self.imports.add(
            ImportRow(
                id=command.import_id,
                user_id=command.user_id,
                source=command.source,
                tasks=list(command.tasks),
                habits=list(command.habits),
                there=command.there,
                state=c.ImportState.FILLING,
                steps=0,
                settled=0,
                refused={},
                begun_at=self.clock.now(),
            )
        )
        return c.ImportBegun(command.tasks, command.habits)


@dataclass(slots=True, frozen=True, kw_only=True)
class _ImportUseCase(ABC, Generic[C]):
    """A change of one of the person's imports, answered by its view."""

    imports: ImportRepository
    outbox: Outbox
    clock: Clock

    async def __call__(self, command: C) -> c.ImportView:
        row = await self.imports.get(command.import_id, command.user_id)
        await self.apply_change(row, command)
        return row.build_view()

    @abstractmethod
    async def apply_change(self, row: ImportRow, command: C) -> None: ...


class FillImport(_ImportUseCase[c.FillImport]):
    async def apply_change(self, row: ImportRow, command: c.FillImport) -> None:
        if row.state == c.ImportState.FILLING:
            await self.imports.write_steps(row, command.first, command.steps)


class StartImport(_ImportUseCase[c.StartImport]):
    async def apply_change(self, row: ImportRow, command: c.StartImport) -> None:
        if row.state in (c.ImportState.FILLING, c.ImportState.STOPPED):
            row.state = c.ImportState.RUNNING
            start_steps(row, self.outbox, self.clock.now())


class UndoImport(_ImportUseCase[c.UndoImport]):
    async def apply_change(self, row: ImportRow, command: c.UndoImport) -> None:
        """What is still being brought is not undone yet: the view says so."""
        if row.state in (c.ImportState.DONE, c.ImportState.STOPPED):
            row.state, row.steps, row.settled = c.ImportState.UNDOING, 0, 0
            await self.imports.delete_steps(row.id)
            await self.imports.write_steps(
                row, 0, build_undo_steps(row.user_id, row.tasks, row.habits)
            )
            start_steps(row, self.outbox, self.clock.now())
        elif row.state == c.ImportState.HALF_UNDONE:
            row.state = c.ImportState.UNDOING
            start_steps(row, self.outbox, self.clock.now())


class StopImport(_ImportUseCase[c.StopImport]):
    async def apply_change(self, row: ImportRow, command: c.StopImport) -> None:
        if row.state in STOPPED_STATES:
            stop_import(row, await self.imports.list_remaining(row.id))


class SettleImportStep(_ImportUseCase[c.SettleImportStep]):
    async def apply_change(self, row: ImportRow, command: c.SettleImportStep) -> None:
        step = await self.imports.take_step(row.id, command.place)
        if step is not None:
            complete_step(row, step, command.refused)
            if row.settled == row.steps:
                finish_import(row, self.outbox, self.clock.now())
