"""What the buttons of a skill's check-in do."""

from aiogram.types import CallbackQuery

from bot.notices.outcomes import show_outcome
from bot.ui.cards.callbacks import SkillAction, SkillCallback
from bot.ui.cards.skills import render_answered_skill, render_skill_question
from bot.ui.current_user import CommandExecutor, CurrentUser, QueryRunner
from core.career.contracts.skills import AnswerCheckIn, CheckInAnswer, SkillCard, TakeBackAnswer
from core.kit.messages import Command

_ANSWERS_BY_ACTION: dict[SkillAction, CheckInAnswer] = {"s": "still", "h": "higher", "l": "lower"}


def build_command(callback_data: SkillCallback, current_user: CurrentUser) -> Command[SkillCard]:
    """What the press asks for."""
    who, what = current_user.id, callback_data.skill_id
    if callback_data.action == "u":
        return TakeBackAnswer(user_id=who, skill_id=what, turn=callback_data.turn)
    answer = _ANSWERS_BY_ACTION[callback_data.action]
    return AnswerCheckIn(user_id=who, skill_id=what, turn=callback_data.turn, answer=answer)


async def handle_skill(
    callback: CallbackQuery,
    callback_data: SkillCallback,
    current_user: CurrentUser,
    executor: CommandExecutor,
    query_runner: QueryRunner,
) -> None:
    """Show the question again, or what was answered to it."""
    card = await executor(build_command(callback_data, current_user))
    if callback_data.action == "u":
        rendered = render_skill_question(card, current_user)
    else:
        now = query_runner.clock.now()
        rendered = render_answered_skill(card, callback_data.turn, current_user, now)
    await show_outcome(callback, rendered)
