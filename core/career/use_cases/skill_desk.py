"""What every use case of skills needs."""

from dataclasses import dataclass
from uuid import UUID

from core.career import contracts as c
from core.career.models import Skill
from core.career.repository import SkillRepository
from core.career.rules import check_day, check_times
from core.career.views import LATEST, skill_card
from core.kit.clock import Clock
from core.kit.errors import NotFound
from core.kit.outbox import Outbox
from core.reminders.contracts import ReminderBook
from core.users.contracts import People


@dataclass(slots=True, frozen=True, kw_only=True)
class SkillDesk:
    """The person's skills, what became of them, and when they are asked about."""

    skills: SkillRepository
    book: ReminderBook
    people: People
    outbox: Outbox
    clock: Clock

    async def get(self, skill_id: UUID, user_id: UUID, *, deleted: bool = False) -> Skill:
        """The skill, locked; one that was deleted only if asked for. Raises NotFound."""
        skill = await self.skills.find(skill_id, user_id)
        if skill is None or (skill.deleted_at is not None and not deleted):
            raise NotFound("skill")
        return skill

    async def card(self, skill: Skill) -> c.SkillCard:
        evidence = await self.skills.evidence(skill.id)
        return skill_card(
            skill,
            await self.skills.minutes(skill.id),
            [row for row in evidence if row.removed_at is None],
            await self.skills.practices(skill.id, LATEST),
        )

    async def ask_again(self, skill: Skill) -> None:
        """Have its level asked about on its rung's day, counted from today; a skill that is put
        away or wants no check-ins is left in peace. Raises NotFound for a stranger."""
        profile = await self.people.profile(skill.user_id)
        if profile is None:
            raise NotFound("user")
        if skill.archived_at or skill.deleted_at or not skill.check_ins:
            skill.check_on = None
            await self.book.cancel(skill.user_id, skill.id)
            return
        skill.check_on = check_day(skill.step, profile.day_of(self.clock.now()))
        times = [check_times(skill.step, skill.check_on)]
        await self.book.schedule(skill.user_id, c.KIND, skill.id, times, profile.zone)
