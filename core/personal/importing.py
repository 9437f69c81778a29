"""An import as a list of commands, each a step of its own, so that whatever else its person does
has a turn between two of them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from core.habits.contracts import ArchiveHabit
from core.kit.outbox import Outbox
from core.personal.contracts import ImportEnded, ImportStarted, ImportState, ImportStep
from core.personal.models import ImportRow
from core.tasks.contracts import TOGETHER, DeleteTasks


def undoing(user_id: UUID, tasks: Sequence[UUID], habits: Sequence[UUID]) -> Iterator[ImportStep]:
    """The steps that take back what was brought."""
    for at in range(0, len(tasks), TOGETHER):
        some = tuple(tasks[at : at + TOGETHER])
        yield ImportStep.of(DeleteTasks(user_id=user_id, task_ids=some))
    for habit_id in habits:
        yield ImportStep.of(ArchiveHabit(user_id=user_id, habit_id=habit_id))


def refused_of(step: ImportStep, refused: Mapping[UUID, str]) -> dict[str, Any]:
    """What the book of imports keeps of a refusal."""
    return {one.hex: (step.lines.get(one, 0), code) for one, code in refused.items()}


def set_off(row: ImportRow, outbox: Outbox, now: datetime) -> None:
    """Its steps are taken from now on; without steps it has ended."""
    if not row.steps:
        finish(row, outbox, now)
        return
    undoes = row.state == ImportState.UNDOING
    outbox.add(ImportStarted(user_id=row.user_id, at=now, import_id=row.id, undoing=undoes))


def finish(row: ImportRow, outbox: Outbox, now: datetime) -> None:
    """The last step was taken."""
    undone = row.state == ImportState.UNDOING
    row.state = ImportState.UNDONE if undone else ImportState.DONE
    row.undone_at = now if undone else None
    outbox.add(ImportEnded(user_id=row.user_id, at=now, import_id=row.id, undone=undone))
