"""One renderer a kind: what a notification says now, or that there is nothing to say any more."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from dishka import AsyncContainer
from msgspec.structs import replace as replace_note

from bot.delivery import bells, bundles, check_ins, plans, reviews
from bot.delivery.broadcasts import broadcast_face
from bot.delivery.buddies import buddy_face
from bot.delivery.manners import mode_of
from bot.notices.bundles import bundle as bundle_of
from bot.notices.bundles import due_words
from bot.notices.cards import Face, task_reminder
from bot.notices.focus_cards import announcement
from bot.notices.focus_goals import goals_reached
from bot.notices.habit_cards import habit_reminder
from bot.speaker import Speaker
from core.focus.queries import FocusQueries
from core.habits.contracts import HabitLine
from core.habits.queries import HabitQueries
from core.kit.messages import Notification
from core.notifications.contracts import Kind
from core.reminders.contracts import Bundled
from core.tasks.contracts import TaskCard
from core.tasks.queries import TaskQueries
from core.texts import has_text
from core.users.contracts import Mode

LATE_AFTER = timedelta(seconds=60)
STALE_BELL = timedelta(minutes=10)  # then it says how late it is, and rings no more
_OK = "ok"
_NOTHING = UUID(int=0)
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


async def tasks(occasions: Sequence[Occasion]) -> Faces:
    """Reminders of tasks; None for what is done, deleted or gone."""
    queries = await occasions[0].scope.get(TaskQueries)
    cards = await queries.cards({occasion.about for occasion in occasions})
    return [_task(occasion, cards.get(occasion.about)) for occasion in occasions]


def _task(occasion: Occasion, card: TaskCard | None) -> Face | None:
    if card is None or not bundles.task_is_open(card):
        return None
    return task_reminder(card, occasion.speaker, occasion.today)


async def habits(occasions: Sequence[Occasion]) -> Faces:
    """Reminders of habits; None for what is archived, gone, done or skipped that day."""
    queries = await occasions[0].scope.get(HabitQueries)
    asked = {o.about: (o.own_day(o.now), o.speaker.profile.zone) for o in occasions}
    lines = await queries.lines(asked)
    return [_habit(occasion, lines.get(occasion.about)) for occasion in occasions]


def _habit(occasion: Occasion, line: HabitLine | None) -> Face | None:
    due, today = occasion.note.due_at, occasion.own_day(occasion.now)
    day = bundles.day_to_tick(occasion.own_day(due) if due else today, today)
    if line is None or not bundles.habit_is_open(line, day):
        return None
    return habit_reminder(line, occasion.speaker, day)


async def skills(occasions: Sequence[Occasion]) -> Faces:
    """Check-ins of skills; None for what was answered meanwhile, or is not asked about any more."""
    asked = [(one.about[0], one.speaker, one.now) for one in occasions]
    return await check_ins.questions(asked, occasions[0].scope)


async def bundle(occasion: Occasion) -> Face | None:
    """What came up while it was quiet or nothing could be sent; a single reminder comes as its
    ordinary self. None when nothing of it matters any more."""
    note, speaker, now = occasion.note, occasion.speaker, occasion.now
    if note.subject_id is None:
        return None
    told = await bundles.waiting(occasion.scope, speaker, note.subject_id, now)
    reason = note.data.get("reason", "away")
    if len(told) == 1:
        face = await _alone(occasion, told[0].item, reason)
    else:
        face = bundle_of(speaker, reason, [one.line for one in told], now) if told else None
    return replace(face, silent=face.silent or bundles.silent(speaker, told)) if face else None


async def _alone(occasion: Occasion, item: Bundled, reason: str) -> Face | None:
    speaker, now = occasion.speaker, occasion.now
    note = replace_note(
        occasion.note, kind=item.kind, subject_id=item.subject_id, due_at=item.due_at
    )
    [face] = await RENDERERS[item.kind]([replace(occasion, note=note)])
    if face is None or reason != "quiet":
        late = late_line(speaker, item.due_at, now)
        return face.with_line(late) if face and late else face
    when = due_words(item.due_at, speaker, now, overnight=True)
    return face.with_line(speaker.rich("bundle-held", when=when))


async def focus(occasion: Occasion) -> Face | None:
    """The bell of a timer, without a sound when it is no news; None when the person has gone on to
    the next one meanwhile."""
    note = occasion.note
    if note.subject_id is None:
        return None
    view = await bells.rung(occasion.scope, note.user_id, note.subject_id, occasion.now)
    if view is None:
        return None
    queries = await occasion.scope.get(FocusQueries)
    face = announcement(view, occasion.speaker)
    for line in await goals_reached(view, occasion.speaker, queries):
        face = face.with_line(line)
    stale = note.due_at is not None and occasion.now - note.due_at > STALE_BELL
    return replace(face, silent=stale)


async def morning(occasion: Occasion) -> Face | None:
    """The day that begins; None when the person wants no mornings any more."""
    return await plans.morning(occasion.scope, occasion.speaker, occasion.now)


async def evening(occasion: Occasion) -> Face | None:
    """The day it was due on, looked back at; None when that is not wanted any more."""
    return await plans.evening(occasion.scope, occasion.speaker, occasion.now, occasion.note.due_at)


async def review(occasion: Occasion) -> Face | None:
    """The weekly review is due; None once it is done."""
    return await reviews.reminder(occasion.scope, occasion.speaker, occasion.now)


async def buddy(occasion: Occasion) -> Face | None:
    """What a buddy did; None when the two are no buddies any more."""
    return await buddy_face(occasion.note, occasion.speaker, occasion.scope, occasion.now)


async def broadcast(occasion: Occasion) -> Face | None:
    """An owner's words to everybody; None once it is cancelled. Raises NotNow while it pauses."""
    return await broadcast_face(occasion.note, occasion.speaker.locale, occasion.scope)


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
    Kind.TASK: tasks,
    Kind.HABIT: habits,
    Kind.FOCUS: each(focus),
    Kind.SKILL: skills,
    Kind.MORNING: each(morning),
    Kind.EVENING: each(evening),
    Kind.REVIEW: each(review),
    Kind.BUDDY: each(buddy),
    Kind.BUNDLE: each(bundle),
    Kind.BROADCAST: each(broadcast),
    Kind.LATE_RESULT: each(late_result),
    Kind.COMMAND_FAILED: each(command_failed),
}
_RESENT = frozenset(
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


def doubts_borne(kind: str) -> int:
    """How many attempts of unknown fate a kind may have behind it and still be sent: a reminder
    that comes twice is better than none, of chatter none is better than twice."""
    return 1 if kind in _RESENT else 0


async def render(occasions: Sequence[tuple[Occasion, int]]) -> Faces:
    """The messages for the pairs (occasion, doubts), with a line for being late and for being
    possibly a repeat."""
    by_kind: dict[str, list[int]] = defaultdict(list)
    for place, (occasion, _) in enumerate(occasions):
        by_kind[occasion.note.kind].append(place)
    faces: list[Face | None] = [None] * len(occasions)
    for kind, places in by_kind.items():
        worded = await RENDERERS[kind]([occasions[place][0] for place in places])
        for place, face in zip(places, worded, strict=True):
            faces[place] = face and _with_lines(face, *occasions[place])
    return faces


def _with_lines(face: Face, occasion: Occasion, doubts: int) -> Face:
    if mode_of(occasion.speaker.profile, occasion.note.kind) is Mode.SILENT:
        face = replace(face, silent=True)
    told = occasion.note.kind == Kind.BUNDLE  # each of its lines says when it was due
    late = None if told else late_line(occasion.speaker, occasion.note.due_at, occasion.now)
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
