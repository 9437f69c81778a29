"""What a renderer is given, and what it gives back."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from dishka import AsyncContainer

from bot.ui.cards.tasks import RenderedMessage
from bot.ui.current_user import CurrentUser
from core.kit.messages import Notification
from core.overviews.pending_reminders import ReminderRef

LATE_THRESHOLD = timedelta(seconds=60)
_NO_SUBJECT_ID = UUID(int=0)


@dataclass(slots=True, frozen=True)
class RenderContext:
    """A notification about to be sent: to whom, when, and the container for reading."""

    notification: Notification
    current_user: CurrentUser
    now: datetime
    scope: AsyncContainer

    @property
    def local_today(self) -> date:
        return self.current_user.profile.get_day(self.now)

    @property
    def reminder_ref(self) -> ReminderRef:
        """What it reminds of; of nothing, a thing that cannot be."""
        subject_id = self.notification.subject_id or _NO_SUBJECT_ID
        return ReminderRef(self.current_user.profile, subject_id, self.notification.due_at)


RenderedMessages = Sequence[RenderedMessage | None]
Renderer = Callable[[Sequence[RenderContext]], Awaitable[RenderedMessages]]


def render_each(
    render_one: Callable[[RenderContext], Awaitable[RenderedMessage | None]],
) -> Renderer:
    """A renderer of what is worded one by one; that which reads much reads for all at once."""

    async def render_all(contexts: Sequence[RenderContext]) -> RenderedMessages:
        return [await render_one(context) for context in contexts]

    return render_all


def format_delay_line(current_user: CurrentUser, due: datetime | None, now: datetime) -> str | None:
    """«опоздал на 12 минут», in whole minutes, hours or days; None within a minute."""
    late = now - due if due else timedelta()
    if late <= LATE_THRESHOLD:
        return None
    for unit, length in (("days", 86_400), ("hours", 3600), ("minutes", 60)):
        count = int(late.total_seconds()) // length
        if count:
            return current_user.translate_html(f"notice-late-{unit}", count=count)
    return None
