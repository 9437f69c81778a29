"""A person's own data: what was brought in, the calendar's address, and forgetting it all."""

from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from core.kit.messages import Command, Event, encode

MAX_TASKS = 5_000
MAX_HABITS = 300
MAX_STEPS = 20_000
MAX_STEP_BATCH = 1_000
NOT_REACHED = "not-come-to"  # a stopped import's own reason, beside those of rules
Source = Literal["todoist", "ticktick", "loop"]
TaskIds = Annotated[tuple[UUID, ...], Meta(max_length=MAX_TASKS)]
HabitIds = Annotated[tuple[UUID, ...], Meta(max_length=MAX_HABITS)]


class ImportState(StrEnum):
    """FILLING until all steps are there; UNDOING takes back what DONE or STOPPED has brought.

    STOPPED and HALF_UNDONE stand still for a fault of the code, until they are set off again or
    their event is played again."""

    FILLING = "filling"
    RUNNING = "running"
    STOPPED = "stopped"
    DONE = "done"
    UNDOING = "undoing"
    HALF_UNDONE = "half_undone"
    UNDONE = "undone"

    @property
    def is_moving(self) -> bool:
        """Whether it changes by itself."""
        return self in (ImportState.RUNNING, ImportState.UNDOING)


class ImportView(msgspec.Struct, frozen=True, kw_only=True):
    """How far an import, or its undoing, has come.

    `tasks` and `habits` are what it brings without what was refused, or, of one that has stopped,
    was not come to; `there` were there before,
    `refused` the lines of the file with the code of the reason, in the file's order."""

    id: UUID
    source: Source
    state: ImportState
    tasks: int
    habits: int
    there: int
    steps: int
    settled: int
    refused: tuple[tuple[int, str], ...] = ()

    @property
    def done_share(self) -> float:
        """What is done, from 0 to 1."""
        return self.settled / self.steps if self.steps else 1.0


class ImportBegun(msgspec.Struct, frozen=True):
    """The ids that were not there before the import began."""

    tasks: tuple[UUID, ...]
    habits: tuple[UUID, ...]


class BeginImport(Command[ImportBegun], frozen=True, kw_only=True):
    """Write down what is about to be made, so that all of it, and nothing else, can be undone.

    A second call changes nothing and returns what the first one wrote down."""

    subject: ClassVar[str] = "personal.begin_import"
    import_id: UUID
    source: Source
    tasks: TaskIds = ()
    habits: HabitIds = ()
    there: Annotated[int, Meta(ge=0)] = 0


class ImportStep(msgspec.Struct, frozen=True):
    """A command of the person, encoded; `lines` are the things it makes, each with its line of
    the file."""

    subject: str
    command: msgspec.Raw
    lines: dict[UUID, int] = {}

    @classmethod
    def from_command(
        cls, command: Command[Any], lines: dict[UUID, int] | None = None
    ) -> "ImportStep":
        return cls(command.subject, msgspec.Raw(encode(command)), lines or {})


class ImportCommand(Command[ImportView], frozen=True, kw_only=True):
    """What is asked for of an import."""

    import_id: UUID


class FillImport(ImportCommand, frozen=True, kw_only=True):
    """Write down steps from place `first` on, before the import starts."""

    subject: ClassVar[str] = "personal.fill_import"
    first: Annotated[int, Meta(ge=0, le=MAX_STEPS)]
    steps: Annotated[tuple[ImportStep, ...], Meta(max_length=MAX_STEP_BATCH)]


class StartImport(ImportCommand, frozen=True, kw_only=True):
    """Take the steps that were written down, one after the other, from now on; of an import that
    has stopped, those that are left."""

    subject: ClassVar[str] = "personal.start_import"


class UndoImport(ImportCommand, frozen=True, kw_only=True):
    """Take back, step by step, what the import brought: tasks are deleted, habits archived."""

    subject: ClassVar[str] = "personal.undo_import"


class SettleImportStep(ImportCommand, frozen=True, kw_only=True):
    """The step was taken; `refused` are its things that a rule refused, with the code."""

    subject: ClassVar[str] = "personal.settle_import_step"
    place: int
    refused: dict[UUID, str] = msgspec.field(default_factory=dict)


class StopImport(ImportCommand, frozen=True, kw_only=True):
    """A step failed for good; what was not come to is counted as not brought."""

    subject: ClassVar[str] = "personal.stop_import"


class ImportStarted(Event, frozen=True, kw_only=True):
    """Its steps are there to be taken, those of bringing or those of undoing."""

    subject: ClassVar[str] = "personal.import_started"
    import_id: UUID
    undoing: bool = False


class ImportEnded(Event, frozen=True, kw_only=True):
    subject: ClassVar[str] = "personal.import_ended"
    import_id: UUID
    undone: bool
