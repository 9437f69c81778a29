"""The dialogs of the planner."""

from aiogram_dialog import Dialog

from bot.dialogs.planner import day_windows, evening_windows, spread_windows, week_windows

_SCREENS = (day_windows, week_windows, spread_windows, evening_windows)


def create_dialogs() -> tuple[Dialog, ...]:
    """Fresh routers over the same windows: a router belongs to one dispatcher."""
    return tuple(screen.create_dialog() for screen in _SCREENS)
