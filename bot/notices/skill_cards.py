"""The check-in of a skill as a message: the question, and its answer."""

from datetime import datetime

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.notices.cards import Face
from bot.notices.data import SkillAction, SkillPress
from bot.speaker import Speaker
from core.career.contracts import SkillLine
from core.career.contracts.skills import HIGHEST, LOWEST
from core.texts import day_name


def level_words(level: int, speaker: Speaker) -> str:
    """«уверенно» for 3."""
    return speaker.text(f"skill-level-{level}")


def skill_question(line: SkillLine, speaker: Speaker) -> Face:
    """«Английский: всё ещё уровень 3?», with the answers that its level leaves."""
    words = speaker.rich(
        "skill-check", title=line.title, level=line.level, words=level_words(line.level, speaker)
    )
    moves = []
    if line.level > LOWEST:
        moves.append(_button(line, "l", speaker, line.level - 1))
    if line.level < HIGHEST:
        moves.append(_button(line, "h", speaker, line.level + 1))
    rows = [[_button(line, "s", speaker, line.level)], moves]
    return Face(words, InlineKeyboardMarkup(inline_keyboard=rows))


def skill_answered(line: SkillLine, turn: int, speaker: Speaker, now: datetime) -> Face:
    """«✅ 18:02 Английский: уровень 4», when it is asked next, and undo while nothing more was
    said since that `turn`."""
    words = speaker.rich(
        "skill-check-done",
        at=f"{speaker.local(now):%H:%M}",
        title=line.title,
        level=line.level,
        words=level_words(line.level, speaker),
    )
    if line.level >= line.target:
        words += "\n" + speaker.rich("skill-check-target")
    if line.check_on is not None:
        day = day_name(speaker.locale, line.check_on, speaker.profile.day_of(now))
        words += "\n" + speaker.rich("skill-check-next", day=day)
    if line.turn != turn + 1:
        return Face(words)
    undo = InlineKeyboardButton(
        text=speaker.text("notice-button-undo"),
        callback_data=SkillPress("u", line.id, turn).pack(),
    )
    return Face(words, InlineKeyboardMarkup(inline_keyboard=[[undo]]))


def _button(
    line: SkillLine, action: SkillAction, speaker: Speaker, level: int
) -> InlineKeyboardButton:
    return InlineKeyboardButton(
        text=speaker.text(f"skill-check-{_NAMES[action]}", level=level),
        callback_data=SkillPress(action, line.id, line.turn).pack(),
    )


_NAMES: dict[SkillAction, str] = {"s": "still", "h": "higher", "l": "lower"}
