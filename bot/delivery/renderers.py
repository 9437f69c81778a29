"""One renderer a kind: what a notification says now, or that there is nothing to say any more."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from msgspec.structs import replace as replace_note

from bot.delivery import bells, bundles, check_ins, plans, reviews
from bot.delivery.broadcasts import broadcast_face
from bot.delivery.buddies import buddy_face
from bot.delivery.late_results import command_failed, late_result
from bot.delivery.manners import mode_of
from bot.delivery.occasions import Faces, Occasion, Renderer, each, late_line
from bot.notices.bundles import bundle as bundle_of
from bot.notices.bundles import due_words
from bot.notices.cards import Face, task_reminder
from bot.notices.focus_cards import announcement
from bot.notices.focus_goals import goals_reached
from bot.notices.habit_cards import habit_reminder
from core.focus.queries import FocusQueries
from core.habits.contracts import HabitLine
from core.habits.queries import HabitQueries
from core.notifications.contracts import Kind
from core.reminders.contracts import Bundled
from core.tasks.contracts import TaskCard
from core.tasks.queries import TaskQueries
from core.users.contracts import Mode

STALE_BELL = timedelta(minutes=10)  # then it says how late it is, and rings no more


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
    lines = await queries.lines({one.about: one.today for one in occasions})
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
