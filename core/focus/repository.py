"""Writing sessions; every look-up names the owner."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.focus.contracts import FocusSettings
from core.focus.models import FocusSession, FocusSettingsRow
from core.kit.errors import NotFound


@dataclass(slots=True, frozen=True)
class FocusRepository:
    session: AsyncSession

    async def add(self, one: FocusSession) -> None:
        self.session.add(one)
        await self.session.flush()

    async def find(self, session_id: UUID, user_id: UUID) -> FocusSession | None:
        """The owner's session, locked, or None. Raises NotFound if it is somebody else's."""
        one = await self.session.get(FocusSession, session_id, with_for_update=True)
        if one is not None and one.user_id != user_id:
            raise NotFound("focus")
        return one

    async def get(self, session_id: UUID, user_id: UUID) -> FocusSession:
        """The owner's session, locked. Raises NotFound."""
        one = await self.find(session_id, user_id)
        if one is None:
            raise NotFound("focus")
        return one

    async def active(self, user_id: UUID) -> FocusSession | None:
        """The session under way, locked."""
        mine = select(FocusSession).where(
            FocusSession.user_id == user_id, FocusSession.ended_at.is_(None)
        )
        return (await self.session.execute(mine.with_for_update())).scalar_one_or_none()

    async def last_ended(self, user_id: UUID) -> FocusSession | None:
        """The latest pomodoro or break that ended."""
        mine = (
            select(FocusSession)
            .where(
                FocusSession.user_id == user_id,
                FocusSession.mode == "pomodoro",
                FocusSession.ended_at.is_not(None),
            )
            .order_by(FocusSession.ended_at.desc())
            .limit(1)
        )
        return (await self.session.execute(mine)).scalar_one_or_none()

    async def settings(self, user_id: UUID) -> FocusSettings:
        row = await self.session.get(FocusSettingsRow, user_id)
        return row.settings() if row else FocusSettings()

    async def keep(self, user_id: UUID, settings: FocusSettings) -> None:
        values = {name: getattr(settings, name) for name in settings.__struct_fields__}
        await self.session.merge(FocusSettingsRow(user_id=user_id, **values))
