"""Windows of the weekly review: the door, four steps, the summary, the reminder."""

from aiogram_dialog import Dialog

from bot.dialogs.reviews import goals, habits, remind, skills, tasks
from bot.dialogs.reviews.ends import done, main


def create_dialogs() -> tuple[Dialog, ...]:
    """Fresh routers over the same windows: a router belongs to one dispatcher."""
    steps = (goals.window, skills.window, habits.window, tasks.window)
    return (Dialog(main, *steps, done, remind.window),)
