"""Making a skill: one line or a ready-made one, then its level and target where they are not
said."""

from typing import Any
from uuid import UUID, uuid4

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, StartMode, Window
from aiogram_dialog.widgets.kbd import Column, Group, Row, Start, SwitchTo

from bot.choices import choice
from bot.codes import one_of
from bot.context import act_of, new_id, reader_of, speaker_of
from bot.dialogs.career.states import NewSkill, Skills
from bot.dialogs.career.widgets import ideas, level_input, title_of, words_input
from bot.hints import Hint
from bot.notices.skill_cards import level_words
from bot.texts import L, Rich
from core.career.contracts import AddSkill
from core.career.contracts.skills import HIGHEST, LOWEST, TITLE_LENGTH
from core.career.parse import parse_skill
from core.career.queries import SkillQueries

IDEAS = ("language", "code", "speak", "write", "lead", "music")


async def start_draft(data: Any, manager: DialogManager) -> None:
    """The skill's id is made here: what is tapped twice is made once."""
    manager.dialog_data["skill_id"] = uuid4().hex
    if isinstance(data, dict):
        manager.dialog_data.update(data)


async def no_skills(_: Message, dialog_manager: DialogManager, **__: Any) -> bool:
    """True while there is no skill: the empty list asks for a line."""
    async with reader_of(dialog_manager)(SkillQueries) as queries:
        return not await queries.active(speaker_of(dialog_manager).id)


async def begin(manager: DialogManager, words: str) -> None:
    """A line in the empty list of skills; what it does not say is asked for."""
    if title_of(manager, words, TITLE_LENGTH + 20) is None:
        return
    parsed = parse_skill(words)
    said = {"title": parsed.title, "level": parsed.level}
    if parsed.level is None:
        await manager.start(NewSkill.level, {"title": parsed.title})
    elif parsed.target is None:
        await manager.start(NewSkill.target, said)
    else:
        manager.dialog_data.update(said, skill_id=new_id(manager).hex)
        await _save(manager, parsed.target)


async def typed_line(manager: DialogManager, words: str) -> None:
    """«Английский 2 → 4» is all there is to ask."""
    if title_of(manager, words, TITLE_LENGTH + 20) is None:
        return
    parsed = parse_skill(words)
    manager.dialog_data["title"] = parsed.title
    if parsed.level is None:
        await manager.switch_to(NewSkill.level)
        return
    manager.dialog_data["level"] = parsed.level
    if parsed.target is None:
        await manager.switch_to(NewSkill.target)
        return
    await _save(manager, parsed.target)


async def take_idea(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    manager.dialog_data["title"] = speaker_of(manager).text(f"skill-idea-{code}")
    await manager.switch_to(NewSkill.level)


async def take_level(_: CallbackQuery, __: Any, manager: DialogManager, level: str) -> None:
    await typed_level(manager, int(level))


async def typed_level(manager: DialogManager, level: int) -> None:
    manager.dialog_data["level"] = level
    await manager.switch_to(NewSkill.target)


async def take_target(_: CallbackQuery, __: Any, manager: DialogManager, level: str) -> None:
    await _save(manager, int(level))


async def _save(manager: DialogManager, target: int) -> None:
    draft = manager.dialog_data
    command = AddSkill(
        user_id=speaker_of(manager).id,
        skill_id=UUID(hex=draft["skill_id"]),
        title=draft["title"],
        level=int(draft["level"]),
        target=target,
    )
    card = await act_of(manager)(command)
    await manager.start(Skills.card, data={"skill_id": card.id.hex}, mode=StartMode.RESET_STACK)


async def levels(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The levels with their words; a target is no lower than the level."""
    draft, speaker = dialog_manager.dialog_data, speaker_of(dialog_manager)
    state = dialog_manager.current_context().state
    lowest = int(draft.get("level", LOWEST)) if state == NewSkill.target else LOWEST
    return {
        "title": draft.get("title", ""),
        "levels": [
            (f"{level} · {level_words(level, speaker)}", str(level))
            for level in range(lowest, HIGHEST + 1)
        ],
    }


_CANCEL = Start(L("button-cancel"), id="cancel", state=Skills.list, mode=StartMode.RESET_STACK)
write = Window(
    Hint(),
    Rich("skill-new"),
    Group(choice("idea", "ideas", take_idea, codes=one_of(IDEAS)), width=2),
    _CANCEL,
    *words_input(typed_line),
    state=NewSkill.write,
    getter=ideas(lambda code: f"skill-idea-{code}", IDEAS),
)
level = Window(
    Hint(),
    Rich("skill-ask-level"),
    Column(choice("level", "levels", take_level, codes="[1-5]")),
    Row(SwitchTo(L("button-back"), id="back", state=NewSkill.write), _CANCEL),
    *level_input(typed_level),
    state=NewSkill.level,
    getter=levels,
)
target = Window(
    Hint(),
    Rich("skill-ask-target"),
    Column(choice("level", "levels", take_target, codes="[1-5]")),
    Row(SwitchTo(L("button-back"), id="back", state=NewSkill.level), _CANCEL),
    *level_input(_save),
    state=NewSkill.target,
    getter=levels,
)
new_skill_windows = (write, level, target)
