"""One renderer a kind: what a notification says now, or that there is nothing to say any more."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dishka import AsyncContainer

from bot.notices.cards import Face, habit_reminder, task_reminder
from bot.notices.focus_cards import announcement
from bot.speaker import Speaker
from core.focus.queries import FocusQueries
from core.habits.queries import HabitQueries
from core.kit.messages import Notification
from core.notifications.contracts import Kind
from core.tasks.queries import TaskQueries
from core.texts import has_text

LATE_AFTER = timedelta(seconds=60)
_OK = "ok"
_UNSPOKEN = frozenset({"users.mark_reachable", "users.mark_unreachable"})


@dataclass(slots=True, frozen=True)
class Occasion:
    """A notification about to be sent: to whom, when, and the container for reading."""

    note: Notification
    speaker: Speaker
    now: datetime
    scope: AsyncContainer

    @property
    def today(self) -> date:
        return self.speaker.local(self.now).date()


Renderer = Callable[[Occasion], Awaitable[Face | None]]


async def task(occasion: Occasion) -> Face | None:
    """The reminder of a task; None once it is done, deleted or gone."""
    note, queries = occasion.note, await occasion.scope.get(TaskQueries)
    card = await queries.card(note.subject_id, note.user_id) if note.subject_id else None
    if card is None or card.deleted or card.completed_at is not None:
        return None
    return task_reminder(card, occasion.speaker, occasion.today)


async def habit(occasion: Occasion) -> Face | None:
    """The reminder of a habit; None once it is archived, gone, or ticked for that day."""
    note, today = occasion.note, occasion.today
    if note.subject_id is None:
        return None
    queries = await occasion.scope.get(HabitQueries)
    zone = occasion.speaker.profile.zone
    card = await queries.card(note.subject_id, note.user_id, today, zone)
    day = _day_to_tick(occasion)
    if card is None or card.archived or card.week[-1 - (today - day).days] == "done":
        return None
    return habit_reminder(card, occasion.speaker, day)


def _day_to_tick(occasion: Occasion) -> date:
    """The day the reminder was for while it can still be ticked, which is until tomorrow's end."""
    due, today = occasion.note.due_at, occasion.today
    day = occasion.speaker.local(due).date() if due else today
    return day if timedelta() <= today - day <= timedelta(days=1) else today


async def focus(occasion: Occasion) -> Face | None:
    """The bell of a timer; None when the person has gone on to the next one meanwhile."""
    note = occasion.note
    if note.subject_id is None:
        return None
    queries = await occasion.scope.get(FocusQueries)
    view = await queries.one(note.subject_id, note.user_id)
    if view is None or view.ended_at is None or await queries.active(note.user_id) is not None:
        return None
    return announcement(view, occasion.speaker)


async def late_result(occasion: Occasion) -> Face | None:
    """What became of a command nobody waited for any more."""
    data, speaker = occasion.note.data, occasion.speaker
    command, result = data.get("command", ""), data.get("result", _OK)
    if command in _UNSPOKEN:
        return None
    if result != _OK:
        return Face(_refusal(speaker, command, result, data))
    key = f"late-{command.replace('.', '-').replace('_', '-')}"
    return Face(speaker.rich(key if has_text(key) else "late-other"))


def _refusal(speaker: Speaker, command: str, code: str, data: dict[str, str]) -> str:
    """The rule's own words; general ones where they are unknown or their details are missing."""
    if has_text(f"error-{code}"):
        try:
            reason = speaker.text(f"error-{code}", **{"what": _singular(command)} | data)
        except ValueError:
            pass
        else:
            return speaker.rich("late-refused", reason=reason)
    return speaker.rich("late-refused-other")


def _singular(command: str) -> str:
    return command.partition(".")[0].removesuffix("s")


async def command_failed(occasion: Occasion) -> Face | None:
    """A command ended in the dead letters."""
    domain = occasion.note.data.get("command", "").partition(".")[0]
    return Face(occasion.speaker.rich("command-failed", domain=domain))


RENDERERS: dict[str, Renderer] = {
    Kind.TASK: task,
    Kind.HABIT: habit,
    Kind.FOCUS: focus,
    Kind.LATE_RESULT: late_result,
    Kind.COMMAND_FAILED: command_failed,
}
_RESENT = frozenset({Kind.TASK, Kind.HABIT, Kind.FOCUS})


def doubts_borne(kind: str) -> int:
    """How many attempts of unknown fate a kind may have behind it and still be sent: a reminder
    that comes twice is better than none, of chatter none is better than twice."""
    return 1 if kind in _RESENT else 0


async def render(occasion: Occasion, doubts: int) -> Face | None:
    """The message, with a line for being late and for being possibly a repeat."""
    face = await RENDERERS[occasion.note.kind](occasion)
    if face is None:
        return None
    late = late_line(occasion.speaker, occasion.note.due_at, occasion.now)
    for line in (late, occasion.speaker.rich("notice-repeat") if doubts else None):
        face = face.with_line(line) if line else face
    return face


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
