"""What a person can do with their data as a whole."""

from dataclasses import dataclass

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
class FillImport:
    imports: ImportRepository

    async def __call__(self, command: c.FillImport) -> c.ImportView:
        row = await self.imports.get(command.import_id, command.user_id)
        if row.state == c.ImportState.FILLING:
            await self.imports.write_steps(row, command.first, command.steps)
        return row.build_view()


@dataclass(slots=True, frozen=True, kw_only=True)
class StartImport:
    imports: ImportRepository
    outbox: Outbox
    clock: Clock

    async def __call__(self, command: c.StartImport) -> c.ImportView:
        row = await self.imports.get(command.import_id, command.user_id)
        if row.state in (c.ImportState.FILLING, c.ImportState.STOPPED):
            row.state = c.ImportState.RUNNING
            start_steps(row, self.outbox, self.clock.now())
        return row.build_view()


@dataclass(slots=True, frozen=True, kw_only=True)
class UndoImport:
    imports: ImportRepository
    outbox: Outbox
    clock: Clock

    async def __call__(self, command: c.UndoImport) -> c.ImportView:
        """What is still being brought is not undone yet: the view says so."""
        row = await self.imports.get(command.import_id, command.user_id)
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
        return row.build_view()


@dataclass(slots=True, frozen=True, kw_only=True)
class StopImport:
    imports: ImportRepository

    async def __call__(self, command: c.StopImport) -> c.ImportView:
        row = await self.imports.get(command.import_id, command.user_id)
        if row.state in STOPPED_STATES:
            stop_import(row, await self.imports.list_remaining(row.id))
        return row.build_view()


@dataclass(slots=True, frozen=True, kw_only=True)
class SettleImportStep:
    imports: ImportRepository
    outbox: Outbox
    clock: Clock

    async def __call__(self, command: c.SettleImportStep) -> c.ImportView:
        row = await self.imports.get(command.import_id, command.user_id)
        step = await self.imports.take_step(row.id, command.place)
        if step is not None:
            complete_step(row, step, command.refused)
            if row.settled == row.steps:
                finish_import(row, self.outbox, self.clock.now())
        return row.build_view()
