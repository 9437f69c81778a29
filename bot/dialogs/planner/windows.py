"""The dialogs of the planner."""

from aiogram_dialog import Dialog

from bot.dialogs.planner import day_windows, review, spread, week


def create_dialogs() -> tuple[Dialog, ...]:
    """Fresh routers over the same windows: a router belongs to one dispatcher."""
    return tuple(room.create_dialog() for room in (day_windows, week, spread, review))
