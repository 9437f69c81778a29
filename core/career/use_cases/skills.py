"""Skills, their levels and check-ins."""

from dataclasses import dataclass

from msgspec import UNSET

from core.career import contracts as c
from core.career.contracts.skills import SKILLS
from core.career.models import Skill, SkillTurn
from core.career.rules import answered, clean
from core.career.use_cases.skill_desk import SkillDesk
from core.kit.errors import DomainError, NotFound


@dataclass(slots=True, frozen=True, kw_only=True)
class AddSkill:
    desk: SkillDesk

    async def __call__(self, command: c.AddSkill) -> c.SkillCard:
        known = await self.desk.skills.find(command.skill_id, command.user_id)
        if known is not None:  # a second tap on the same draft
            return await self.desk.card(known)
        if await self.desk.people.profile(command.user_id) is None:
            raise NotFound("user")
        if await self.desk.skills.count(command.user_id) >= SKILLS:
            raise DomainError("too-many-skills", limit=SKILLS)
        return await self.desk.card(await self._made(command))

    async def _made(self, command: c.AddSkill) -> Skill:
        now = self.desk.clock.now()
        skill = Skill(
            id=command.skill_id,
            user_id=command.user_id,
            title=clean(command.title),
            level=command.level,
            target=max(command.level, command.target),
            turn=0,
            step=0,
            check_ins=True,
            created_at=now,
        )
        await self.desk.skills.add(skill)
        await self.desk.ask_again(skill)
        added = c.SkillAdded(user_id=skill.user_id, at=now, skill_id=skill.id, level=skill.level)
        self.desk.outbox.add(added)
        return skill


@dataclass(slots=True, frozen=True, kw_only=True)
class EditSkill:
    desk: SkillDesk

    async def __call__(self, command: c.EditSkill) -> c.SkillCard:
        skill = await self.desk.get(command.skill_id, command.user_id)
        if command.title is not UNSET:
            skill.title = clean(command.title)
        if command.target is not UNSET:
            skill.target = command.target
        if command.check_ins is not UNSET and command.check_ins != skill.check_ins:
            skill.check_ins = command.check_ins
            await self.desk.ask_again(skill)
        return await self.desk.card(skill)


@dataclass(slots=True, frozen=True, kw_only=True)
class SetLevel:
    desk: SkillDesk

    async def __call__(self, command: c.SetLevel) -> c.SkillCard:
        skill = await self.desk.get(command.skill_id, command.user_id)
        if command.turn == skill.turn and command.level != skill.level:
            await _say(self.desk, skill, command.level, 0)
        return await self.desk.card(skill)


@dataclass(slots=True, frozen=True, kw_only=True)
class AnswerCheckIn:
    desk: SkillDesk

    async def __call__(self, command: c.AnswerCheckIn) -> c.SkillCard:
        skill = await self.desk.get(command.skill_id, command.user_id)
        if command.turn == skill.turn:
            level, step = answered(skill.level, skill.step, command.answer)
            await _say(self.desk, skill, level, step)
        return await self.desk.card(skill)


async def _say(desk: SkillDesk, skill: Skill, level: int, step: int) -> None:
    """Write the level as it is now, what it was before, and when it is asked about next."""
    now, before = desk.clock.now(), skill.level
    turn = SkillTurn(
        skill_id=skill.id,
        turn=skill.turn,
        at=now,
        level_before=before,
        step_before=skill.step,
        level_after=level,
    )
    await desk.skills.add(turn)
    skill.turn, skill.level, skill.step = skill.turn + 1, level, step
    await desk.ask_again(skill)
    told = c.SkillRaised if level > before else c.SkillLowered
    kind = told if level != before else c.SkillConfirmed
    desk.outbox.add(kind(user_id=skill.user_id, at=now, skill_id=skill.id, level=level))


@dataclass(slots=True, frozen=True, kw_only=True)
class TakeBackAnswer:
    desk: SkillDesk

    async def __call__(self, command: c.TakeBackAnswer) -> c.SkillCard:
        """Raises DomainError `answer-outdated` when more was said since."""
        skill = await self.desk.get(command.skill_id, command.user_id)
        if skill.turn == command.turn:  # taken back already
            return await self.desk.card(skill)
        said = await self.desk.skills.turn(skill.id, command.turn)
        if said is None or skill.turn != command.turn + 1:
            raise DomainError("answer-outdated")
        skill.turn, skill.level, skill.step = said.turn, said.level_before, said.step_before
        await self.desk.skills.drop(said)
        await self.desk.ask_again(skill)
        return await self.desk.card(skill)


@dataclass(slots=True, frozen=True, kw_only=True)
class ArchiveSkill:
    desk: SkillDesk

    async def __call__(self, command: c.ArchiveSkill) -> c.SkillCard:
        skill = await self.desk.get(command.skill_id, command.user_id)
        if skill.archived_at is None:
            skill.archived_at = now = self.desk.clock.now()
            await self.desk.ask_again(skill)
            archived = c.SkillArchived(user_id=skill.user_id, at=now, skill_id=skill.id)
            self.desk.outbox.add(archived)
        return await self.desk.card(skill)


@dataclass(slots=True, frozen=True, kw_only=True)
class UnarchiveSkill:
    desk: SkillDesk

    async def __call__(self, command: c.UnarchiveSkill) -> c.SkillCard:
        skill = await self.desk.get(command.skill_id, command.user_id)
        if skill.archived_at is not None:
            skill.archived_at = None
            await self.desk.ask_again(skill)
        return await self.desk.card(skill)


@dataclass(slots=True, frozen=True, kw_only=True)
class DeleteSkill:
    desk: SkillDesk

    async def __call__(self, command: c.DeleteSkill) -> c.SkillCard:
        skill = await self.desk.get(command.skill_id, command.user_id, deleted=True)
        if skill.deleted_at is None:
            skill.deleted_at = now = self.desk.clock.now()
            await self.desk.ask_again(skill)
            self.desk.outbox.add(c.SkillDeleted(user_id=skill.user_id, at=now, skill_id=skill.id))
        return await self.desk.card(skill)


@dataclass(slots=True, frozen=True, kw_only=True)
class RestoreSkill:
    desk: SkillDesk

    async def __call__(self, command: c.RestoreSkill) -> c.SkillCard:
        skill = await self.desk.get(command.skill_id, command.user_id, deleted=True)
        if skill.deleted_at is not None:
            skill.deleted_at = None
            await self.desk.ask_again(skill)
        return await self.desk.card(skill)
