"""What a tap does in the list of skills, and on a skill."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from bot.dialogs.career.skill_getters import get_skill_id, load_skill
from bot.dialogs.career.widgets import UNDO_STORE, validate_title
from bot.live.focus_sessions import start_session
from bot.routes import Skills
from bot.ui.context import derive_id, get_command_executor, get_current_user, get_local_today
from bot.ui.hints import show_hint
from bot.ui.undo import clear_undo
from core.career.contracts.skills import (
    MAX_MINUTES,
    TITLE_LENGTH,
    AddEvidence,
    AnswerCheckIn,
    ArchiveSkill,
    CheckInAnswer,
    DeleteSkill,
    EditSkill,
    LogPractice,
    RemoveEntry,
    RestoreEntry,
    RestoreSkill,
    SetLevel,
    SkillCard,
    TakeBackAnswer,
    UnarchiveSkill,
)
from core.career.parse.amounts import parse_evidence, parse_practice
from core.kit.errors import DomainError


async def initialize_skills_dialog(data: Any, manager: DialogManager) -> None:
    """A skill can be opened from outside with its id."""
    if isinstance(data, dict) and "skill_id" in data:
        manager.dialog_data["skill_id"] = UUID(hex=data["skill_id"]).hex


async def open_skill(_: CallbackQuery, __: Any, manager: DialogManager, skill_id: str) -> None:
    manager.dialog_data["skill_id"] = UUID(hex=skill_id).hex
    clear_undo(manager)
    await manager.switch_to(Skills.card)


def _get_command_ids(manager: DialogManager) -> dict[str, Any]:
    return {"user_id": get_current_user(manager).id, "skill_id": get_skill_id(manager)}


_SKILL_COMMANDS: dict[str, Any] = {
    "archive": ArchiveSkill,
    "unarchive": UnarchiveSkill,
    "delete": DeleteSkill,
    "restore": RestoreSkill,
}


async def execute_skill_command(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """What needs nothing but the skill; the card stays and offers the way back."""
    await get_command_executor(manager)(
        _SKILL_COMMANDS[button.widget_id or ""](**_get_command_ids(manager))
    )
    clear_undo(manager)
    await manager.switch_to(Skills.card)


async def start_focus(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """A pomodoro on the skill; when it ends it is practice."""
    card = await load_skill(manager)
    await start_session(manager, subject_id=card.id, title=card.title)


async def handle_title_input(manager: DialogManager, text: str) -> None:
    title = validate_title(manager, text, TITLE_LENGTH)
    if title is not None:
        await _edit_skill(manager, title=title)


async def choose_target(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    await handle_target_input(manager, int(code.partition(":")[2]))


async def handle_target_input(manager: DialogManager, target: int) -> None:
    await _edit_skill(manager, target=target)


async def toggle_check_ins(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    await _edit_skill(manager, check_ins=button.widget_id == "ask")


async def _edit_skill(manager: DialogManager, **changes: Any) -> None:
    """Change the skill; the card offers the way back."""
    card, both = await load_skill(manager), _get_command_ids(manager)
    before = {name: getattr(card, name) for name in changes}
    await get_command_executor(manager)(EditSkill(**both, **changes))
    UNDO_STORE.save_command(manager, EditSkill(**both, **before))
    await manager.switch_to(Skills.card)


async def choose_level(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    turn, level = code.split(":")
    await _save_level(manager, int(turn), int(level))


async def handle_level_input(manager: DialogManager, level: int) -> None:
    await _save_level(manager, (await load_skill(manager)).turn, level)


async def _save_level(manager: DialogManager, turn: int, level: int) -> None:
    command = SetLevel(**_get_command_ids(manager), turn=turn, level=level)
    _offer_turn_undo(manager, await get_command_executor(manager)(command), turn)
    await manager.switch_to(Skills.card)


async def answer_check_in(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """«Still level 3?» answered on the card."""
    turn, said = code.split(":")
    answers: dict[str, CheckInAnswer] = {"still": "still", "higher": "higher", "lower": "lower"}
    command = AnswerCheckIn(**_get_command_ids(manager), turn=int(turn), answer=answers[said])
    _offer_turn_undo(manager, await get_command_executor(manager)(command), int(turn))


def _offer_turn_undo(manager: DialogManager, card: SkillCard, turn: int) -> None:
    """Offer to take it back, if it was this that was said."""
    if card.turn == turn + 1:
        UNDO_STORE.save_command(manager, TakeBackAnswer(**_get_command_ids(manager), turn=turn))


async def log_practice(_: CallbackQuery, __: Any, manager: DialogManager, minutes: str) -> None:
    await _log_practice(manager, int(minutes))


async def handle_practice_input(manager: DialogManager, text: str) -> None:
    found = parse_practice(text)
    if found is None:
        show_hint(manager, "skill-minutes-please", limit=MAX_MINUTES)
        return
    day = get_local_today(manager) - timedelta(days=found.days_ago) if found.days_ago else None
    await _log_practice(manager, found.minutes, found.note, day)


async def _log_practice(
    manager: DialogManager, minutes: int, note: str = "", day: date | None = None
) -> None:
    practice_id, both = derive_id(manager), _get_command_ids(manager)
    command = LogPractice(**both, practice_id=practice_id, minutes=minutes, note=note, day=day)
    await get_command_executor(manager)(command)
    UNDO_STORE.save_command(manager, RemoveEntry(**_get_command_ids(manager), entry_id=practice_id))
    await manager.switch_to(Skills.card)


async def choose_evidence(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    await _add_evidence(manager, get_current_user(manager).translate(f"skill-proof-{code}"), None)


async def handle_evidence_input(manager: DialogManager, text: str) -> None:
    await _add_evidence(manager, *parse_evidence(text))


async def _add_evidence(manager: DialogManager, note: str, url: str | None) -> None:
    evidence_id = derive_id(manager)
    await get_command_executor(manager)(
        AddEvidence(**_get_command_ids(manager), evidence_id=evidence_id, note=note, url=url)
    )
    UNDO_STORE.save_command(manager, RemoveEntry(**_get_command_ids(manager), entry_id=evidence_id))
    await manager.switch_to(Skills.card)


async def remove_entry(_: CallbackQuery, __: Any, manager: DialogManager, entry_id: str) -> None:
    gone = {**_get_command_ids(manager), "entry_id": UUID(hex=entry_id)}
    await get_command_executor(manager)(RemoveEntry(**gone))
    UNDO_STORE.save_command(manager, RestoreEntry(**gone))


async def undo_skill_change(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Take back what was done last to the skill; a second tap does nothing."""
    try:
        await UNDO_STORE.execute_saved(manager)
    except DomainError as refusal:
        if refusal.code != "answer-outdated":
            raise
        show_hint(manager, "error-answer-outdated")
