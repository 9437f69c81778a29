"""Reminders as messages: each is worded of what it still asks for when it is sent."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.delivery.render_context import RenderContext, RenderedMessages
from bot.ui.cards.focus import render_announcement
from bot.ui.cards.focus_goals import format_reached_goals
from bot.ui.cards.habits import render_habit_reminder
from bot.ui.cards.plans import render_evening, render_morning
from bot.ui.cards.reviews import render_review_reminder
from bot.ui.cards.skills import render_skill_question
from bot.ui.cards.tasks import RenderedMessage, render_task_reminder
from core.focus.queries import FocusQueries
from core.overviews.daily_summaries import DailySummaryQueries
from core.overviews.pending_reminders import PendingReminderQueries
from core.reviews.queries import ReviewQueries
from core.reviews.rules import get_review_week

STALE_TIMER_DELAY = timedelta(minutes=10)  # then it says how late it is, and rings no more


async def render_task_reminders(contexts: Sequence[RenderContext]) -> RenderedMessages:
    """Reminders of tasks; None for what is done, deleted or gone."""
    queries = await contexts[0].scope.get(PendingReminderQueries)
    found = await queries.load_tasks([one.reminder_ref for one in contexts])
    return [
        render_task_reminder(card, one.current_user, one.local_today) if card else None
        for one, card in zip(contexts, found, strict=True)
    ]


async def render_habit_reminders(contexts: Sequence[RenderContext]) -> RenderedMessages:
    """Reminders of habits; None for what is archived, gone, done or skipped that day."""
    queries = await contexts[0].scope.get(PendingReminderQueries)
    days = await queries.load_habits([one.reminder_ref for one in contexts], contexts[0].now)
    return [
        render_habit_reminder(found.habit, one.current_user, found.day) if found else None
        for one, found in zip(contexts, days, strict=True)
    ]


async def render_skill_questions(contexts: Sequence[RenderContext]) -> RenderedMessages:
    """Check-ins of skills; None for what was answered meanwhile, or is not asked any more."""
    queries = await contexts[0].scope.get(PendingReminderQueries)
    found = await queries.load_skills([one.reminder_ref for one in contexts], contexts[0].now)
    return [
        render_skill_question(skill, one.current_user) if skill else None
        for one, skill in zip(contexts, found, strict=True)
    ]


async def render_morning_message(context: RenderContext) -> RenderedMessage | None:
    """What today holds; None for somebody who wants no mornings any more."""
    queries, current_user = await context.scope.get(DailySummaryQueries), context.current_user
    summary = await queries.load_morning(current_user.profile, context.now)
    return render_morning(summary, current_user) if summary else None


async def render_evening_message(context: RenderContext) -> RenderedMessage | None:
    """What became of the day it was due on; None for somebody who wants no evenings any more."""
    queries, current_user = await context.scope.get(DailySummaryQueries), context.current_user
    due_at = context.notification.due_at or context.now
    summary = await queries.load_evening(current_user.profile, due_at, context.now)
    return render_evening(summary, current_user) if summary else None


async def render_review_message(context: RenderContext) -> RenderedMessage | None:
    """None once the week is reviewed, or when the person wants no reminder any more."""
    queries, current_user = await context.scope.get(ReviewQueries), context.current_user
    if await queries.get_due_plan(current_user.id, context.local_today) is None:
        return None
    week = get_review_week(context.local_today)
    return render_review_reminder(current_user, await queries.get_streak(current_user.id, week))


async def render_focus_timer(context: RenderContext) -> RenderedMessage | None:
    """The bell of a timer, without a sound when it is no news; None when the person has gone on to
    the next one meanwhile."""
    note, current_user = context.notification, context.current_user
    queries = await context.scope.get(FocusQueries)
    if note.subject_id is None:
        return None
    view = await queries.find_finished(note.subject_id, note.user_id, context.now)
    if view is None:
        return None
    rendered = render_announcement(view, current_user)
    for line in format_reached_goals(
        await queries.list_reached_goals(view, current_user.profile), current_user
    ):
        rendered = rendered.append_line(line)
    stale = note.due_at is not None and context.now - note.due_at > STALE_TIMER_DELAY
    return replace(rendered, is_silent=stale)
