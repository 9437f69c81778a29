"""From rows to what a person sees."""

from collections.abc import Iterable, Sequence
from typing import Any

from core.career import models as m
from core.career.contracts.goals import GoalCard, GoalLink, GoalSummary, KeyResult, Milestone
from core.career.contracts.skills import Evidence, Practice, SkillCard, SkillSummary
from core.career.rules import calculate_goal_progress, calculate_result_progress

LATEST_PRACTICES = 3


def build_key_result(row: m.KeyResultRow) -> KeyResult:
    return KeyResult(
        id=row.id,
        title=row.title,
        unit=row.unit,
        start=row.start,
        target=row.target,
        current=row.current,
        progress=calculate_result_progress(row.start, row.target, row.current),
    )


def build_milestone(row: m.MilestoneRow) -> Milestone:
    return Milestone(id=row.id, title=row.title, done_at=row.done_at)


def _build_goal_fields(
    goal: m.Goal, results: Sequence[KeyResult], milestones: Sequence[Milestone]
) -> dict[str, Any]:
    return {
        "id": goal.id,
        "title": goal.title,
        "horizon": goal.horizon,
        "deadline": goal.deadline,
        "created_at": goal.created_at,
        "reached_at": goal.reached_at,
        "progress": calculate_goal_progress([one.progress for one in results], milestones),
        "archived": goal.archived_at is not None,
        "deleted": goal.deleted_at is not None,
    }


def build_goal_summary(
    goal: m.Goal, results: Iterable[m.KeyResultRow], milestones: Iterable[m.MilestoneRow]
) -> GoalSummary:
    """The goal by the parts that were not removed."""
    counted = [build_key_result(row) for row in results if row.removed_at is None]
    ticked = [build_milestone(row) for row in milestones if row.removed_at is None]
    return GoalSummary(**_build_goal_fields(goal, counted, ticked))


def build_goal_card(
    goal: m.Goal,
    results: Iterable[m.KeyResultRow],
    milestones: Iterable[m.MilestoneRow],
    feeds: Iterable[m.GoalLinkRow],
) -> GoalCard:
    """The goal with the parts that were not removed, in the order they were made."""
    counted = tuple(build_key_result(row) for row in results if row.removed_at is None)
    ticked = tuple(build_milestone(row) for row in milestones if row.removed_at is None)
    led = tuple(GoalLink(row.kind, row.subject_id) for row in feeds)
    return GoalCard(
        **_build_goal_fields(goal, counted, ticked), results=counted, milestones=ticked, feeds=led
    )


def _build_skill_fields(skill: m.Skill, minutes: int) -> dict[str, Any]:
    return {
        "id": skill.id,
        "title": skill.title,
        "level": skill.level,
        "target": skill.target,
        "minutes": minutes,
        "turn": skill.turn,
        "step": skill.step,
        "check_on": skill.check_on,
        "check_ins": skill.check_ins,
        "created_at": skill.created_at,
        "archived": skill.archived_at is not None,
        "deleted": skill.deleted_at is not None,
    }


def build_skill_summary(skill: m.Skill, minutes: int) -> SkillSummary:
    """`minutes` is all its practice."""
    return SkillSummary(**_build_skill_fields(skill, minutes))


def build_skill_card(
    skill: m.Skill,
    minutes: int,
    evidence: Iterable[m.EvidenceRow],
    latest: Iterable[m.PracticeRow],
) -> SkillCard:
    return SkillCard(
        **_build_skill_fields(skill, minutes),
        evidence=tuple(
            Evidence(id=row.id, at=row.at, note=row.note, url=row.url) for row in evidence
        ),
        latest=tuple(build_practice(row) for row in latest),
    )


def build_practice(row: m.PracticeRow) -> Practice:
    return Practice(id=row.id, at=row.at, minutes=row.minutes, note=row.note, focused=row.focused)
