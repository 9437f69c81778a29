"""Skills: commands, events, views. Levels are 1 (just begun) to 5 (teaches others)."""

from datetime import date, datetime
from typing import Annotated, ClassVar, Literal
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from core.kit.messages import Command, Event

KIND = "skill"
TITLE_LENGTH, NOTE_LENGTH, URL_LENGTH = 80, 500, 300
MAX_SKILLS = 100
MIN_LEVEL, MAX_LEVEL = 1, 5
MAX_MINUTES = 24 * 60
Title = Annotated[str, Meta(min_length=1, max_length=TITLE_LENGTH)]
Note = Annotated[str, Meta(max_length=NOTE_LENGTH)]
Url = Annotated[str, Meta(max_length=URL_LENGTH, pattern="^https?://")]
Level = Annotated[int, Meta(ge=MIN_LEVEL, le=MAX_LEVEL)]
Minutes = Annotated[int, Meta(ge=1, le=MAX_MINUTES)]
CheckInAnswer = Literal["still", "higher", "lower"]
ANSWER_STEPS: dict[CheckInAnswer, int] = {"still": 0, "lower": -1, "higher": 1}


class Practice(msgspec.Struct, frozen=True, kw_only=True):
    """Time spent on a skill; `focused` when a focus session counted by itself."""

    id: UUID
    at: datetime
    minutes: int
    note: str = ""
    focused: bool = False


class PracticePage(msgspec.Struct, frozen=True):
    """One page of the log, the latest first; `total` counts the whole log."""

    practices: tuple[Practice, ...]
    total: int


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What shows the skill: words, a link, or both."""

    id: UUID
    at: datetime
    note: str = ""
    url: str | None = None


class SkillSummary(msgspec.Struct, frozen=True, kw_only=True):
    """A skill as a list shows it; `minutes` is all its practice.

    `turn` counts how often its level was said; a button that asks about an earlier turn is out
    of date. `check_on` is the person's own day of the next check-in, past when it waits for an
    answer, None when nothing is asked.
    """

    id: UUID
    title: str
    level: int
    target: int
    minutes: int
    turn: int
    step: int
    check_on: date | None
    check_ins: bool
    created_at: datetime
    archived: bool = False
    deleted: bool = False

    @property
    def is_active(self) -> bool:
        return not self.archived and not self.deleted

    @property
    def levels_by_answer(self) -> dict[CheckInAnswer, int]:
        """The answers to a check-in that the ends of the scale leave, each with its level."""
        levels = {answer: self.level + step for answer, step in ANSWER_STEPS.items()}
        return {one: level for one, level in levels.items() if MIN_LEVEL <= level <= MAX_LEVEL}

    def is_check_due(self, today: date) -> bool:
        """True while a check-in waits for an answer."""
        return self.is_active and self.check_on is not None and self.check_on <= today


class SkillCard(SkillSummary, frozen=True, kw_only=True):
    """A skill with all its evidence and the latest of its practice."""

    evidence: tuple[Evidence, ...]
    latest: tuple[Practice, ...]


class SkillCommand(Command[SkillCard], frozen=True, kw_only=True):
    """What is asked for of a skill."""

    skill_id: UUID


class AddSkill(SkillCommand, frozen=True, kw_only=True):
    subject: ClassVar[str] = "career.add_skill"
    title: Title
    level: Level = MIN_LEVEL
    target: Level = MAX_LEVEL


class EditSkill(SkillCommand, frozen=True, kw_only=True):
    """Change the given fields and leave the unset ones; `check_ins` off asks nothing more."""

    subject: ClassVar[str] = "career.edit_skill"
    title: Title | UnsetType = UNSET
    target: Level | UnsetType = UNSET
    check_ins: bool | UnsetType = UNSET


class SetLevel(SkillCommand, frozen=True, kw_only=True):
    """The level as the person sees it now; check-ins begin anew."""

    subject: ClassVar[str] = "career.set_level"
    turn: int
    level: Level


class AnswerCheckIn(SkillCommand, frozen=True, kw_only=True):
    """«Still level 3?» An answer to another turn than the skill's own changes nothing."""

    subject: ClassVar[str] = "career.answer_check_in"
    turn: int
    answer: CheckInAnswer


class TakeBackAnswer(SkillCommand, frozen=True, kw_only=True):
    """Undo of SetLevel or AnswerCheckIn of that turn, while it is the latest."""

    subject: ClassVar[str] = "career.take_back_answer"
    turn: int


class LogPractice(SkillCommand, frozen=True, kw_only=True):
    """Time spent just now, or on an earlier `day` of the person's."""

    subject: ClassVar[str] = "career.log_practice"
    practice_id: UUID
    minutes: Minutes
    note: Note = ""
    day: date | None = None


class LogFocus(Command[SkillCard], frozen=True, kw_only=True):
    """A focus session that ended at `at` is practice, once. Refused with `not-found` when it was
    on no skill of the person's own."""

    subject: ClassVar[str] = "career.log_focus"
    session_id: UUID
    subject_id: UUID
    seconds: int
    at: datetime


class AddEvidence(SkillCommand, frozen=True, kw_only=True):
    """Words, a link, or both. Refused with `empty-evidence`."""

    subject: ClassVar[str] = "career.add_evidence"
    evidence_id: UUID
    note: Note = ""
    url: Url | None = None


class RemoveEntry(SkillCommand, frozen=True, kw_only=True):
    """Take a practice or a piece of evidence away."""

    subject: ClassVar[str] = "career.remove_entry"
    entry_id: UUID


class RestoreEntry(SkillCommand, frozen=True, kw_only=True):
    """Undo of RemoveEntry."""

    subject: ClassVar[str] = "career.restore_entry"
    entry_id: UUID


class ArchiveSkill(SkillCommand, frozen=True, kw_only=True):
    subject: ClassVar[str] = "career.archive_skill"


class UnarchiveSkill(SkillCommand, frozen=True, kw_only=True):
    """Undo of ArchiveSkill."""

    subject: ClassVar[str] = "career.unarchive_skill"


class DeleteSkill(SkillCommand, frozen=True, kw_only=True):
    subject: ClassVar[str] = "career.delete_skill"


class RestoreSkill(SkillCommand, frozen=True, kw_only=True):
    """Undo of DeleteSkill."""

    subject: ClassVar[str] = "career.restore_skill"


class SkillEvent(Event, frozen=True, kw_only=True):
    """What happened to a skill."""

    skill_id: UUID


class LevelEvent(SkillEvent, frozen=True, kw_only=True):
    """A level was said."""

    level: int


class SkillAdded(LevelEvent, frozen=True, kw_only=True):
    subject: ClassVar[str] = "career.skill_added"


class SkillRaised(LevelEvent, frozen=True, kw_only=True):
    subject: ClassVar[str] = "career.skill_raised"


class SkillLowered(LevelEvent, frozen=True, kw_only=True):
    subject: ClassVar[str] = "career.skill_lowered"


class SkillConfirmed(LevelEvent, frozen=True, kw_only=True):
    """The level is still the one it was."""

    subject: ClassVar[str] = "career.skill_confirmed"


class PracticeLogged(SkillEvent, frozen=True, kw_only=True):
    subject: ClassVar[str] = "career.practice_logged"
    practice_id: UUID
    minutes: int
    focused: bool = False


class EvidenceAdded(SkillEvent, frozen=True, kw_only=True):
    subject: ClassVar[str] = "career.evidence_added"
    evidence_id: UUID


class SkillArchived(SkillEvent, frozen=True, kw_only=True):
    subject: ClassVar[str] = "career.skill_archived"


class SkillDeleted(SkillEvent, frozen=True, kw_only=True):
    subject: ClassVar[str] = "career.skill_deleted"
