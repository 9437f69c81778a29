"""What the search windows show."""

from typing import Any

from aiogram_dialog import DialogManager

from bot.ui.cards.task_lines import shorten_title
from bot.ui.context import get_current_user
from bot.ui.current_user import QueryRunner
from core.tasks.contracts.views import Label
from core.tasks.queries import TaskQueries

_MAX_CAPTION_LENGTH = 24

LABELS_KEY = "labels"


async def get_labels_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """The tags and projects in use; which button means which is kept, for a name may be longer
    than what a button carries."""
    async with query_runner(TaskQueries) as queries:
        found = await queries.get_labels(get_current_user(dialog_manager).id)
    dialog_manager.dialog_data[LABELS_KEY] = [("tag", one.name) for one in found.tags] + [
        ("project", one.name) for one in found.projects
    ]
    shown = [(_format_tag(one), str(at)) for at, one in enumerate(found.tags)]
    shown += [(_format_project(one), str(at)) for at, one in enumerate(found.projects, len(shown))]
    return {"labels": shown, "choices": len(shown)}


def _format_tag(label: Label) -> str:
    return f"#{shorten_title(label.name, _MAX_CAPTION_LENGTH)} · {label.count}"


def _format_project(label: Label) -> str:
    return f"📁 {shorten_title(label.name, _MAX_CAPTION_LENGTH)} · {label.count}"
