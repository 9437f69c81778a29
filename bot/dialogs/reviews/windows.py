"""Windows of the weekly review: the door, four steps, the summary, the reminder."""

from aiogram_dialog import Dialog

from bot.dialogs.reviews import goals, habits, remind, skills, tasks
from bot.dialogs.reviews.ends import done_window, main_window


def create_dialogs() -> tuple[Dialog, ...]:
    """Fresh routers over the same windows: a router belongs to one dispatcher."""
    steps = (goals.goals_window, skills.skills_window, habits.habits_window, tasks.tasks_window)
    return (Dialog(main_window, *steps, done_window, remind.reminder_window),)
