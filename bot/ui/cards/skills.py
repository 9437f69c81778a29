"""The check-in of a skill as a message: the question, and its answer."""

from datetime import datetime

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.ui.cards.callbacks import SkillAction, SkillCallback
from bot.ui.cards.tasks import RenderedMessage
from bot.ui.current_user import CurrentUser
from core.career.contracts.skills import CheckInAnswer, SkillSummary
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
    still, *moves = [
        _build_button(line, answer, current_user, level)
        for answer, level in line.levels_by_answer.items()
    ]
    rows = [[still], moves]
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
    line: SkillSummary, answer: CheckInAnswer, current_user: CurrentUser, level: int
) -> InlineKeyboardButton:
    return InlineKeyboardButton(
        text=current_user.translate(f"skill-check-{answer}", level=level),
        callback_data=SkillCallback(
            action=_ANSWER_ACTIONS[answer], skill_id=line.id, turn=line.turn
        ).pack(),
    )


_ANSWER_ACTIONS: dict[CheckInAnswer, SkillAction] = {"still": "s", "higher": "h", "lower": "l"}
