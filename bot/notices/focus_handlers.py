"""What the buttons of the timer do."""

from uuid import UUID, uuid5

from aiogram.types import CallbackQuery
from dishka.integrations.aiogram import FromDishka, inject

from bot.live.focus_timers import FocusTimerMessages
from bot.notices.outcomes import show_outcome
from bot.ui.cards.callbacks import FocusCallback
from bot.ui.cards.focus import render_focus_session
from bot.ui.cards.focus_goals import format_reached_goals
from bot.ui.current_user import CommandExecutor, CurrentUser, QueryRunner
from core.focus import contracts as c
from core.focus.queries import FocusQueries
from core.focus.rules import calculate_flow_break
from core.kit.errors import NotFound
from core.kit.messages import Command


@inject
async def handle_focus(
    callback: CallbackQuery,
    callback_data: FocusCallback,
    current_user: CurrentUser,
    executor: CommandExecutor,
    query_runner: QueryRunner,
    focus_timers: FromDishka[FocusTimerMessages],
) -> None:
    """The message goes on as the timer of what the press has made of it."""
    view = await _execute_action(callback_data, current_user, executor, query_runner)
    rendered = render_focus_session(view, current_user, query_runner.clock.now())
    if callback_data.action == "x":
        async with query_runner(FocusQueries) as queries:
            reached = await queries.list_reached_goals(view, current_user.profile)
        for line in format_reached_goals(reached, current_user):
            rendered = rendered.append_line(line)
    await show_outcome(callback, rendered)
    if callback.message is not None:
        await focus_timers.track_session(view, current_user, callback.message.message_id)


async def _execute_action(
    callback_data: FocusCallback,
    current_user: CurrentUser,
    executor: CommandExecutor,
    query_runner: QueryRunner,
) -> c.FocusView:
    """What follows a session has one id, so that two presses begin it once."""
    who, what = current_user.id, callback_data.session_id
    plain: dict[str, type[Command[c.FocusView]]] = {
        "p": c.PauseFocus,
        "r": c.ResumeFocus,
        "x": c.StopFocus,
    }
    if callback_data.action in plain:
        return await executor(plain[callback_data.action](user_id=who, session_id=what))  # type: ignore[call-arg]
    following = uuid5(what, callback_data.action)
    if callback_data.action == "s":
        return await executor(c.SkipPhase(user_id=who, session_id=what, next_id=following))
    return await executor(
        await _build_following_command(callback_data, current_user, query_runner, following)
    )


async def _build_following_command(
    callback_data: FocusCallback,
    current_user: CurrentUser,
    query_runner: QueryRunner,
    following: UUID,
) -> c.StartFocus:
    async with query_runner(FocusQueries) as queries:
        before = await queries.get_session(callback_data.session_id, current_user.id)
    if before is None:
        raise NotFound("focus")
    same = callback_data.action == "w" and before.phase == "work"
    flow, minutes = before.mode == "flow", None
    phase: c.Phase = "work"
    if callback_data.action == "n":
        phase = "short" if flow else before.next_phase
        minutes = (
            calculate_flow_break(before.calculate_elapsed(query_runner.clock.now()))
            if flow
            else None
        )
    elif same and before.mode == "countdown":
        minutes = before.planned_seconds // 60
    return c.StartFocus(
        user_id=current_user.id,
        session_id=following,
        mode=before.mode if same or flow else "pomodoro",
        phase=phase,
        minutes=minutes,
        subject_id=before.subject_id,
        title=before.title,
        tags=before.tags,
    )
