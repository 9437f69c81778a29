"""An import as a list of commands, each a step of its own, so that whatever else its person does
has a turn between two of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from core.data_import.contracts import (
    NOT_REACHED,
    ImportEnded,
    ImportStarted,
    ImportState,
    ImportStep,
)
from core.data_import.models import ImportRow
from core.habits.contracts.commands import ArchiveHabit
from core.kit.outbox import Outbox
from core.tasks.contracts.batch import DeleteTasks
from core.tasks.contracts.views import MAX_BATCH


def build_undo_steps(
    user_id: UUID, tasks: Sequence[UUID], habits: Sequence[UUID]
) -> Iterator[ImportStep]:
    """The steps that take back what was brought."""
    for at in range(0, len(tasks), MAX_BATCH):
        some = tuple(tasks[at : at + MAX_BATCH])
        yield ImportStep.from_command(DeleteTasks(user_id=user_id, task_ids=some))
    for habit_id in habits:
        yield ImportStep.from_command(ArchiveHabit(user_id=user_id, habit_id=habit_id))


RESUMED_STATES = {
    ImportState.STOPPED: ImportState.RUNNING,
    ImportState.HALF_UNDONE: ImportState.UNDOING,
}
STOPPED_STATES = {going: stands for stands, going in RESUMED_STATES.items()}


def build_refusal(step: ImportStep, refused: Mapping[UUID, str]) -> dict[str, Any]:
    """What the book of imports keeps of a refusal."""
    return {one.hex: (step.lines.get(one, 0), code) for one, code in refused.items()}


def _build_unreached(step: ImportStep) -> dict[str, Any]:
    """All that the step would bring, as not come to."""
    return build_refusal(step, dict.fromkeys(step.lines, NOT_REACHED))


def start_steps(row: ImportRow, outbox: Outbox, now: datetime) -> None:
    """Its steps are taken from now on; without steps it has ended."""
    if not row.steps:
        finish_import(row, outbox, now)
        return
    undoes = row.state == ImportState.UNDOING
    outbox.add(ImportStarted(user_id=row.user_id, at=now, import_id=row.id, undoing=undoes))


def stop_import(row: ImportRow, left: Iterable[ImportStep]) -> None:
    """It stands still; its view does not count what is in the steps that are left."""
    for step in left:
        row.refused = _build_unreached(step) | row.refused
    row.state = STOPPED_STATES[ImportState(row.state)]


def complete_step(row: ImportRow, step: ImportStep, refused: Mapping[UUID, str]) -> None:
    """The step was taken, which sets off again what stood still."""
    row.settled += 1
    row.state = RESUMED_STATES.get(ImportState(row.state), row.state)
    if row.state == ImportState.RUNNING:
        unmade = _build_unreached(step)
        known = {one: why for one, why in row.refused.items() if tuple(why) != unmade.get(one)}
        row.refused = build_refusal(step, refused) | known


def finish_import(row: ImportRow, outbox: Outbox, now: datetime) -> None:
    """The last step was taken."""
    undone = row.state == ImportState.UNDOING
    row.state = ImportState.UNDONE if undone else ImportState.DONE
    row.undone_at = now if undone else None
    outbox.add(ImportEnded(user_id=row.user_id, at=now, import_id=row.id, undone=undone))
