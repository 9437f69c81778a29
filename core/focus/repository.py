"""Writing sessions; every look-up names the owner and brings the owner's settings with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select

from core.focus.contracts import FocusSettings
from core.focus.models import FocusSession, FocusSettingsRow
from core.kit.errors import NotFound
from core.kit.repositories import Repository


@dataclass(slots=True, frozen=True)
class FocusState:
    """How things stand with a person: their own lengths, the sessions asked for by id, the one
    under way, and the latest pomodoro or break that ended. `known` is False for whoever has left
    no trace here."""

    settings: FocusSettings
    requested: dict[UUID, FocusSession]
    active: FocusSession | None
    last: FocusSession | None
    is_known: bool


class FocusRepository(Repository[FocusSession]):
    model, name = FocusSession, "focus"

    async def get(self, session_id: UUID, user_id: UUID) -> tuple[FocusSession, FocusSettings]:
        """The owner's session, locked, and their lengths. Raises NotFound."""
        rows = await self._load_with_settings(FocusSession.id == session_id)
        found = next(((one, own) for one, own in rows if one.user_id == user_id), None)
        if found is None:
            raise NotFound("focus")
        return found[0], _build_settings(found[1])

    async def load_state(self, user_id: UUID, *session_ids: UUID) -> FocusState:
        """One statement for a person who has focused before; the sessions are locked.

        Raises NotFound if one of `session_ids` is somebody else's."""
        mine = FocusSession.user_id == user_id
        under_way = mine & FocusSession.ended_at.is_(None)
        last = (
            select(FocusSession.id)
            .where(mine, *_ENDED_CONDITIONS)
            .order_by(FocusSession.started_at.desc())
            .limit(1)
        )
        wanted = or_(
            FocusSession.id.in_(session_ids), under_way, FocusSession.id == last.scalar_subquery()
        )
        rows = await self._load_with_settings(wanted)
        if any(one.user_id != user_id for one, _ in rows):
            raise NotFound("focus")
        row = rows[0][1] if rows else await self.session.get(FocusSettingsRow, user_id)
        sessions = [one for one, _ in rows]
        ended = [one for one in sessions if one.mode == "pomodoro" and one.ended_at is not None]
        return FocusState(
            settings=_build_settings(row),
            requested={one.id: one for one in sessions if one.id in session_ids},
            active=next((one for one in sessions if one.ended_at is None), None),
            last=max(ended, key=lambda one: one.ended_at or one.started_at, default=None),
            is_known=bool(rows) or row is not None,
        )

    async def get_settings(self, user_id: UUID) -> FocusSettings:
        return _build_settings(await self.session.get(FocusSettingsRow, user_id))

    async def save_settings(self, user_id: UUID, settings: FocusSettings) -> None:
        values = {name: getattr(settings, name) for name in settings.__struct_fields__}
        await self.session.merge(FocusSettingsRow(user_id=user_id, **values))

    async def _load_with_settings(
        self, wanted: ColumnElement[bool]
    ) -> Sequence[tuple[FocusSession, FocusSettingsRow | None]]:
        own = FocusSettingsRow.user_id == FocusSession.user_id
        asked = select(FocusSession, FocusSettingsRow).outerjoin(FocusSettingsRow, own)
        locked = asked.where(wanted).with_for_update(of=FocusSession)
        return [(one, row) for one, row in await self.session.execute(locked)]


_ENDED_CONDITIONS = (FocusSession.mode == "pomodoro", FocusSession.ended_at.is_not(None))


def _build_settings(row: FocusSettingsRow | None) -> FocusSettings:
    return row.build_settings() if row else FocusSettings()
