"""The dialogs of career."""

from aiogram_dialog import Dialog

from bot.dialogs.career.goal_handlers import initialize_career_dialog
from bot.dialogs.career.goal_windows import goal_windows
from bot.dialogs.career.new_goal_handlers import initialize_draft as start_goal
from bot.dialogs.career.new_goal_windows import new_goal_windows
from bot.dialogs.career.new_skill_handlers import initialize_draft as start_skill
from bot.dialogs.career.new_skill_windows import new_skill_windows
from bot.dialogs.career.part_windows import part_windows
from bot.dialogs.career.skill_handlers import initialize_skills_dialog
from bot.dialogs.career.skill_windows import skill_windows


def create_dialogs() -> tuple[Dialog, ...]:
    """Fresh routers over the same windows: a router belongs to one dispatcher."""
    return (
        Dialog(*goal_windows, *part_windows, on_start=initialize_career_dialog),
        Dialog(*new_goal_windows, on_start=start_goal),
        Dialog(*skill_windows, on_start=initialize_skills_dialog),
        Dialog(*new_skill_windows, on_start=start_skill),
    )
