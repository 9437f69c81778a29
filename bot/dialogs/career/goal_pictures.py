"""What the picture of a goal says, in the person's language."""

from collections.abc import Iterable, Sequence
from datetime import date

from bot.dialogs.career import lines
from bot.dialogs.career.fed import Fed
from bot.speaker import Speaker
from core.career.contracts import GoalCard, Value
from core.career.history import progress_by_day, result_by_day
from core.pictures.progress import Row, Way


def way(
    card: GoalCard, feeding: Fed, values: Iterable[Value], speaker: Speaker, today: date
) -> Way:
    """Progress from the goal's first day until today, or until it was reached."""
    share = share_of(card, feeding)
    first = speaker.profile.day_of(card.created_at)
    moves = tuple(values)
    steps = list(progress_by_day(card, moves, speaker.profile.day_of))
    last = speaker.profile.day_of(card.reached_at) if card.reached_at else today
    steps.append((max([last, *(day for day, _ in steps)]), share))
    end = max(last, card.deadline or last)
    return Way(
        title=card.title,
        headline=_headline(card, share, speaker, today),
        steps=steps,
        first=first,
        deadline=card.deadline,
        names=(lines.short_day(first, speaker), "", lines.short_day(end, speaker)),
        rows=_rows(card, feeding, moves, speaker),
    )


def share_of(card: GoalCard, feeding: Fed) -> float:
    """How far it is (0..1): what is reached is there, whatever its figures say; a goal without
    measures of its own is as far as its tasks are."""
    if card.reached_at is not None:
        return 1.0
    share = card.progress if card.progress is not None else feeding.tasks_share
    return share or 0.0


def _rows(card: GoalCard, feeding: Fed, moves: Sequence[Value], speaker: Speaker) -> list[Row]:
    rows = [
        Row(
            one.title,
            lines.figures(one, speaker),
            one.progress,
            result_by_day(one, moves, speaker.profile.day_of),
        )
        for one in card.results
    ]
    counts = (
        (
            "goal-picture-steps",
            sum(one.done_at is not None for one in card.milestones),
            len(card.milestones),
        ),
        ("goal-picture-tasks", feeding.tasks_done, feeding.tasks_told),
    )
    for key, done, of in counts:
        if of:
            rows.append(Row(speaker.text(key), f"{done} / {of}", done / of))
    return rows


def _headline(card: GoalCard, done: float, speaker: Speaker, today: date) -> str:
    """«56% · осталось 9 дней»."""
    share = f"{lines.percent(done)}%"
    if card.reached_at is not None:
        return speaker.text("goal-picture-reached")
    if card.deadline is None or card.deadline < today:
        return share
    return f"{share} · {speaker.text('goal-left', left=(card.deadline - today).days)}"
