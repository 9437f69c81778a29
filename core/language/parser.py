"""Free text to a task: tokens, marks, grammar, resolution, title."""

from datetime import datetime
from zoneinfo import ZoneInfo

from core.language import pieces as p
from core.language.calendar import Today
from core.language.fallback import find_foreign_date
from core.language.grammar import read_pieces
from core.language.lexicon import order_lexicons
from core.language.marks import find_marks
from core.language.resolve import (
    ResolvedTask,
    get_removed_tokens,
    get_token_numbers,
    resolve_pieces,
)
from core.language.result import ParsedTask, Span, SpanKind
from core.language.title import build_title
from core.language.tokens import Token, tokenize

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


def parse_task(text: str, *, now: datetime, zone: str, lang: str) -> ParsedTask:
    """Read a task from free text as a person in `zone` would mean it at `now` (aware).

    `lang` is the person's language (ru, uk, en): it is asked first, the others after it. Never
    fails on any text; what is not understood stays in the title.
    """
    today = Today(now.astimezone(ZoneInfo(zone)).replace(tzinfo=None), _is_month_first(zone, lang))
    tokens = tokenize(text, order_lexicons(text, lang))
    signs = find_marks(tokens)
    found = read_pieces(tokens, today, get_token_numbers(signs))
    task = resolve_pieces(
        sorted(signs + found + _apply_meal_part(tokens, found), key=lambda piece: piece.start),
        today,
    )
    if not task.has_when:
        _add_foreign_date(text, tokens, task, today)
    _remove_introduction(tokens, task, found)
    return _build_result(text, tokens, task)


def _is_month_first(zone: str, lang: str) -> bool:
    return lang == "en" and zone.startswith(("America/", "US/"))


def _apply_meal_part(tokens: list[Token], found: list[p.Piece]) -> list[p.Piece]:
    """ "Dinner at 8" is in the evening: the word stays, and tells the part of the day."""
    spoken = any(isinstance(piece.meaning, p.Clock) and piece.meaning.loose for piece in found)
    if not spoken or any(isinstance(piece.meaning, p.Part) for piece in found):
        return []
    meals = [at for at, token in enumerate(tokens) if "supper" in token.notions]
    return [p.Piece(at, at, p.Part("evening")) for at in meals[:1]]


def _add_foreign_date(text: str, tokens: list[Token], task: ResolvedTask, today: Today) -> None:
    """Ask the big library about a date in a language this grammar has no words for."""
    foreign = find_foreign_date(text, today)
    if foreign is None:
        return
    day, start, end = foreign
    covered = [at for at, token in enumerate(tokens) if start <= token.start and token.end <= end]
    if covered and not get_token_numbers(task.used) & set(covered):
        task.due_date = day
        task.used.append(p.Piece(covered[0], covered[-1] + 1, p.Day(day)))


def _remove_introduction(tokens: list[Token], task: ResolvedTask, found: list[p.Piece]) -> None:
    """Introductory words go when nothing but used pieces stands before them."""
    reached = 0
    used = get_token_numbers(task.used)
    for piece in found:
        if isinstance(piece.meaning, p.Introduction) and set(range(reached, piece.start)) <= used:
            task.used.append(piece)
            _remove_introduced(tokens, task, piece.end)


def _remove_introduced(tokens: list[Token], task: ResolvedTask, at: int) -> None:
    """ "Remind me tomorrow to …": the "to" goes with the introduction."""
    used = get_token_numbers(task.used)
    while at in used:
        at += 1
    if at < len(tokens) and "about" in tokens[at].notions:
        task.used.append(p.Piece(at, at + 1, p.Introduction()))


def _build_result(text: str, tokens: list[Token], task: ResolvedTask) -> ParsedTask:
    return ParsedTask(
        title=build_title(text, tokens, get_removed_tokens(task.used)),
        due_date=task.due_date,
        due_time=task.due_time,
        rrule=task.rrule,
        repeat_from="done" if task.from_done else "due",
        priority=task.priority,
        tags=task.tags,
        project=task.project,
        duration_minutes=task.duration,
        remind_before_minutes=task.remind,
        spans=_build_spans(text, tokens, task.used),
    )


def _build_spans(text: str, tokens: list[Token], used: list[p.Piece]) -> tuple[Span, ...]:
    spans: dict[int, Span] = {}
    for piece in used:
        if isinstance(piece.meaning, p.Introduction) or piece.start == piece.end:
            continue
        start, end = tokens[piece.start].start, tokens[piece.end - 1].end
        spans[start] = Span(start, end, _KINDS.get(type(piece.meaning), "due"), text[start:end])
    return tuple(spans[start] for start in sorted(spans))
