"""What a tap or a text does in the new skill windows."""

from typing import Any
from uuid import UUID, uuid4

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, StartMode

from bot.dialogs.career.widgets import (
    validate_title,
)
from bot.routes import NewSkill, Skills
from bot.ui.context import derive_id, get_command_executor, get_current_user, get_query_runner
from core.career.contracts.skills import TITLE_LENGTH, AddSkill
from core.career.parse.goals import parse_skill
from core.career.queries import SkillQueries


async def initialize_draft(data: Any, manager: DialogManager) -> None:
    """The skill's id is made here: what is tapped twice is made once."""
    manager.dialog_data["skill_id"] = uuid4().hex
    if isinstance(data, dict):
        manager.dialog_data.update(data)


async def has_no_skills(_: Message, dialog_manager: DialogManager, **__: Any) -> bool:
    """True while there is no skill: the empty list asks for a line."""
    async with get_query_runner(dialog_manager)(SkillQueries) as queries:
        return not await queries.list_active(get_current_user(dialog_manager).id)


async def handle_first_skill_input(manager: DialogManager, text: str) -> None:
    """A line in the empty list of skills; what it does not say is asked for."""
    if validate_title(manager, text, TITLE_LENGTH + 20) is None:
        return
    parsed = parse_skill(text)
    said = {"title": parsed.title, "level": parsed.level}
    if parsed.level is None:
        await manager.start(NewSkill.level, {"title": parsed.title})
    elif parsed.target is None:
        await manager.start(NewSkill.target, said)
    else:
        manager.dialog_data.update(said, skill_id=derive_id(manager).hex)
        await save_skill(manager, parsed.target)


async def handle_skill_input(manager: DialogManager, text: str) -> None:
    """«Английский 2 → 4» is all there is to ask."""
    if validate_title(manager, text, TITLE_LENGTH + 20) is None:
        return
    parsed = parse_skill(text)
    manager.dialog_data["title"] = parsed.title
    if parsed.level is None:
        await manager.switch_to(NewSkill.level)
        return
    manager.dialog_data["level"] = parsed.level
    if parsed.target is None:
        await manager.switch_to(NewSkill.target)
        return
    await save_skill(manager, parsed.target)


async def choose_idea(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    manager.dialog_data["title"] = get_current_user(manager).translate(f"skill-idea-{code}")
    await manager.switch_to(NewSkill.level)


async def choose_level(_: CallbackQuery, __: Any, manager: DialogManager, level: str) -> None:
    await handle_level_input(manager, int(level))


async def handle_level_input(manager: DialogManager, level: int) -> None:
    manager.dialog_data["level"] = level
    await manager.switch_to(NewSkill.target)


async def choose_target(_: CallbackQuery, __: Any, manager: DialogManager, level: str) -> None:
    await save_skill(manager, int(level))


async def save_skill(manager: DialogManager, target: int) -> None:
    draft = manager.dialog_data
    command = AddSkill(
        user_id=get_current_user(manager).id,
        skill_id=UUID(hex=draft["skill_id"]),
        title=draft["title"],
        level=int(draft["level"]),
        target=target,
    )
    card = await get_command_executor(manager)(command)
    await manager.start(Skills.card, data={"skill_id": card.id.hex}, mode=StartMode.RESET_STACK)
