"""From rows to what a person sees of a session."""

from core.focus.contracts import FocusSettings, FocusView
from core.focus.models import FocusSession
from core.focus.rules import get_next_phase
from core.kit.views import build_view


def build_focus_view(row: FocusSession, own: FocusSettings) -> FocusView:
    """The session with what comes after it, by the person's own lengths."""
    follows = get_next_phase(row.phase, row.round, own.rounds)
    return build_view(
        FocusView,
        row,
        rounds=own.rounds,
        next_phase=follows,
        next_minutes=own.get_minutes(follows),
    )
