"""Writing imports and their steps."""

from collections.abc import Iterable
from uuid import UUID

import msgspec
from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from core.data_import.contracts import ImportState, ImportStep
from core.data_import.models import ImportRow, ImportStepRow
from core.kit.messages import encode
from core.kit.repositories import OwnedRepository


class ImportRepository(OwnedRepository[ImportRow]):
    model, name = ImportRow, "import"

    async def delete_unstarted(self, user_id: UUID) -> None:
        """Imports whose steps were never all written down; nothing of them was made."""
        unstarted = ImportRow.user_id == user_id, ImportRow.state == ImportState.FILLING
        await self.session.execute(delete(ImportRow).where(*unstarted))

    async def write_steps(self, row: ImportRow, first: int, steps: Iterable[ImportStep]) -> None:
        """Write down the steps, unless they are there."""
        rows = [
            {"import_id": row.id, "place": place, "step": encode(step)}
            for place, step in enumerate(steps, start=first)
        ]
        if rows:
            await self.session.execute(insert(ImportStepRow).on_conflict_do_nothing(), rows)
            row.steps = max(row.steps, first + len(rows))

    async def list_remaining(self, import_id: UUID) -> list[ImportStep]:
        """The steps that are still to be taken, in order."""
        its = select(ImportStepRow.step).where(ImportStepRow.import_id == import_id)
        found = await self.session.scalars(its.order_by(ImportStepRow.place))
        return [msgspec.json.decode(raw, type=ImportStep) for raw in found]

    async def delete_steps(self, import_id: UUID) -> None:
        await self.session.execute(
            delete(ImportStepRow).where(ImportStepRow.import_id == import_id)
        )

    async def take_step(self, import_id: UUID, place: int) -> ImportStep | None:
        """The step, which is to be taken no more; None if it was taken before."""
        its = ImportStepRow.import_id == import_id, ImportStepRow.place == place
        taken = delete(ImportStepRow).where(*its).returning(ImportStepRow.step)
        raw = await self.session.scalar(taken)
        return None if raw is None else msgspec.json.decode(raw, type=ImportStep)
