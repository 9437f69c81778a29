"""What every use case of skills needs."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from core.career.contracts.skills import KIND, SkillCard, SkillCommand
from core.career.models import Skill
from core.career.repository import SkillRepository
from core.career.rules import build_check_timetable, calculate_check_day
from core.career.views import LATEST_PRACTICES, build_skill_card
from core.kit.clock import Clock
from core.kit.outbox import Outbox
from core.reminders.contracts import ReminderScheduler
from core.users.contracts import UserDirectory

C = TypeVar("C", bound=SkillCommand)


@dataclass(slots=True, frozen=True, kw_only=True)
class SkillService:
    """The person's skills, what became of them, and when they are asked about."""

    skills: SkillRepository
    scheduler: ReminderScheduler
    users: UserDirectory
    outbox: Outbox
    clock: Clock

    async def load_card(self, skill: Skill) -> SkillCard:
        evidence = await self.skills.list_evidence(skill.id)
        return build_skill_card(
            skill,
            await self.skills.sum_minutes(skill.id),
            [row for row in evidence if row.removed_at is None],
            await self.skills.list_practices(skill.id, LATEST_PRACTICES),
        )

    async def schedule_check_in(self, skill: Skill) -> None:
        """Have its level asked about on its rung's day, counted from today; a skill that is put
        away or wants no check-ins is left in peace. Raises NotFound for an unknown person."""
        profile = await self.users.require_profile(skill.user_id)
        if skill.archived_at or skill.deleted_at or not skill.check_ins:
            skill.check_on = None
            await self.scheduler.cancel(skill.user_id, skill.id)
            return
        skill.check_on = calculate_check_day(skill.step, profile.get_day(self.clock.now()))
        times = [build_check_timetable(skill.step, skill.check_on)]
        await self.scheduler.schedule(skill.user_id, KIND, skill.id, times, profile.zone)


@dataclass(slots=True, frozen=True, kw_only=True)
class SkillUseCase(ABC, Generic[C]):
    """A change of one of the person's skills, answered by its card."""

    service: SkillService
    accepts_deleted: ClassVar[bool] = False

    async def __call__(self, command: C) -> SkillCard:
        deleted = self.accepts_deleted
        skill = await self.service.skills.get(command.skill_id, command.user_id, deleted=deleted)
        await self.apply_change(skill, command)
        return await self.service.load_card(skill)

    @abstractmethod
    async def apply_change(self, skill: Skill, command: C) -> None: ...
