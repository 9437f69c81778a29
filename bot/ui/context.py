"""What every handler of a dialog needs, taken from the update's data."""

from datetime import date, datetime
from typing import TypeVar
from uuid import NAMESPACE_URL, UUID, uuid5

from aiogram_dialog import DialogManager
from dishka import AsyncContainer
from dishka.integrations.aiogram_dialog import CONTAINER_NAME

from bot.ui.current_user import CommandExecutor, QueryRunner
from bot.ui.texts import get_current_user

__all__ = [
    "derive_id",
    "get_command_executor",
    "get_current_user",
    "get_dependency",
    "get_local_now",
    "get_local_today",
    "get_query_runner",
]

T = TypeVar("T")


async def get_dependency(manager: DialogManager, kind: type[T]) -> T:
    """What the update's container makes; handlers and getters themselves take `FromDishka`."""
    container: AsyncContainer = manager.middleware_data[CONTAINER_NAME]
    return await container.get(kind)


def get_command_executor(manager: DialogManager) -> CommandExecutor:
    """Executes commands of this update."""
    executor: CommandExecutor = manager.middleware_data["executor"]
    return executor


def derive_id(manager: DialogManager, number: int = 0) -> UUID:
    """An id that follows from the update: what is read twice is made once."""
    return uuid5(NAMESPACE_URL, f"uspevai:new:{get_command_executor(manager).origin}:{number}")


def get_query_runner(manager: DialogManager) -> QueryRunner:
    query_runner: QueryRunner = manager.middleware_data["query_runner"]
    return query_runner


def get_local_now(manager: DialogManager) -> datetime:
    """The person's wall clock, naive."""
    return get_query_runner(manager).get_local_now(get_current_user(manager))


def get_local_today(manager: DialogManager) -> date:
    """The person's own day, which may begin after midnight."""
    return get_query_runner(manager).get_local_today(get_current_user(manager))
