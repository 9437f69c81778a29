"""What the recurrence windows show."""

from typing import Any

from aiogram_dialog import DialogManager

from bot.ui.cards.task_lines import format_recurrence
from bot.ui.context import get_current_user
from bot.ui.task_draft import get_draft
from core.recurrence import editing as r
from core.texts import get_weekday_names


async def get_recurrence_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The rule in words, and its weekdays with ticks."""
    current_user, fields = get_current_user(dialog_manager), get_draft(dialog_manager)
    named = r.get_weekdays(fields.rrule)
    days = enumerate(get_weekday_names(current_user.locale))
    return {
        "rule": format_recurrence(current_user, fields.rrule, fields.repeat_from)
        if fields.rrule
        else "",
        "repeats": bool(fields.rrule),
        "once": not fields.rrule,
        "days": [(f"✓{name}", f"-{at}") if at in named else (name, f"+{at}") for at, name in days],
        "from_due": _format_choice(
            current_user.translate("repeat-from-due"), fields.repeat_from == "due"
        ),
        "from_done": _format_choice(
            current_user.translate("repeat-from-done"), fields.repeat_from == "done"
        ),
    }


def _format_choice(caption: str, is_chosen: bool) -> str:
    """One of two that exclude each other."""
    return f"{'🔘' if is_chosen else '⚪️'} {caption}"
