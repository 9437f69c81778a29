"""Reminders follow the person."""

from dataclasses import dataclass

from core.reminders import contracts as c
from core.reminders.repository import ReminderRepository


@dataclass(slots=True, frozen=True, kw_only=True)
class MoveZone:
    reminders: ReminderRepository

    async def __call__(self, command: c.MoveZone) -> c.MovedReminders:
        return c.MovedReminders(await self.reminders.move_zone(command.user_id, command.zone))
