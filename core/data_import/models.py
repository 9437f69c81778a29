"""The tables of a person's data: the calendar's address, and what was brought in."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, ForeignKey, LargeBinary, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from core.data_import.contracts import NOT_REACHED, ImportState, ImportView, Source
from core.kit.database import Base, IndexedUserId, PrimaryKey
from core.kit.views import build_view


class ImportRow(Base):
    """One import and what it brought. `settled` of its `steps` are taken; `refused` are the hex ids
    of things that were refused, each with its line and the code of the reason."""

    __tablename__ = "imports"

    id: Mapped[PrimaryKey]
    user_id: Mapped[IndexedUserId]
    source: Mapped[Source] = mapped_column(String)
    tasks: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid()))
    habits: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid()))
    there: Mapped[int]
    state: Mapped[ImportState] = mapped_column(String)
    steps: Mapped[int]
    settled: Mapped[int]
    refused: Mapped[dict[str, Any]]
    begun_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]

    def build_view(self) -> ImportView:
        refused = {UUID(hex=one) for one in self.refused}
        return build_view(
            ImportView,
            self,
            tasks=len(self.tasks) - len(refused.intersection(self.tasks)),
            habits=len(self.habits) - len(refused.intersection(self.habits)),
            refused=sorted(
                (line, code) for line, code in self.refused.values() if code != NOT_REACHED
            ),
        )


class ImportStepRow(Base):
    """A step that is still to be taken, encoded."""

    __tablename__ = "import_steps"

    import_id: Mapped[UUID] = mapped_column(
        ForeignKey("imports.id", ondelete="CASCADE"), primary_key=True
    )
    place: Mapped[int] = mapped_column(primary_key=True)
    step: Mapped[bytes] = mapped_column(LargeBinary)
