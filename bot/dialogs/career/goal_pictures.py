"""What the picture of a goal says, in the person's language."""

from collections.abc import Iterable
from datetime import date

from bot.dialogs.career import lines
from bot.speaker import Speaker
from core.career.contracts import GoalCard, Value
from core.career.history import progress_by_day
from core.pictures.progress import Row, Way


def way(card: GoalCard, values: Iterable[Value], speaker: Speaker, today: date) -> Way:
    """Progress from the goal's first day until today, or until it was reached."""
    first = speaker.profile.day_of(card.created_at)
    steps = list(progress_by_day(card, values, speaker.profile.day_of))
    last = speaker.profile.day_of(card.reached_at) if card.reached_at else today
    steps.append((max([last, *(day for day, _ in steps)]), card.progress or 0.0))
    end = max(last, card.deadline or last)
    return Way(
        title=card.title,
        headline=_headline(card, speaker, today),
        steps=steps,
        first=first,
        deadline=card.deadline,
        names=(lines.short_day(first, speaker), "", lines.short_day(end, speaker)),
        rows=[Row(one.title, lines.figures(one, speaker), one.progress) for one in card.results],
    )


def _headline(card: GoalCard, speaker: Speaker, today: date) -> str:
    """«56% · осталось 9 дней»."""
    share = f"{lines.percent(card.progress or 0.0)}%"
    if card.reached_at is not None:
        return speaker.text("goal-picture-reached")
    if card.deadline is None or card.deadline < today:
        return share
    return f"{share} · {speaker.text('goal-left', left=(card.deadline - today).days)}"
