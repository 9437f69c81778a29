"""What the lists show."""

from typing import Any

from aiogram_dialog import DialogManager

from bot.context import now_of, speaker_of, today_of
from bot.dialogs.tasks.paging import listed
from bot.dialogs.tasks.undoing import undoable
from bot.paging import PAGE
from bot.speaker import Reader
from core.tasks.contracts import TaskPage
from core.tasks.queries import Only, TaskQueries

ONLY = "only"


def only_of(manager: DialogManager) -> Only:
    """What the list of all tasks is narrowed to."""
    return Only(**(manager.dialog_data.get(ONLY) or {}))


def narrow(manager: DialogManager, **only: str) -> None:
    """Narrow the list of all tasks; to nothing shows all."""
    manager.dialog_data[ONLY] = only


async def today(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """Open tasks due today or earlier and undated ones, most urgent first."""
    user_id, now = speaker_of(dialog_manager).id, now_of(dialog_manager)
    day, seen = today_of(dialog_manager), [TaskPage((), 0)]

    async def read(offset: int) -> TaskPage:
        async with reader(TaskQueries) as queries:
            seen.append(await queries.today(user_id, day, now, offset, PAGE))
        return seen[-1]

    found, due = await listed(dialog_manager, read), seen[-1].dated
    counted = {"due": due, "undated": found["total"] - due}
    return found | counted | undoable(dialog_manager)


async def all_open(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """Every open task by day, or those that are searched for."""
    user_id, only = speaker_of(dialog_manager).id, only_of(dialog_manager)

    async def read(offset: int) -> TaskPage:
        async with reader(TaskQueries) as queries:
            return await queries.page(user_id, offset, PAGE, only)

    found = await listed(dialog_manager, read)
    narrowed = named(only)
    return (
        found
        | undoable(dialog_manager)
        | {
            "only": narrowed,
            "narrowed": bool(narrowed),
            "everything": not narrowed and found["total"] > 0,
            "nothing": not narrowed and found["empty"],
        }
    )


def named(only: Only) -> str:
    """«отчёт», «#дом», «📁 Ремонт»: what a list is narrowed to; empty for nothing."""
    if only.tag is not None:
        return f"#{only.tag}"
    return f"📁 {only.project}" if only.project is not None else only.words
