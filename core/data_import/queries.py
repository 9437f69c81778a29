"""Reading the calendar's address and the book of imports."""

from dataclasses import dataclass
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.data_import.contracts import ImportState, ImportStep, ImportView
from core.data_import.models import ImportRow, ImportStepRow


@dataclass(slots=True, frozen=True)
class ImportQueries:
    session: AsyncSession

    async def get_import(self, import_id: UUID, user_id: UUID) -> ImportView | None:
        """The person's import, or None."""
        mine = select(ImportRow).where(ImportRow.id == import_id, ImportRow.user_id == user_id)
        row = await self.session.scalar(mine)
        return row.build_view() if row else None

    async def get_next_step(
        self, import_id: UUID, user_id: UUID, *, undoing: bool
    ) -> tuple[int, ImportStep] | None:
        """The first step that is still to be taken, with its place; None when all are. One that
        stands still is asked for when its event is played again."""
        bringing = (ImportState.RUNNING, ImportState.STOPPED)
        states = (ImportState.UNDOING, ImportState.HALF_UNDONE) if undoing else bringing
        first = (
            select(ImportStepRow.place, ImportStepRow.step)
            .join(ImportRow, ImportRow.id == ImportStepRow.import_id)
            .where(ImportRow.id == import_id, ImportRow.user_id == user_id)
            .where(ImportRow.state.in_(states))
            .order_by(ImportStepRow.place)
            .limit(1)
        )
        found = (await self.session.execute(first)).one_or_none()
        return found and (found.place, msgspec.json.decode(found.step, type=ImportStep))
