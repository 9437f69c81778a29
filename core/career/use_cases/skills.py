"""Skills, their levels and check-ins."""

from dataclasses import dataclass

from msgspec import UNSET

from core.career.contracts import skills
from core.career.contracts.skills import MAX_SKILLS
from core.career.models import Skill, SkillTurn
from core.career.rules import apply_answer, clean_title
from core.career.use_cases.skill_service import SkillService, SkillUseCase
from core.kit.errors import DomainError


@dataclass(slots=True, frozen=True, kw_only=True)
class AddSkill:
    service: SkillService

    async def __call__(self, command: skills.AddSkill) -> skills.SkillCard:
        known = await self.service.skills.find(command.skill_id, command.user_id)
        if known is not None:  # a second tap on the same draft
            return await self.service.load_card(known)
        await self.service.users.require_profile(command.user_id)
        if await self.service.skills.count(command.user_id) >= MAX_SKILLS:
            raise DomainError("too-many-skills", limit=MAX_SKILLS)
        return await self.service.load_card(await self._create_skill(command))

    async def _create_skill(self, command: skills.AddSkill) -> Skill:
        now = self.service.clock.now()
        skill = Skill(
            id=command.skill_id,
            user_id=command.user_id,
            title=clean_title(command.title),
            level=command.level,
            target=max(command.level, command.target),
            turn=0,
            step=0,
            check_ins=True,
            created_at=now,
        )
        await self.service.skills.insert(skill)
        await self.service.schedule_check_in(skill)
        added = skills.SkillAdded(
            user_id=skill.user_id, at=now, skill_id=skill.id, level=skill.level
        )
        self.service.outbox.add(added)
        return skill


class EditSkill(SkillUseCase[skills.EditSkill]):
    async def apply_change(self, skill: Skill, command: skills.EditSkill) -> None:
        if command.title is not UNSET:
            skill.title = clean_title(command.title)
        if command.target is not UNSET:
            skill.target = command.target
        if command.check_ins is not UNSET and command.check_ins != skill.check_ins:
            skill.check_ins = command.check_ins
            await self.service.schedule_check_in(skill)


class SetLevel(SkillUseCase[skills.SetLevel]):
    async def apply_change(self, skill: Skill, command: skills.SetLevel) -> None:
        if command.turn == skill.turn and command.level != skill.level:
            await _change_level(self.service, skill, command.level, 0)


class AnswerCheckIn(SkillUseCase[skills.AnswerCheckIn]):
    async def apply_change(self, skill: Skill, command: skills.AnswerCheckIn) -> None:
        if command.turn == skill.turn:
            level, step = apply_answer(skill.level, skill.step, command.answer)
            await _change_level(self.service, skill, level, step)


async def _change_level(service: SkillService, skill: Skill, level: int, step: int) -> None:
    """Write the level as it is now, what it was before, and when it is asked about next."""
    now, before = service.clock.now(), skill.level
    turn = SkillTurn(
        skill_id=skill.id,
        turn=skill.turn,
        at=now,
        level_before=before,
        step_before=skill.step,
        level_after=level,
    )
    await service.skills.insert(turn)
    skill.turn, skill.level, skill.step = skill.turn + 1, level, step
    await service.schedule_check_in(skill)
    text = skills.SkillRaised if level > before else skills.SkillLowered
    kind = text if level != before else skills.SkillConfirmed
    service.outbox.add(kind(user_id=skill.user_id, at=now, skill_id=skill.id, level=level))


class TakeBackAnswer(SkillUseCase[skills.TakeBackAnswer]):
    async def apply_change(self, skill: Skill, command: skills.TakeBackAnswer) -> None:
        """Raises DomainError `answer-outdated` when more was said since."""
        if skill.turn == command.turn:  # taken back already
            return
        said = await self.service.skills.find_turn(skill.id, command.turn)
        if said is None or skill.turn != command.turn + 1:
            raise DomainError("answer-outdated")
        skill.turn, skill.level, skill.step = said.turn, said.level_before, said.step_before
        await self.service.skills.delete(said)
        await self.service.schedule_check_in(skill)


class ArchiveSkill(SkillUseCase[skills.ArchiveSkill]):
    async def apply_change(self, skill: Skill, command: skills.ArchiveSkill) -> None:
        if skill.archived_at is None:
            skill.archived_at = now = self.service.clock.now()
            await self.service.schedule_check_in(skill)
            archived = skills.SkillArchived(user_id=skill.user_id, at=now, skill_id=skill.id)
            self.service.outbox.add(archived)


class UnarchiveSkill(SkillUseCase[skills.UnarchiveSkill]):
    async def apply_change(self, skill: Skill, command: skills.UnarchiveSkill) -> None:
        if skill.archived_at is not None:
            skill.archived_at = None
            await self.service.schedule_check_in(skill)


class DeleteSkill(SkillUseCase[skills.DeleteSkill]):
    accepts_deleted = True

    async def apply_change(self, skill: Skill, command: skills.DeleteSkill) -> None:
        if skill.deleted_at is None:
            skill.deleted_at = now = self.service.clock.now()
            await self.service.schedule_check_in(skill)
            self.service.outbox.add(
                skills.SkillDeleted(user_id=skill.user_id, at=now, skill_id=skill.id)
            )


class RestoreSkill(SkillUseCase[skills.RestoreSkill]):
    accepts_deleted = True

    async def apply_change(self, skill: Skill, command: skills.RestoreSkill) -> None:
        if skill.deleted_at is not None:
            skill.deleted_at = None
            await self.service.schedule_check_in(skill)
