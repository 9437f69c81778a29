"""Reminders follow the person."""

from dataclasses import dataclass

from core.reminders import contracts as c
from core.reminders.repository import ReminderRepository
from core.users.contracts import UserDirectory


@dataclass(slots=True, frozen=True, kw_only=True)
class MoveZone:
    reminders: ReminderRepository
    users: UserDirectory

    async def __call__(self, command: c.MoveZone) -> c.MovedReminders:
        profile = await self.users.require_profile(command.user_id)
        return c.MovedReminders(await self.reminders.move_zone(command.user_id, profile.zone))
