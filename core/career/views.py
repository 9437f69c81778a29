"""From rows to what a person sees."""

from collections.abc import Iterable, Sequence
from typing import Any

from core.career import contracts as c
from core.career import models as m
from core.career.rules import goal_progress, result_progress

LATEST = 3


def key_result(row: m.KeyResultRow) -> c.KeyResult:
    return c.KeyResult(
        id=row.id,
        title=row.title,
        unit=row.unit,
        start=row.start,
        target=row.target,
        current=row.current,
        progress=result_progress(row.start, row.target, row.current),
    )


def milestone(row: m.MilestoneRow) -> c.Milestone:
    return c.Milestone(id=row.id, title=row.title, done_at=row.done_at)


def _goal(
    goal: m.Goal, results: Sequence[c.KeyResult], milestones: Sequence[c.Milestone]
) -> dict[str, Any]:
    return {
        "id": goal.id,
        "title": goal.title,
        "horizon": goal.horizon,
        "deadline": goal.deadline,
        "created_at": goal.created_at,
        "reached_at": goal.reached_at,
        "progress": goal_progress([one.progress for one in results], milestones),
        "archived": goal.archived_at is not None,
        "deleted": goal.deleted_at is not None,
    }


def goal_line(
    goal: m.Goal, results: Iterable[m.KeyResultRow], milestones: Iterable[m.MilestoneRow]
) -> c.GoalLine:
    """The goal by the parts that were not removed."""
    counted = [key_result(row) for row in results if row.removed_at is None]
    ticked = [milestone(row) for row in milestones if row.removed_at is None]
    return c.GoalLine(**_goal(goal, counted, ticked))


def goal_card(
    goal: m.Goal,
    results: Iterable[m.KeyResultRow],
    milestones: Iterable[m.MilestoneRow],
    feeds: Iterable[m.GoalFeed],
) -> c.GoalCard:
    """The goal with the parts that were not removed, in the order they were made."""
    counted = tuple(key_result(row) for row in results if row.removed_at is None)
    ticked = tuple(milestone(row) for row in milestones if row.removed_at is None)
    led = tuple(c.Feed(row.kind, row.subject_id) for row in feeds)
    return c.GoalCard(**_goal(goal, counted, ticked), results=counted, milestones=ticked, feeds=led)


def _skill(skill: m.Skill, minutes: int) -> dict[str, Any]:
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


def skill_line(skill: m.Skill, minutes: int) -> c.SkillLine:
    """`minutes` is all its practice."""
    return c.SkillLine(**_skill(skill, minutes))


def skill_card(
    skill: m.Skill,
    minutes: int,
    evidence: Iterable[m.EvidenceRow],
    latest: Iterable[m.PracticeRow],
) -> c.SkillCard:
    return c.SkillCard(
        **_skill(skill, minutes),
        evidence=tuple(
            c.Evidence(id=row.id, at=row.at, note=row.note, url=row.url) for row in evidence
        ),
        latest=tuple(practice(row) for row in latest),
    )


def practice(row: m.PracticeRow) -> c.Practice:
    return c.Practice(id=row.id, at=row.at, minutes=row.minutes, note=row.note, focused=row.focused)
