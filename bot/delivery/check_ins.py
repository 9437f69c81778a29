"""Check-ins of skills, by themselves and in a bundle: those that still wait for an answer."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from dishka import AsyncContainer

from bot.notices.bundles import Line
from bot.notices.cards import Face
from bot.notices.data import SkillPress
from bot.notices.skill_cards import skill_question
from bot.speaker import Speaker
from core.career.contracts import SkillLine
from core.career.queries import SkillQueries
from core.reminders.contracts import Bundled


async def questions(
    asked: Sequence[tuple[UUID, Speaker, datetime]], scope: AsyncContainer
) -> list[Face | None]:
    """The questions about these skills, asked of their owners at an instant; None for what was
    answered meanwhile, is put away, or is not to be asked about."""
    queries = await scope.get(SkillQueries)
    found = await queries.lines({(skill_id, speaker.id) for skill_id, speaker, _ in asked})
    faces: list[Face | None] = []
    for skill_id, speaker, now in asked:
        line = found.get((skill_id, speaker.id))
        open_ = line is not None and _is_asked(line, speaker, now)
        faces.append(skill_question(line, speaker) if line and open_ else None)
    return faces


async def lines(
    scope: AsyncContainer, speaker: Speaker, items: Sequence[Bundled], now: datetime
) -> dict[UUID, Line]:
    """The lines of a bundle, by skill; their ✅ confirms the level."""
    queries = await scope.get(SkillQueries)
    found = await queries.lines({(item.subject_id, speaker.id) for item in items})
    told = {}
    for item in items:
        line = found.get((item.subject_id, speaker.id))
        if line is not None and _is_asked(line, speaker, now):
            words = speaker.text("skill-check-line", title=line.title, level=line.level)
            told[line.id] = Line(item.due_at, words, SkillPress("s", line.id, line.turn))
    return told


def _is_asked(line: SkillLine, speaker: Speaker, now: datetime) -> bool:
    today = speaker.profile.day_of(now)
    return line.active and line.check_on is not None and line.check_on <= today
