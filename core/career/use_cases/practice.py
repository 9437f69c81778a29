"""Practice and evidence of skills."""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from core.career.contracts import skills
from core.career.models import EvidenceRow, PracticeRow, Skill
from core.career.rules import convert_to_minutes
from core.career.use_cases.skill_service import SkillService, SkillUseCase
from core.kit.errors import DomainError, NotFound


class LogPractice(SkillUseCase[skills.LogPractice]):
    async def apply_change(self, skill: Skill, command: skills.LogPractice) -> None:
        if await self.service.skills.find_practice(command.practice_id) is None:
            at, note = await self._get_practice_time(command), " ".join(command.note.split())
            await log_practice(
                self.service, skill, command.practice_id, at, command.minutes, note=note
            )

    async def _get_practice_time(self, command: skills.LogPractice) -> datetime:
        """Now, or at noon of the earlier day."""
        now = self.service.clock.now()
        profile = await self.service.users.get_profile(command.user_id)
        if command.day is None or profile is None or command.day >= profile.get_day(now):
            return now
        return datetime.combine(command.day, time(12), ZoneInfo(profile.zone)).astimezone(UTC)


@dataclass(slots=True, frozen=True, kw_only=True)
class LogFocus:
    service: SkillService

    async def __call__(self, command: skills.LogFocus) -> skills.SkillCard:
        """The practice has the session's id: whoever tells of it twice counts it once."""
        skill = await self.service.skills.get(command.subject_id, command.user_id)
        if await self.service.skills.find_practice(command.session_id) is None:
            minutes = convert_to_minutes(command.seconds)
            await log_practice(
                self.service, skill, command.session_id, command.at, minutes, focused=True
            )
        return await self.service.load_card(skill)


async def log_practice(
    service: SkillService,
    skill: Skill,
    practice_id: UUID,
    at: datetime,
    minutes: int,
    *,
    note: str = "",
    focused: bool = False,
) -> None:
    """Write the practice and tell of it."""
    row = PracticeRow(
        id=practice_id, skill_id=skill.id, at=at, minutes=minutes, note=note, focused=focused
    )
    await service.skills.insert(row)
    service.outbox.add(
        skills.PracticeLogged(
            user_id=skill.user_id,
            at=service.clock.now(),
            skill_id=skill.id,
            practice_id=practice_id,
            minutes=minutes,
            focused=focused,
        )
    )


class AddEvidence(SkillUseCase[skills.AddEvidence]):
    async def apply_change(self, skill: Skill, command: skills.AddEvidence) -> None:
        note = " ".join(command.note.split())
        if not note and command.url is None:
            raise DomainError("empty-evidence")
        known = {row.id for row in await self.service.skills.list_evidence(skill.id)}
        if command.evidence_id not in known:
            now, piece = self.service.clock.now(), command.evidence_id
            row = EvidenceRow(id=piece, skill_id=skill.id, at=now, note=note, url=command.url)
            await self.service.skills.insert(row)
            added = skills.EvidenceAdded(
                user_id=skill.user_id, at=now, skill_id=skill.id, evidence_id=piece
            )
            self.service.outbox.add(added)


class RemoveEntry(SkillUseCase[skills.RemoveEntry]):
    async def apply_change(self, skill: Skill, command: skills.RemoveEntry) -> None:
        entry = await _get_entry(self.service, skill, command.entry_id)
        entry.removed_at = entry.removed_at or self.service.clock.now()
        await self.service.skills.flush()


class RestoreEntry(SkillUseCase[skills.RestoreEntry]):
    async def apply_change(self, skill: Skill, command: skills.RestoreEntry) -> None:
        entry = await _get_entry(self.service, skill, command.entry_id)
        entry.removed_at = None
        await self.service.skills.flush()


async def _get_entry(
    service: SkillService, skill: Skill, entry_id: UUID
) -> PracticeRow | EvidenceRow:
    """The practice or evidence, removed or not. Raises NotFound."""
    practice = await service.skills.find_practice(entry_id)
    if practice is not None and practice.skill_id == skill.id:
        return practice
    for piece in await service.skills.list_evidence(skill.id):
        if piece.id == entry_id:
            return piece
    raise NotFound("entry")
