"""The tables of career."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from core.career.contracts.goals import GoalLinkKind, Horizon
from core.kit.database import Base, IndexedUserId, PrimaryKey


class Goal(Base):
    """`deadline` is a day of the person's own; a deleted goal can be restored."""

    __tablename__ = "goals"

    id: Mapped[PrimaryKey]
    user_id: Mapped[IndexedUserId]
    title: Mapped[str]
    horizon: Mapped[Horizon] = mapped_column(String)
    deadline: Mapped[date | None]
    created_at: Mapped[datetime]
    reached_at: Mapped[datetime | None]
    archived_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]


class KeyResultRow(Base):
    """`current` is the latest of its values, or `start`."""

    __tablename__ = "key_results"

    id: Mapped[PrimaryKey]
    goal_id: Mapped[UUID] = mapped_column(ForeignKey("goals.id", ondelete="CASCADE"), index=True)
    title: Mapped[str]
    unit: Mapped[str]
    start: Mapped[float]
    target: Mapped[float]
    current: Mapped[float]
    created_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]


class ResultValue(Base):
    """One move of a key result."""

    __tablename__ = "key_result_values"
    __table_args__ = (Index("ix_key_result_values_result_id_at", "result_id", "at"),)

    id: Mapped[PrimaryKey]
    result_id: Mapped[UUID] = mapped_column(ForeignKey("key_results.id", ondelete="CASCADE"))
    at: Mapped[datetime]
    value: Mapped[float]


class MilestoneRow(Base):
    __tablename__ = "milestones"

    id: Mapped[PrimaryKey]
    goal_id: Mapped[UUID] = mapped_column(ForeignKey("goals.id", ondelete="CASCADE"), index=True)
    title: Mapped[str]
    created_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]


class GoalLinkRow(Base):
    """What leads to a goal: the id of a task, habit or skill."""

    __tablename__ = "goal_feeds"

    goal_id: Mapped[UUID] = mapped_column(
        ForeignKey("goals.id", ondelete="CASCADE"), primary_key=True
    )
    subject_id: Mapped[UUID] = mapped_column(primary_key=True, index=True)
    kind: Mapped[GoalLinkKind] = mapped_column(String)
    at: Mapped[datetime]


class Skill(Base):
    """`turn` counts how often its level was said, `step` is the rung of the check-ins' ladder."""

    __tablename__ = "skills"

    id: Mapped[PrimaryKey]
    user_id: Mapped[IndexedUserId]
    title: Mapped[str]
    level: Mapped[int] = mapped_column(SmallInteger)
    target: Mapped[int] = mapped_column(SmallInteger)
    turn: Mapped[int]
    step: Mapped[int] = mapped_column(SmallInteger)
    check_on: Mapped[date | None]
    check_ins: Mapped[bool]
    created_at: Mapped[datetime]
    archived_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]


class SkillTurn(Base):
    """What a level was before the person said anew what it is, so that it can be taken back."""

    __tablename__ = "skill_turns"

    skill_id: Mapped[UUID] = mapped_column(
        ForeignKey("skills.id", ondelete="CASCADE"), primary_key=True
    )
    turn: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    level_before: Mapped[int] = mapped_column(SmallInteger)
    step_before: Mapped[int] = mapped_column(SmallInteger)
    level_after: Mapped[int] = mapped_column(SmallInteger)


class PracticeRow(Base):
    """Minutes on a skill; a focus session gives its own id to the practice it was."""

    __tablename__ = "practices"
    __table_args__ = (Index("ix_practices_skill_id_at", "skill_id", "at"),)

    id: Mapped[PrimaryKey]
    skill_id: Mapped[UUID] = mapped_column(ForeignKey("skills.id", ondelete="CASCADE"))
    at: Mapped[datetime]
    minutes: Mapped[int]
    note: Mapped[str]
    focused: Mapped[bool]
    removed_at: Mapped[datetime | None]


class EvidenceRow(Base):
    __tablename__ = "evidence"

    id: Mapped[PrimaryKey]
    skill_id: Mapped[UUID] = mapped_column(ForeignKey("skills.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime]
    note: Mapped[str]
    url: Mapped[str | None]
    removed_at: Mapped[datetime | None]
