"""What a tap does in the list of skills, and on a skill."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from bot.context import act_of, new_id, speaker_of, today_of
from bot.dialogs.career.skill_getters import chosen_skill, skill_id_of
from bot.dialogs.career.states import Skills
from bot.dialogs.career.widgets import BACK, title_of
from bot.dialogs.focus.handlers import begin
from bot.hints import hint
from bot.undo import forget
from core.career import contracts as c
from core.career.contracts.skills import LONGEST_MINUTES, TITLE_LENGTH
from core.career.parse import parse_evidence, parse_practice
from core.kit.errors import DomainError


async def start_skills(data: Any, manager: DialogManager) -> None:
    """A skill can be opened from outside with its id."""
    if isinstance(data, dict) and "skill_id" in data:
        manager.dialog_data["skill_id"] = UUID(hex=data["skill_id"]).hex


async def open_skill(_: CallbackQuery, __: Any, manager: DialogManager, skill_id: str) -> None:
    manager.dialog_data["skill_id"] = UUID(hex=skill_id).hex
    forget(manager)
    await manager.switch_to(Skills.card)


def _both(manager: DialogManager) -> dict[str, Any]:
    return {"user_id": speaker_of(manager).id, "skill_id": skill_id_of(manager)}


_PLAIN: dict[str, Any] = {
    "archive": c.ArchiveSkill,
    "unarchive": c.UnarchiveSkill,
    "delete": c.DeleteSkill,
    "restore": c.RestoreSkill,
}


async def plain(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """What needs nothing but the skill; the card stays and offers the way back."""
    await act_of(manager)(_PLAIN[button.widget_id or ""](**_both(manager)))
    forget(manager)
    await manager.switch_to(Skills.card)


async def focus(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """A pomodoro on the skill; when it ends it is practice."""
    card = await chosen_skill(manager)
    await begin(manager, subject_id=card.id, title=card.title)


async def rename(manager: DialogManager, words: str) -> None:
    title = title_of(manager, words, TITLE_LENGTH)
    if title is not None:
        await _edit(manager, title=title)


async def set_target(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    await typed_target(manager, int(code.partition(":")[2]))


async def typed_target(manager: DialogManager, target: int) -> None:
    await _edit(manager, target=target)


async def check_ins(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    await _edit(manager, check_ins=button.widget_id == "ask")


async def _edit(manager: DialogManager, **changes: Any) -> None:
    """Change the skill; the card offers the way back."""
    card, both = await chosen_skill(manager), _both(manager)
    before = {name: getattr(card, name) for name in changes}
    await act_of(manager)(c.EditSkill(**both, **changes))
    BACK.keep(manager, c.EditSkill(**both, **before))
    await manager.switch_to(Skills.card)


async def set_level(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    turn, level = code.split(":")
    await _set_level(manager, int(turn), int(level))


async def typed_level(manager: DialogManager, level: int) -> None:
    await _set_level(manager, (await chosen_skill(manager)).turn, level)


async def _set_level(manager: DialogManager, turn: int, level: int) -> None:
    command = c.SetLevel(**_both(manager), turn=turn, level=level)
    _remember_turn(manager, await act_of(manager)(command), turn)
    await manager.switch_to(Skills.card)


async def answer(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """«Still level 3?» answered on the card."""
    turn, said = code.split(":")
    answers: dict[str, c.Answer] = {"still": "still", "higher": "higher", "lower": "lower"}
    command = c.AnswerCheckIn(**_both(manager), turn=int(turn), answer=answers[said])
    _remember_turn(manager, await act_of(manager)(command), int(turn))


def _remember_turn(manager: DialogManager, card: c.SkillCard, turn: int) -> None:
    """Offer to take it back, if it was this that was said."""
    if card.turn == turn + 1:
        BACK.keep(manager, c.TakeBackAnswer(**_both(manager), turn=turn))


async def practise(_: CallbackQuery, __: Any, manager: DialogManager, minutes: str) -> None:
    await _log(manager, int(minutes))


async def typed_practice(manager: DialogManager, words: str) -> None:
    found = parse_practice(words)
    if found is None:
        hint(manager, "skill-minutes-please", limit=LONGEST_MINUTES)
        return
    day = today_of(manager) - timedelta(days=found.days_ago) if found.days_ago else None
    await _log(manager, found.minutes, found.note, day)


async def _log(
    manager: DialogManager, minutes: int, note: str = "", day: date | None = None
) -> None:
    practice_id, both = new_id(manager), _both(manager)
    command = c.LogPractice(**both, practice_id=practice_id, minutes=minutes, note=note, day=day)
    await act_of(manager)(command)
    BACK.keep(manager, c.RemoveEntry(**_both(manager), entry_id=practice_id))
    await manager.switch_to(Skills.card)


async def take_proof(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    await _prove(manager, speaker_of(manager).text(f"skill-proof-{code}"), None)


async def typed_proof(manager: DialogManager, words: str) -> None:
    await _prove(manager, *parse_evidence(words))


async def _prove(manager: DialogManager, note: str, url: str | None) -> None:
    evidence_id = new_id(manager)
    await act_of(manager)(
        c.AddEvidence(**_both(manager), evidence_id=evidence_id, note=note, url=url)
    )
    BACK.keep(manager, c.RemoveEntry(**_both(manager), entry_id=evidence_id))
    await manager.switch_to(Skills.card)


async def remove_entry(_: CallbackQuery, __: Any, manager: DialogManager, entry_id: str) -> None:
    gone = {**_both(manager), "entry_id": UUID(hex=entry_id)}
    await act_of(manager)(c.RemoveEntry(**gone))
    BACK.keep(manager, c.RestoreEntry(**gone))


async def undo(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Take back what was done last to the skill; a second tap does nothing."""
    try:
        await BACK.take_back(manager)
    except DomainError as refusal:
        if refusal.code != "answer-outdated":
            raise
        hint(manager, "error-answer-outdated")
