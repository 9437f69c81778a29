"""Free text to a task: tokens, marks, grammar, resolution, title."""

from datetime import datetime
from zoneinfo import ZoneInfo

from core.tasks.parse import pieces as p
from core.tasks.parse.calendar import Today
from core.tasks.parse.fallback import foreign_date
from core.tasks.parse.grammar import read
from core.tasks.parse.lexicon import languages
from core.tasks.parse.marks import marks
from core.tasks.parse.resolve import Understood, gone, resolve, span_of
from core.tasks.parse.result import ParsedTask, Span, SpanKind
from core.tasks.parse.title import title_of
from core.tasks.parse.tokens import Token, tokenize

_KINDS: dict[type[p.Meaning], SpanKind] = {
    p.Repeat: "recurrence",
    p.Bound: "recurrence",
    p.FromDone: "recurrence",
    p.Level: "priority",
    p.Tag: "tag",
    p.Project: "project",
    p.Duration: "duration",
    p.Remind: "reminder",
}


def parse(text: str, *, now: datetime, zone: str, lang: str) -> ParsedTask:
    """Read a task from free text as a person in `zone` would mean it at `now` (aware).

    `lang` is the person's language (ru, uk, en): it is asked first, the others after it. Never
    fails on any text; what is not understood stays in the title.
    """
    today = Today(now.astimezone(ZoneInfo(zone)).replace(tzinfo=None), _month_first(zone, lang))
    tokens = tokenize(text, languages(text, lang))
    signs = marks(tokens)
    found = read(tokens, today, span_of(signs))
    task = resolve(
        sorted(signs + found + _supper(tokens, found), key=lambda piece: piece.start), today
    )
    if not task.has_when:
        _look_abroad(text, tokens, task, today)
    _open(tokens, task, found)
    return _result(text, tokens, task)


def _month_first(zone: str, lang: str) -> bool:
    return lang == "en" and zone.startswith(("America/", "US/"))


def _supper(tokens: list[Token], found: list[p.Piece]) -> list[p.Piece]:
    """ "Dinner at 8" is in the evening: the word stays, and tells the part of the day."""
    spoken = any(isinstance(piece.meaning, p.Clock) and piece.meaning.loose for piece in found)
    if not spoken or any(isinstance(piece.meaning, p.Part) for piece in found):
        return []
    meals = [at for at, token in enumerate(tokens) if "supper" in token.notions]
    return [p.Piece(at, at, p.Part("evening")) for at in meals[:1]]


def _look_abroad(text: str, tokens: list[Token], task: Understood, today: Today) -> None:
    """Ask the big library about a date in a language this grammar has no words for."""
    foreign = foreign_date(text, today)
    if foreign is None:
        return
    day, start, end = foreign
    covered = [at for at, token in enumerate(tokens) if start <= token.start and token.end <= end]
    if covered and not span_of(task.used) & set(covered):
        task.due_date = day
        task.used.append(p.Piece(covered[0], covered[-1] + 1, p.Day(day)))


def _open(tokens: list[Token], task: Understood, found: list[p.Piece]) -> None:
    """Introductory words go when nothing but used pieces stands before them."""
    reached = 0
    used = span_of(task.used)
    for piece in found:
        if isinstance(piece.meaning, p.Lead) and set(range(reached, piece.start)) <= used:
            task.used.append(piece)
            _introduced(tokens, task, piece.end)


def _introduced(tokens: list[Token], task: Understood, at: int) -> None:
    """ "Remind me tomorrow to …": the "to" goes with the introduction."""
    used = span_of(task.used)
    while at in used:
        at += 1
    if at < len(tokens) and "about" in tokens[at].notions:
        task.used.append(p.Piece(at, at + 1, p.Lead()))


def _result(text: str, tokens: list[Token], task: Understood) -> ParsedTask:
    return ParsedTask(
        title=title_of(text, tokens, gone(task.used)),
        due_date=task.due_date,
        due_time=task.due_time,
        rrule=task.rrule,
        repeat_from="done" if task.from_done else "due",
        priority=task.priority,
        tags=task.tags,
        project=task.project,
        duration_minutes=task.duration,
        remind_before_minutes=task.remind,
        spans=_spans(text, tokens, task.used),
    )


def _spans(text: str, tokens: list[Token], used: list[p.Piece]) -> tuple[Span, ...]:
    spans: dict[int, Span] = {}
    for piece in used:
        if isinstance(piece.meaning, p.Lead) or piece.start == piece.end:
            continue
        start, end = tokens[piece.start].start, tokens[piece.end - 1].end
        spans[start] = Span(start, end, _KINDS.get(type(piece.meaning), "due"), text[start:end])
    return tuple(spans[start] for start in sorted(spans))
