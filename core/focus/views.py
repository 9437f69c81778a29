"""From rows to what a person sees of a session."""

from core.focus.contracts import FocusSettings, FocusView
from core.focus.models import FocusSession
from core.focus.rules import get_next_phase


def build_view(row: FocusSession, own: FocusSettings) -> FocusView:
    """The session with what comes after it, by the person's own lengths."""
    follows = get_next_phase(row.phase, row.round, own.rounds)
    return FocusView(
        id=row.id,
        mode=row.mode,
        phase=row.phase,
        title=row.title,
        tags=tuple(row.tags),
        subject_id=row.subject_id,
        planned_seconds=row.planned_seconds,
        started_at=row.started_at,
        paused_at=row.paused_at,
        paused_seconds=row.paused_seconds,
        ended_at=row.ended_at,
        end=row.end,
        round=row.round,
        rounds=own.rounds,
        next_phase=follows,
        next_minutes=own.get_minutes(follows),
    )
