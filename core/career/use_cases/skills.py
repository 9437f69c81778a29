"""Skills, their levels and check-ins."""

from dataclasses import dataclass

from msgspec import UNSET

from core.career.contracts import skills
from core.career.contracts.skills import MAX_SKILLS
from core.career.models import Skill, SkillTurn
from core.career.rules import apply_answer, clean_title
from core.career.use_cases.skill_service import SkillService
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


@dataclass(slots=True, frozen=True, kw_only=True)
class EditSkill:
    service: SkillService

    async def __call__(self, command: skills.EditSkill) -> skills.SkillCard:
        skill = await self.service.get(command.skill_id, command.user_id)
        if command.title is not UNSET:
            skill.title = clean_title(command.title)
        if command.target is not UNSET:
            skill.target = command.target
        if command.check_ins is not UNSET and command.check_ins != skill.check_ins:
            skill.check_ins = command.check_ins
            await self.service.schedule_check_in(skill)
        return await self.service.load_card(skill)


@dataclass(slots=True, frozen=True, kw_only=True)
class SetLevel:
    service: SkillService

    async def __call__(self, command: skills.SetLevel) -> skills.SkillCard:
        skill = await self.service.get(command.skill_id, command.user_id)
        if command.turn == skill.turn and command.level != skill.level:
            await _change_level(self.service, skill, command.level, 0)
        return await self.service.load_card(skill)


@dataclass(slots=True, frozen=True, kw_only=True)
class AnswerCheckIn:
    service: SkillService

    async def __call__(self, command: skills.AnswerCheckIn) -> skills.SkillCard:
        skill = await self.service.get(command.skill_id, command.user_id)
        if command.turn == skill.turn:
            level, step = apply_answer(skill.level, skill.step, command.answer)
            await _change_level(self.service, skill, level, step)
        return await self.service.load_card(skill)


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


@dataclass(slots=True, frozen=True, kw_only=True)
class TakeBackAnswer:
    service: SkillService

    async def __call__(self, command: skills.TakeBackAnswer) -> skills.SkillCard:
        """Raises DomainError `answer-outdated` when more was said since."""
        skill = await self.service.get(command.skill_id, command.user_id)
        if skill.turn == command.turn:  # taken back already
            return await self.service.load_card(skill)
        said = await self.service.skills.find_turn(skill.id, command.turn)
        if said is None or skill.turn != command.turn + 1:
            raise DomainError("answer-outdated")
        skill.turn, skill.level, skill.step = said.turn, said.level_before, said.step_before
        await self.service.skills.delete(said)
        await self.service.schedule_check_in(skill)
        return await self.service.load_card(skill)


@dataclass(slots=True, frozen=True, kw_only=True)
class ArchiveSkill:
    service: SkillService

    async def __call__(self, command: skills.ArchiveSkill) -> skills.SkillCard:
        skill = await self.service.get(command.skill_id, command.user_id)
        if skill.archived_at is None:
            skill.archived_at = now = self.service.clock.now()
            await self.service.schedule_check_in(skill)
            archived = skills.SkillArchived(user_id=skill.user_id, at=now, skill_id=skill.id)
            self.service.outbox.add(archived)
        return await self.service.load_card(skill)


@dataclass(slots=True, frozen=True, kw_only=True)
class UnarchiveSkill:
    service: SkillService

    async def __call__(self, command: skills.UnarchiveSkill) -> skills.SkillCard:
        skill = await self.service.get(command.skill_id, command.user_id)
        if skill.archived_at is not None:
            skill.archived_at = None
            await self.service.schedule_check_in(skill)
        return await self.service.load_card(skill)


@dataclass(slots=True, frozen=True, kw_only=True)
class DeleteSkill:
    service: SkillService

    async def __call__(self, command: skills.DeleteSkill) -> skills.SkillCard:
        skill = await self.service.get(command.skill_id, command.user_id, deleted=True)
        if skill.deleted_at is None:
            skill.deleted_at = now = self.service.clock.now()
            await self.service.schedule_check_in(skill)
            self.service.outbox.add(
                skills.SkillDeleted(user_id=skill.user_id, at=now, skill_id=skill.id)
            )
        return await self.service.load_card(skill)


@dataclass(slots=True, frozen=True, kw_only=True)
class RestoreSkill:
    service: SkillService

    async def __call__(self, command: skills.RestoreSkill) -> skills.SkillCard:
        skill = await self.service.get(command.skill_id, command.user_id, deleted=True)
        if skill.deleted_at is not None:
            skill.deleted_at = None
            await self.service.schedule_check_in(skill)
        return await self.service.load_card(skill)
