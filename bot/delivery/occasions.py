"""What a renderer is given, and what it gives back."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from dishka import AsyncContainer

from bot.notices.cards import Face
from bot.speaker import Speaker
from core.kit.messages import Notification

LATE_AFTER = timedelta(seconds=60)
_NOTHING = UUID(int=0)


@dataclass(slots=True, frozen=True)
class Occasion:
    """A notification about to be sent: to whom, when, and the container for reading."""

    note: Notification
    speaker: Speaker
    now: datetime
    scope: AsyncContainer

    @property
    def today(self) -> date:
        return self.speaker.profile.day_of(self.now)

    def own_day(self, instant: datetime) -> date:
        """The person's own day, which may begin after midnight."""
        return self.speaker.profile.day_of(instant)

    @property
    def about(self) -> tuple[UUID, UUID]:
        """The thing it speaks of and its owner; a thing that cannot be when it is of nothing."""
        return (self.note.subject_id or _NOTHING, self.note.user_id)


Faces = Sequence[Face | None]
Renderer = Callable[[Sequence[Occasion]], Awaitable[Faces]]


def each(one: Callable[[Occasion], Awaitable[Face | None]]) -> Renderer:
    """A renderer of what is worded one by one; that which reads much reads for all at once."""

    async def render_each(occasions: Sequence[Occasion]) -> Faces:
        return [await one(occasion) for occasion in occasions]

    return render_each


def late_line(speaker: Speaker, due: datetime | None, now: datetime) -> str | None:
    """«опоздал на 12 минут», in whole minutes, hours or days; None within a minute."""
    late = now - due if due else timedelta()
    if late <= LATE_AFTER:
        return None
    for unit, length in (("days", 86_400), ("hours", 3600), ("minutes", 60)):
        count = int(late.total_seconds()) // length
        if count:
            return speaker.rich(f"notice-late-{unit}", count=count)
    return None
