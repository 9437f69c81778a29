"""Making a skill: one line or a ready-made one, then its level and target where they are not
said."""

from typing import Any
from uuid import UUID, uuid4

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, StartMode, Window
from aiogram_dialog.widgets.kbd import Column, Group, Row, Start, SwitchTo

from bot.dialogs.career.widgets import (
    create_ideas_getter,
    create_level_input,
    create_text_inputs,
    validate_title,
)
from bot.routes import NewSkill, Skills
from bot.ui.cards.skills import format_level
from bot.ui.choosers import create_select
from bot.ui.context import derive_id, get_command_executor, get_current_user, get_query_runner
from bot.ui.hints import HintText
from bot.ui.item_codes import build_choice_pattern
from bot.ui.texts import I18nHtml, I18nText
from core.career.contracts.skills import MAX_LEVEL, MIN_LEVEL, TITLE_LENGTH, AddSkill
from core.career.parse.goals import parse_skill
from core.career.queries import SkillQueries

IDEA_CODES = ("language", "code", "speak", "write", "lead", "music")


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
        await _save_skill(manager, parsed.target)


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
    await _save_skill(manager, parsed.target)


async def choose_idea(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    manager.dialog_data["title"] = get_current_user(manager).translate(f"skill-idea-{code}")
    await manager.switch_to(NewSkill.level)


async def choose_level(_: CallbackQuery, __: Any, manager: DialogManager, level: str) -> None:
    await handle_level_input(manager, int(level))


async def handle_level_input(manager: DialogManager, level: int) -> None:
    manager.dialog_data["level"] = level
    await manager.switch_to(NewSkill.target)


async def choose_target(_: CallbackQuery, __: Any, manager: DialogManager, level: str) -> None:
    await _save_skill(manager, int(level))


async def _save_skill(manager: DialogManager, target: int) -> None:
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


async def get_levels_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The levels with their words; a target is no lower than the level."""
    draft, current_user = dialog_manager.dialog_data, get_current_user(dialog_manager)
    state = dialog_manager.current_context().state
    lowest = int(draft.get("level", MIN_LEVEL)) if state == NewSkill.target else MIN_LEVEL
    return {
        "title": draft.get("title", ""),
        "levels": [
            (f"{level} · {format_level(level, current_user)}", str(level))
            for level in range(lowest, MAX_LEVEL + 1)
        ],
    }


_CANCEL_BUTTON = Start(
    I18nText("button-cancel"), id="cancel", state=Skills.list, mode=StartMode.RESET_STACK
)
write_window = Window(
    HintText(),
    I18nHtml("skill-new"),
    Group(
        create_select("idea", "ideas", choose_idea, codes=build_choice_pattern(IDEA_CODES)), width=2
    ),
    _CANCEL_BUTTON,
    *create_text_inputs(handle_skill_input),
    state=NewSkill.write,
    getter=create_ideas_getter(lambda code: f"skill-idea-{code}", IDEA_CODES),
)
level_window = Window(
    HintText(),
    I18nHtml("skill-ask-level"),
    Column(create_select("level", "levels", choose_level, codes="[1-5]")),
    Row(SwitchTo(I18nText("button-back"), id="back", state=NewSkill.write), _CANCEL_BUTTON),
    *create_level_input(handle_level_input),
    state=NewSkill.level,
    getter=get_levels_data,
)
target_window = Window(
    HintText(),
    I18nHtml("skill-ask-target"),
    Column(create_select("level", "levels", choose_target, codes="[1-5]")),
    Row(SwitchTo(I18nText("button-back"), id="back", state=NewSkill.level), _CANCEL_BUTTON),
    *create_level_input(_save_skill),
    state=NewSkill.target,
    getter=get_levels_data,
)
new_skill_windows = (write_window, level_window, target_window)
