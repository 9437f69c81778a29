"""Focus on a skill counts as practice by itself."""

from collections.abc import Iterable
from typing import Any

from core.career.contracts.skills import LogFocus
from core.career.rules import is_focus_counted
from core.focus.contracts import FocusFinished, FocusInterrupted
from core.kit.messages import Command


def practise(event: FocusFinished | FocusInterrupted) -> Iterable[Command[Any]]:
    """Whether it was on a skill is known where the command runs."""
    finished = isinstance(event, FocusFinished)
    if event.subject_id is not None and is_focus_counted(event.seconds, finished=finished):
        yield LogFocus(
            user_id=event.user_id,
            session_id=event.session_id,
            subject_id=event.subject_id,
            seconds=event.seconds,
            at=event.at,
        )
