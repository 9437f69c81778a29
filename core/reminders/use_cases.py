"""Reminders follow the person."""

from dataclasses import dataclass

from core.kit.errors import NotFound
from core.reminders import contracts as c
from core.reminders.repository import ReminderRepository
from core.users.contracts import UserDirectory


@dataclass(slots=True, frozen=True, kw_only=True)
class MoveZone:
    reminders: ReminderRepository
    users: UserDirectory

    async def __call__(self, command: c.MoveZone) -> c.MovedReminders:
        profile = await self.users.get_profile(command.user_id)
        if profile is None:
            raise NotFound("user")
        return c.MovedReminders(await self.reminders.move_zone(command.user_id, profile.zone))
