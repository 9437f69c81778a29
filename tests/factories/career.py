"""Goals and skills of the tests."""

from datetime import date
from typing import Any
from uuid import UUID

from core.career.contracts.goals import AddGoal, NewMilestone, NewResult
from core.career.contracts.parts import LinkToGoal
from core.career.contracts.skills import NOTE_LENGTH, URL_LENGTH, AddEvidence, AddSkill, LogPractice
from tests.support.user_data import UserData


async def fill(data: UserData, goal_id: UUID, skill_id: UUID, sign: str) -> None:
    """A goal and a skill with as much as can be about them, written in `sign`; the first of the
    key results is number 100. There are twenty more of both."""
    who = data.user_id
    title, name = (sign * 60)[:120], (sign * 60)[:80]

    results = tuple(
        NewResult(result_id=UUID(int=100 + n), title=title, unit=sign * 8, target=1e9 - n)
        for n in range(12)
    )
    steps = tuple(NewMilestone(milestone_id=UUID(int=200 + n), title=title) for n in range(30))
    goal: Any = {"user_id": who, "title": title, "horizon": "week", "deadline": date(2026, 1, 1)}
    await data.do(AddGoal(goal_id=goal_id, results=results, milestones=steps, **goal))
    skill: Any = {"user_id": who, "title": name, "level": 2}
    await data.do(AddSkill(skill_id=skill_id, **skill))
    for number in range(300, 320):
        await data.do(AddGoal(goal_id=UUID(int=number), **goal))
        await data.do(AddSkill(skill_id=UUID(int=number + 100), **skill))
        fed: Any = {"kind": "skill", "subject_id": UUID(int=number + 100)}
        await data.do(LinkToGoal(user_id=who, goal_id=goal_id, **fed))
    about: Any = {"user_id": who, "skill_id": skill_id}
    for number in range(500, 512):
        note, url = (sign * 300)[:NOTE_LENGTH], ("https://a.example/?" + "&" * 600)[:URL_LENGTH]
        await data.do(LogPractice(practice_id=UUID(int=number), minutes=1440, note=note, **about))
        await data.do(AddEvidence(evidence_id=UUID(int=number + 50), note=note, url=url, **about))
