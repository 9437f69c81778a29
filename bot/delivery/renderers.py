"""One renderer a kind: what a notification says now, or that there is nothing to say any more."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from msgspec.structs import replace as replace_note

from bot.delivery import reminder_renderers as reminders
from bot.delivery.broadcasts import render_broadcast
from bot.delivery.buddies import render_buddy_event
from bot.delivery.bundles import build_bundle_line, is_silent_bundle
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
from bot.ui.cards.tasks import RenderedMessage
from core.delivery.contracts import Kind
from core.overviews.pending_reminders import PendingReminderQueries
from core.reminders.contracts import BundledReminder
from core.users.contracts import NotificationMode


async def render_bundle(context: RenderContext) -> RenderedMessage | None:
    """What came up while it was quiet or nothing could be sent; a single reminder comes as its
    ordinary self. None when nothing of it matters any more."""
    note, current_user, now = context.notification, context.current_user, context.now
    if note.subject_id is None:
        return None
    queries = await context.scope.get(PendingReminderQueries)
    pending = await queries.list_pending(current_user.profile, note.subject_id, now)
    reason = note.data.get("reason", "away")
    if not pending:
        return None
    if len(pending) == 1:
        rendered = await _render_single_item(context, pending[0].item, reason)
    else:
        lines = [build_bundle_line(one, current_user, context.local_today) for one in pending]
        rendered = bundle_of(current_user, reason, lines, now)
    if rendered is None or not is_silent_bundle(current_user, pending):
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


RENDERERS: dict[str, Renderer] = {
    Kind.TASK: reminders.render_task_reminders,
    Kind.HABIT: reminders.render_habit_reminders,
    Kind.FOCUS: render_each(reminders.render_focus_timer),
    Kind.SKILL: reminders.render_skill_questions,
    Kind.MORNING: render_each(reminders.render_morning_message),
    Kind.EVENING: render_each(reminders.render_evening_message),
    Kind.REVIEW: render_each(reminders.render_review_message),
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
    if current_user.profile.get_notification_mode(note.kind) is NotificationMode.SILENT:
        rendered = replace(rendered, is_silent=True)
    # Each line of a bundle says when it was due.
    due_at = None if note.kind == Kind.BUNDLE else note.due_at
    if late := format_delay_line(current_user, due_at, context.now):
        rendered = rendered.append_line(late)
    if uncertain_attempts:
        rendered = rendered.append_line(current_user.translate_html("notice-repeat"))
    return rendered
