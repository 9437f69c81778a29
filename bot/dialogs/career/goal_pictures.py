"""What the picture of a goal says, in the person's language."""

from collections.abc import Iterable, Sequence
from datetime import date

from bot.ui.cards import goal_lines as lines
from bot.ui.current_user import CurrentUser
from core.career.contracts.goals import GoalCard, KeyResultValue
from core.career.history import calculate_progress_by_day, calculate_result_by_day
from core.overviews.goal_progress import LinkedMeasures
from core.pictures.progress import ProgressChart, ProgressRow


def build_progress_chart(
    card: GoalCard,
    measures: LinkedMeasures,
    history: Iterable[KeyResultValue],
    current_user: CurrentUser,
    today: date,
) -> ProgressChart:
    """Progress from the goal's first day until today, or until it was reached."""
    share = measures.calculate_progress(card)
    first = current_user.profile.get_day(card.created_at)
    moves = tuple(history)
    steps = list(calculate_progress_by_day(card, moves, current_user.profile.get_day))
    last = current_user.profile.get_day(card.reached_at) if card.reached_at else today
    steps.append((max([last, *(day for day, _ in steps)]), share))
    end = max(last, card.deadline or last)
    return ProgressChart(
        title=card.title,
        headline=_format_headline(card, share, current_user, today),
        steps=steps,
        first=first,
        deadline=card.deadline,
        names=(
            lines.format_short_day(first, current_user),
            "",
            lines.format_short_day(end, current_user),
        ),
        rows=_build_rows(card, measures, moves, current_user),
    )


def _build_rows(
    card: GoalCard,
    measures: LinkedMeasures,
    history: Sequence[KeyResultValue],
    current_user: CurrentUser,
) -> list[ProgressRow]:
    rows = [
        ProgressRow(
            one.title,
            lines.format_result_values(one, current_user),
            one.progress,
            calculate_result_by_day(one, history, current_user.profile.get_day),
        )
        for one in card.results
    ]
    counts = (
        (
            "goal-picture-steps",
            card.done_milestone_count,
            len(card.milestones),
        ),
        ("goal-picture-tasks", measures.done_task_count, measures.total_task_count),
    )
    for key, done, of in counts:
        if of:
            rows.append(ProgressRow(current_user.translate(key), f"{done} / {of}", done / of))
    return rows


def _format_headline(
    card: GoalCard, done_share: float, current_user: CurrentUser, today: date
) -> str:
    """«56% · осталось 9 дней»."""
    share = f"{lines.calculate_percent(done_share)}%"
    if card.reached_at is not None:
        return current_user.translate("goal-picture-reached")
    if card.deadline is None or card.deadline < today:
        return share
    return f"{share} · {current_user.translate('goal-left', left=(card.deadline - today).days)}"
