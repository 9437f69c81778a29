"""Check-ins of skills, by themselves and in a bundle: those that still wait for an answer."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from dishka import AsyncContainer

from bot.delivery.render_context import RenderContext, RenderedMessages
from bot.ui.cards.bundles import BundleLine
from bot.ui.cards.callbacks import SkillCallback
from bot.ui.cards.skills import render_skill_question
from bot.ui.cards.tasks import RenderedMessage
from bot.ui.current_user import CurrentUser
from core.career.contracts.skills import SkillSummary
from core.career.queries import SkillQueries
from core.reminders.contracts import BundledReminder


async def render_questions(contexts: Sequence[RenderContext]) -> RenderedMessages:
    """Check-ins of skills; None for what was answered meanwhile, or is not asked about any more."""
    queries = await contexts[0].scope.get(SkillQueries)
    found = await queries.get_summaries({one.subject_and_owner for one in contexts})
    return [_render_question(one, found.get(one.subject_and_owner)) for one in contexts]


def _render_question(context: RenderContext, line: SkillSummary | None) -> RenderedMessage | None:
    if line is None or not line.is_check_due(context.local_today):
        return None
    return render_skill_question(line, context.current_user)


async def load_bundle_lines(
    scope: AsyncContainer,
    current_user: CurrentUser,
    items: Sequence[BundledReminder],
    now: datetime,
) -> dict[UUID, BundleLine]:
    """The lines of a bundle, by skill; their ✅ confirms the level."""
    queries = await scope.get(SkillQueries)
    found = await queries.get_summaries({(item.subject_id, current_user.id) for item in items})
    text, today = {}, current_user.profile.get_day(now)
    for item in items:
        line = found.get((item.subject_id, current_user.id))
        if line is not None and line.is_check_due(today):
            words = current_user.translate("skill-check-line", title=line.title, level=line.level)
            text[line.id] = BundleLine(
                item.due_at, words, SkillCallback(action="s", skill_id=line.id, turn=line.turn)
            )
    return text
