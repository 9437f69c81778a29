"""The check-in of a skill as a message: the question, and its answer."""

from datetime import datetime

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.ui.cards.callbacks import SkillAction, SkillCallback
from bot.ui.cards.tasks import RenderedMessage
from bot.ui.current_user import CurrentUser
from core.career.contracts.skills import MAX_LEVEL, MIN_LEVEL, SkillSummary
from core.texts import format_day


def format_level(level: int, current_user: CurrentUser) -> str:
    """«уверенно» for 3."""
    return current_user.translate(f"skill-level-{level}")


def render_skill_question(line: SkillSummary, current_user: CurrentUser) -> RenderedMessage:
    """«Английский: всё ещё уровень 3?», with the answers that its level leaves."""
    words = current_user.translate_html(
        "skill-check",
        title=line.title,
        level=line.level,
        words=format_level(line.level, current_user),
    )
    moves = []
    if line.level > MIN_LEVEL:
        moves.append(_build_button(line, "l", current_user, line.level - 1))
    if line.level < MAX_LEVEL:
        moves.append(_build_button(line, "h", current_user, line.level + 1))
    rows = [[_build_button(line, "s", current_user, line.level)], moves]
    return RenderedMessage(words, InlineKeyboardMarkup(inline_keyboard=rows))


def render_answered_skill(
    line: SkillSummary, turn: int, current_user: CurrentUser, now: datetime
) -> RenderedMessage:
    """«✅ 18:02 Английский: уровень 4», when it is asked next, and undo while nothing more was
    said since that `turn`."""
    words = current_user.translate_html(
        "skill-check-done",
        at=f"{current_user.to_local_time(now):%H:%M}",
        title=line.title,
        level=line.level,
        words=format_level(line.level, current_user),
    )
    if line.level >= line.target:
        words += "\n" + current_user.translate_html("skill-check-target")
    if line.check_on is not None:
        day = format_day(current_user.locale, line.check_on, current_user.profile.get_day(now))
        words += "\n" + current_user.translate_html("skill-check-next", day=day)
    if line.turn != turn + 1:
        return RenderedMessage(words)
    undo = InlineKeyboardButton(
        text=current_user.translate("notice-button-undo"),
        callback_data=SkillCallback(action="u", skill_id=line.id, turn=turn).pack(),
    )
    return RenderedMessage(words, InlineKeyboardMarkup(inline_keyboard=[[undo]]))


def _build_button(
    line: SkillSummary, action: SkillAction, current_user: CurrentUser, level: int
) -> InlineKeyboardButton:
    return InlineKeyboardButton(
        text=current_user.translate(f"skill-check-{_ACTION_KEYS[action]}", level=level),
        callback_data=SkillCallback(action=action, skill_id=line.id, turn=line.turn).pack(),
    )


_ACTION_KEYS: dict[SkillAction, str] = {"s": "still", "h": "higher", "l": "lower"}
