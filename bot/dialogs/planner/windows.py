"""The dialogs of the planner."""

from aiogram_dialog import Dialog

from bot.dialogs.planner import day_windows, review, spread, week


def create_dialogs() -> tuple[Dialog, ...]:
    """Fresh routers over the same windows: a router belongs to one dispatcher."""
    return tuple(remaining.create_dialog() for remaining in (day_windows, week, spread, review))
