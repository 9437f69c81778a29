"""Check-ins of skills, by themselves and in a bundle: those that still wait for an answer."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from dishka import AsyncContainer

from bot.ui.cards.bundles import BundleLine
from bot.ui.cards.callbacks import SkillCallback
from bot.ui.cards.skills import render_skill_question
from bot.ui.cards.tasks import RenderedMessage
from bot.ui.current_user import CurrentUser
from core.career.contracts.skills import SkillSummary
from core.career.queries import SkillQueries
from core.reminders.contracts import BundledReminder


async def render_questions(
    requests: Sequence[tuple[UUID, CurrentUser, datetime]], scope: AsyncContainer
) -> list[RenderedMessage | None]:
    """The questions about these skills, asked of their owners at an instant; None for what was
    answered meanwhile, is put away, or is not to be asked about."""
    queries = await scope.get(SkillQueries)
    found = await queries.get_summaries(
        {(skill_id, current_user.id) for skill_id, current_user, _ in requests}
    )
    rendered_messages: list[RenderedMessage | None] = []
    for skill_id, current_user, now in requests:
        line = found.get((skill_id, current_user.id))
        open_ = line is not None and _is_question_due(line, current_user, now)
        rendered_messages.append(
            render_skill_question(line, current_user) if line and open_ else None
        )
    return rendered_messages


async def load_bundle_lines(
    scope: AsyncContainer,
    current_user: CurrentUser,
    items: Sequence[BundledReminder],
    now: datetime,
) -> dict[UUID, BundleLine]:
    """The lines of a bundle, by skill; their ✅ confirms the level."""
    queries = await scope.get(SkillQueries)
    found = await queries.get_summaries({(item.subject_id, current_user.id) for item in items})
    text = {}
    for item in items:
        line = found.get((item.subject_id, current_user.id))
        if line is not None and _is_question_due(line, current_user, now):
            words = current_user.translate("skill-check-line", title=line.title, level=line.level)
            text[line.id] = BundleLine(item.due_at, words, SkillCallback("s", line.id, line.turn))
    return text


def _is_question_due(line: SkillSummary, current_user: CurrentUser, now: datetime) -> bool:
    today = current_user.profile.get_day(now)
    return line.is_active and line.check_on is not None and line.check_on <= today
