"""From rows to what a person sees."""

from collections.abc import Iterable, Sequence
from typing import Any

from core.career import models as m
from core.career.contracts.goals import GoalCard, GoalLink, GoalSummary, KeyResult, Milestone
from core.career.contracts.skills import Evidence, Practice, SkillCard, SkillSummary
from core.career.rules import calculate_goal_progress, calculate_result_progress
from core.kit.views import build_view

LATEST_PRACTICES = 3


def build_key_result(row: m.KeyResultRow) -> KeyResult:
    progress = calculate_result_progress(row.start, row.target, row.current)
    return build_view(KeyResult, row, progress=progress)


def build_milestone(row: m.MilestoneRow) -> Milestone:
    return build_view(Milestone, row)


def build_goal_summary(
    goal: m.Goal, results: Iterable[m.KeyResultRow], milestones: Iterable[m.MilestoneRow]
) -> GoalSummary:
    """The goal by the parts that were not removed."""
    counted = [build_key_result(row) for row in results if row.removed_at is None]
    ticked = [build_milestone(row) for row in milestones if row.removed_at is None]
    return build_view(GoalSummary, goal, **_build_goal_figures(goal, counted, ticked))


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
    parts = {"results": counted, "milestones": ticked, "feeds": led}
    return build_view(GoalCard, goal, **_build_goal_figures(goal, counted, ticked), **parts)


def _build_goal_figures(
    goal: m.Goal, results: Sequence[KeyResult], milestones: Sequence[Milestone]
) -> dict[str, Any]:
    progress = calculate_goal_progress([one.progress for one in results], milestones)
    return {"progress": progress} | _build_flags(goal)


def _build_flags(row: m.Goal | m.Skill) -> dict[str, Any]:
    return {"archived": row.archived_at is not None, "deleted": row.deleted_at is not None}


def build_skill_summary(skill: m.Skill, minutes: int) -> SkillSummary:
    """`minutes` is all its practice."""
    return build_view(SkillSummary, skill, minutes=minutes, **_build_flags(skill))


def build_skill_card(
    skill: m.Skill,
    minutes: int,
    evidence: Iterable[m.EvidenceRow],
    latest: Iterable[m.PracticeRow],
) -> SkillCard:
    return build_view(
        SkillCard,
        skill,
        minutes=minutes,
        evidence=[build_view(Evidence, row) for row in evidence],
        latest=[build_practice(row) for row in latest],
        **_build_flags(skill),
    )


def build_practice(row: m.PracticeRow) -> Practice:
    return build_view(Practice, row)
