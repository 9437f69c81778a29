"""What the step windows show."""

from typing import Any

from aiogram_dialog import DialogManager

from bot.dialogs.tasks.card_getters import load_task


async def get_steps_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    task = await load_task(dialog_manager)
    return {"title": task.title, "steps": [(f"✖ {one.title}", one.id.hex) for one in task.steps]}
