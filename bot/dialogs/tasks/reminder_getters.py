"""What the reminder windows show."""

from typing import Any

from aiogram_dialog import DialogManager

from bot.dialogs.tasks.draft_getters import format_lead_time, format_moment
from bot.ui.context import get_current_user, get_local_today
from bot.ui.task_draft import get_draft

USUAL_LEADS = (0, 10, 30, 60, 24 * 60)


async def get_reminders_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The usual leads and those of the draft with ticks, and its moments."""
    current_user, fields = get_current_user(dialog_manager), get_draft(dialog_manager)
    leads = sorted({*USUAL_LEADS, *fields.remind_before})
    ticked = fields.effective_leads
    today = get_local_today(dialog_manager)
    return {
        "leads": [
            (f"☑ {format_lead_time(current_user, one)}", f"-{one}")
            if one in ticked
            else (f"☐ {format_lead_time(current_user, one)}", f"+{one}")
            for one in leads
        ],
        "moments": [
            (f"✖ 🔔 {format_moment(current_user, at, today)}", at.isoformat())
            for at in fields.remind_on
        ],
        "timed": fields.due_time is not None,
        "timeless": fields.due_time is None,
    }
