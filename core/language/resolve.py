"""Pieces put together: which day, which time, which rule, and which pieces were used."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import TypeVar

from core.language import pieces as p
from core.language.calendar import Today
from core.language.clocks import move_to_part
from core.language.recurrence import Recurrence, build_recurrence
from core.language.values import Priority

M = TypeVar("M", bound=p.Meaning)


@dataclass(slots=True)
class ResolvedTask:
    """The task without its title; `used` are the pieces that went into it."""

    due_date: date | None = None
    due_time: time | None = None
    rrule: str | None = None
    from_done: bool = False
    priority: Priority | None = None
    tags: tuple[str, ...] = ()
    project: str | None = None
    duration: int | None = None
    remind: tuple[int, ...] = ()
    used: list[p.Piece] = field(default_factory=list)

    @property
    def has_when(self) -> bool:
        return self.due_date is not None or self.rrule is not None


@dataclass(slots=True)
class _PiecePool:
    """Pieces not used yet, and those that are."""

    free: list[p.Piece]
    used: list[p.Piece] = field(default_factory=list)

    def take_first(self, kind: type[M]) -> M | None:
        """The first free piece of a kind, which counts as used from now on."""
        for piece in self.free:
            if isinstance(piece.meaning, kind):
                self.free.remove(piece)
                self.used.append(piece)
                return piece.meaning
        return None

    def drop_adverbs(self) -> None:
        """ "Weekly review every Friday": beside another repetition an adverb names the task."""
        repeats = [piece for piece in self.free if isinstance(piece.meaning, p.Repeat)]
        starts = {piece.start for piece in self.free}
        for piece in repeats if len(repeats) > 1 else ():
            if piece.end == piece.start + 1 and piece.end not in starts and piece != repeats[-1]:
                self.free.remove(piece)

    def take_same(self, day: p.Day) -> None:
        """The same date said again in other words."""
        for piece in list(self.free):
            if isinstance(piece.meaning, p.Day) and piece.meaning.date == day.date:
                self.free.remove(piece)
                self.used.append(piece)

    def drop_covered_days(self) -> None:
        """A stretch of days bounds the repetition, and is said by it."""
        for at, piece in enumerate(self.used):
            if isinstance(piece.meaning, p.Day) and piece.meaning.last is not None:
                self.used[at] = replace(piece, meaning=replace(piece.meaning, stays=False))

    def take_all(self, kind: type[M]) -> list[M]:
        taken = [piece for piece in self.free if isinstance(piece.meaning, kind)]
        self.free = [piece for piece in self.free if not isinstance(piece.meaning, kind)]
        self.used += taken
        return [piece.meaning for piece in taken if isinstance(piece.meaning, kind)]


def resolve_pieces(pieces: list[p.Piece], today: Today) -> ResolvedTask:
    """Everything the pieces say together; a second date or time is left to the title."""
    hand = _PiecePool(list(pieces))
    task = ResolvedTask(used=hand.used)
    _resolve_marks(task, hand)
    clock = _resolve_clock(task, hand)
    hand.drop_adverbs()
    if (repeat := hand.take_first(p.Repeat)) is not None:
        _resolve_repeat(task, hand, repeat, clock, today)
    elif task.due_date is None:
        _resolve_single(task, hand, clock, today)
    task.remind = tuple(
        dict.fromkeys(minutes for remind in hand.take_all(p.Remind) for minutes in remind.minutes)
    )
    return task


def _resolve_marks(task: ResolvedTask, pool: _PiecePool) -> None:
    levels = pool.take_all(p.Level)
    task.priority = levels[-1].priority if levels else None
    names = [tag.name for tag in pool.take_all(p.Tag)]
    task.tags = tuple({name.casefold(): name for name in reversed(names)}.values())[::-1]
    project = pool.take_first(p.Project)
    task.project = project.name if project else None
    duration = pool.take_first(p.Duration)
    task.duration = duration.minutes if duration else None


def _resolve_clock(task: ResolvedTask, pool: _PiecePool) -> p.Clock | None:
    """The time of day from a moment, a range, a clock, a part, or a clock within a part."""
    moment = pool.take_first(p.Moment)
    if moment is not None:
        task.due_date, task.due_time = moment.at.date(), moment.at.time()
        return None
    reach = pool.take_first(p.Range)
    clock = _finalize_clock(reach.start) if reach else pool.take_first(p.Clock)
    part = pool.take_first(p.Part)
    if clock is None:
        return p.Clock(p.PART_TIMES[part.name]) if part else None
    if part is not None and clock.time.hour <= 12:
        clock = p.Clock(move_to_part(clock.time, part.name))
    if reach is not None and task.duration is None:
        task.duration = _count_minutes_between(clock, reach.end)
    return clock


def _finalize_clock(clock: p.Clock) -> p.Clock:
    return p.Clock(_get_waking_time(clock), clock.loose)


def _get_waking_time(clock: p.Clock) -> time:
    """A spoken hour before six means the afternoon: nobody plans a call "at 3" by night."""
    early = clock.loose and 1 <= clock.time.hour < 6
    return clock.time.replace(hour=clock.time.hour + 12) if early else clock.time


def _count_minutes_between(start: p.Clock, end: p.Clock) -> int | None:
    finish = _get_minutes(_get_waking_time(end))
    if finish <= _get_minutes(start.time) and end.loose and end.time.hour < 12:
        finish = _get_minutes(end.time) + 12 * 60
    length = finish - _get_minutes(start.time)
    return length if length > 0 else length + 24 * 60 if length else None


def _get_minutes(value: time) -> int:
    return value.hour * 60 + value.minute


def _resolve_single(
    task: ResolvedTask, pool: _PiecePool, clock: p.Clock | None, today: Today
) -> None:
    day = pool.take_first(p.Day)
    if day is not None:
        task.due_date = day.date
        pool.take_same(day)
    if clock is None:
        return
    task.due_time = _get_waking_time(clock)
    if day is None:
        task.due_date = _find_next_date(task.due_time, today)
    elif day.date == today.day and day.kind == "shift":
        _resolve_today(task, clock, today)


def _find_next_date(at: time, today: Today) -> date | None:
    ahead = datetime.combine(today.day, at) > today.now
    return today.day if ahead else today.add_period(days=1)


def _resolve_today(task: ResolvedTask, clock: p.Clock, today: Today) -> None:
    """ "Today at 9" said at ten means the evening; "today at midnight" the end of the day."""
    assert task.due_time is not None
    if datetime.combine(today.day, task.due_time) > today.now:
        return
    if task.due_time == time(0):
        task.due_date = today.add_period(days=1)
    elif clock.loose and task.due_time.hour < 12:
        later = task.due_time.replace(hour=task.due_time.hour + 12)
        if datetime.combine(today.day, later) > today.now:
            task.due_time = later


def _resolve_repeat(
    task: ResolvedTask, pool: _PiecePool, repeat: p.Repeat, clock: p.Clock | None, today: Today
) -> None:
    named = [repeat.part] if repeat.part else []
    if clock is None and named:
        clock = p.Clock(p.PART_TIMES[named[0]])
    elif clock is not None and named and clock.time.hour <= 12:
        clock = p.Clock(move_to_part(clock.time, named[0]))
    task.due_time = _get_waking_time(clock) if clock else None
    plan = Recurrence(
        repeat, pool.take_all(p.Repeat), pool.take_all(p.Day), pool.take_first(p.Bound)
    )
    task.due_date, task.rrule = build_recurrence(plan, task.due_time, today)
    pool.drop_covered_days()
    task.from_done = pool.take_first(p.FromDone) is not None
    if task.due_date is None:
        task.due_time = None


def get_token_numbers(used: list[p.Piece]) -> set[int]:
    """Numbers of the tokens the pieces cover."""
    return {at for piece in used for at in range(piece.start, piece.end)}


def get_removed_tokens(used: list[p.Piece]) -> set[int]:
    """Numbers of the tokens that leave the title."""
    return get_token_numbers(
        [piece for piece in used if not getattr(piece.meaning, "stays", False)]
    )
