"""How far an upgrade has come, and what each migration has sent to the database."""

from dataclasses import dataclass, field
from typing import Any

from alembic.runtime.migration import MigrationContext, MigrationInfo
from alembic.script import Script, ScriptDirectory
from sqlalchemy import Connection, event

START = "reading what there is"


@dataclass(slots=True, frozen=True)
class MigrationStep:
    """One migration that was applied: its script and its statements, in their order."""

    script: Script
    statements: tuple[str, ...]

    @property
    def contracts(self) -> str | None:
        """The revision whose old columns this one takes away; None for one that only adds."""
        return getattr(self.script.module, "contracts", None)


@dataclass(slots=True)
class UpgradeProgress:
    """The migrations of one upgrade: those to come, and those applied."""

    pending: list[Script] = field(default_factory=list)
    applied: list[MigrationStep] = field(default_factory=list)
    _statements: list[str] = field(default_factory=list)

    def begin_recording(self, context: MigrationContext, directory: ScriptDirectory) -> None:
        """Find out what is to come, and note each statement from now on."""
        assert context.connection is not None
        heads = context.get_current_heads()
        known = directory.iterate_revisions("heads", heads or "base")
        self.pending = list(reversed(list(known)))
        self._statements.clear()
        event.listen(context.connection, "before_cursor_execute", self._note_statement)

    def note_applied(
        self, ctx: MigrationContext, step: MigrationInfo, heads: object, run_args: object
    ) -> None:
        """Alembic's `on_version_apply`."""
        script = step.up_revision
        assert isinstance(script, Script)
        self.applied.append(MigrationStep(script, tuple(self._statements)))
        self.pending = [one for one in self.pending if one.revision != script.revision]
        self._statements.clear()

    @property
    def current(self) -> str:
        """What the migration under way is about."""
        return str(self.pending[0].doc) if self.pending else START

    def __str__(self) -> str:
        total = len(self.applied) + len(self.pending)
        return f"step {len(self.applied) + 1} of {total}, {self.current}"

    def _note_statement(self, _: Connection, __: Any, statement: str, *___: Any) -> None:
        self._statements.append(statement)
