"""One renderer a kind: what a notification says now, or that there is nothing to say any more."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from msgspec.structs import replace as replace_note

from bot.delivery import bundles, check_ins, reviews
from bot.delivery import daily_messages as plans
from bot.delivery import focus_timers as bells
from bot.delivery.broadcasts import render_broadcast
from bot.delivery.buddies import render_buddy_event
from bot.delivery.command_results import render_command_failure, render_command_result
from bot.delivery.render_context import (
    RenderContext,
    RenderedMessages,
    Renderer,
    format_delay_line,
    render_each,
)
from bot.ui.cards.bundles import format_due_time
from bot.ui.cards.bundles import render_bundle as bundle_of
from bot.ui.cards.focus import render_announcement
from bot.ui.cards.focus_goals import list_reached_goals
from bot.ui.cards.habits import render_habit_reminder
from bot.ui.cards.tasks import RenderedMessage, render_task_reminder
from bot.ui.notification_modes import get_notification_mode
from core.delivery.contracts import Kind
from core.focus.queries import FocusQueries
from core.habits.contracts.views import HabitSummary
from core.habits.queries import HabitQueries
from core.habits.rules.marks import get_tickable_day
from core.reminders.contracts import BundledReminder
from core.tasks.contracts.views import TaskCard
from core.tasks.queries import TaskQueries
from core.users.contracts import NotificationMode

STALE_TIMER_DELAY = timedelta(minutes=10)  # then it says how late it is, and rings no more


async def render_task_reminders(contexts: Sequence[RenderContext]) -> RenderedMessages:
    """Reminders of tasks; None for what is done, deleted or gone."""
    queries = await contexts[0].scope.get(TaskQueries)
    cards = await queries.get_cards({context.subject_and_owner for context in contexts})
    return [
        _render_task_reminder(context, cards.get(context.subject_and_owner)) for context in contexts
    ]


def _render_task_reminder(context: RenderContext, card: TaskCard | None) -> RenderedMessage | None:
    if card is None or not card.is_open:
        return None
    return render_task_reminder(card, context.current_user, context.local_today)


async def render_habit_reminders(contexts: Sequence[RenderContext]) -> RenderedMessages:
    """Reminders of habits; None for what is archived, gone, done or skipped that day."""
    queries = await contexts[0].scope.get(HabitQueries)
    lines = await queries.get_summaries(
        {one.subject_and_owner: one.local_today for one in contexts}
    )
    return [
        _render_habit_reminder(context, lines.get(context.subject_and_owner))
        for context in contexts
    ]


def _render_habit_reminder(
    context: RenderContext, line: HabitSummary | None
) -> RenderedMessage | None:
    due, today = context.notification.due_at, context.get_local_day(context.now)
    day = get_tickable_day(context.get_local_day(due) if due else today, today)
    if line is None or not line.is_open_on(day):
        return None
    return render_habit_reminder(line, context.current_user, day)


async def render_bundle(context: RenderContext) -> RenderedMessage | None:
    """What came up while it was quiet or nothing could be sent; a single reminder comes as its
    ordinary self. None when nothing of it matters any more."""
    note, current_user, now = context.notification, context.current_user, context.now
    if note.subject_id is None:
        return None
    text = await bundles.list_pending_reminders(context.scope, current_user, note.subject_id, now)
    reason = note.data.get("reason", "away")
    if not text:
        return None
    if len(text) == 1:
        rendered = await _render_single_item(context, text[0].item, reason)
    else:
        rendered = bundle_of(current_user, reason, [one.line for one in text], now)
    if rendered is None or not bundles.is_silent_bundle(current_user, text):
        return rendered
    return replace(rendered, is_silent=True)


async def _render_single_item(
    context: RenderContext, item: BundledReminder, reason: str
) -> RenderedMessage | None:
    current_user, now = context.current_user, context.now
    note = replace_note(
        context.notification, kind=item.kind, subject_id=item.subject_id, due_at=item.due_at
    )
    [rendered] = await RENDERERS[item.kind]([replace(context, notification=note)])
    if rendered is None or reason != "quiet":
        late = format_delay_line(current_user, item.due_at, now)
        return rendered.append_line(late) if rendered and late else rendered
    when = format_due_time(item.due_at, current_user, now, is_overnight=True)
    return rendered.append_line(current_user.translate_html("bundle-held", when=when))


async def render_focus_timer(context: RenderContext) -> RenderedMessage | None:
    """The bell of a timer, without a sound when it is no news; None when the person has gone on to
    the next one meanwhile."""
    note = context.notification
    if note.subject_id is None:
        return None
    view = await bells.find_finished_session(
        context.scope, note.user_id, note.subject_id, context.now
    )
    if view is None:
        return None
    queries = await context.scope.get(FocusQueries)
    rendered = render_announcement(view, context.current_user)
    for line in await list_reached_goals(view, context.current_user, queries):
        rendered = rendered.append_line(line)
    stale = note.due_at is not None and context.now - note.due_at > STALE_TIMER_DELAY
    return replace(rendered, is_silent=stale)


RENDERERS: dict[str, Renderer] = {
    Kind.TASK: render_task_reminders,
    Kind.HABIT: render_habit_reminders,
    Kind.FOCUS: render_each(render_focus_timer),
    Kind.SKILL: check_ins.render_questions,
    Kind.MORNING: render_each(plans.build_morning_message),
    Kind.EVENING: render_each(plans.build_evening_message),
    Kind.REVIEW: render_each(reviews.render_reminder),
    Kind.BUDDY: render_each(render_buddy_event),
    Kind.BUNDLE: render_each(render_bundle),
    Kind.BROADCAST: render_each(render_broadcast),
    Kind.LATE_RESULT: render_each(render_command_result),
    Kind.COMMAND_FAILED: render_each(render_command_failure),
}
_RESENT_KINDS = frozenset(
    {
        Kind.TASK,
        Kind.HABIT,
        Kind.FOCUS,
        Kind.SKILL,
        Kind.MORNING,
        Kind.EVENING,
        Kind.REVIEW,
        Kind.BUNDLE,
    }
)


def get_max_uncertain_attempts(kind: str) -> int:
    """How many attempts of unknown fate a kind may have behind it and still be sent: a reminder
    that comes twice is better than none, of chatter none is better than twice."""
    return 1 if kind in _RESENT_KINDS else 0


async def render_notifications(contexts: Sequence[tuple[RenderContext, int]]) -> RenderedMessages:
    """The messages for pairs of context and number of uncertain attempts.

    A line says that a message is late, another that it may be a repeat.
    """
    by_kind: dict[str, list[int]] = defaultdict(list)
    for place, (context, _) in enumerate(contexts):
        by_kind[context.notification.kind].append(place)
    rendered_messages: list[RenderedMessage | None] = [None] * len(contexts)
    for kind, places in by_kind.items():
        messages = await RENDERERS[kind]([contexts[place][0] for place in places])
        for place, rendered in zip(places, messages, strict=True):
            rendered_messages[place] = rendered and _add_status_lines(rendered, *contexts[place])
    return rendered_messages


def _add_status_lines(
    rendered: RenderedMessage, context: RenderContext, uncertain_attempts: int
) -> RenderedMessage:
    note, current_user = context.notification, context.current_user
    if get_notification_mode(current_user.profile, note.kind) is NotificationMode.SILENT:
        rendered = replace(rendered, is_silent=True)
    # Each line of a bundle says when it was due.
    due_at = None if note.kind == Kind.BUNDLE else note.due_at
    if late := format_delay_line(current_user, due_at, context.now):
        rendered = rendered.append_line(late)
    if uncertain_attempts:
        rendered = rendered.append_line(current_user.translate_html("notice-repeat"))
    return rendered
