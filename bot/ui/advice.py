"""Asking for advice, from wherever it is asked."""

from uuid import NAMESPACE_URL, UUID, uuid5

from aiogram_dialog import DialogManager

from bot.ui.context import get_command_executor, get_current_user, get_query_runner
from core.advice.contracts import AdviceAnswer, AskAdvice
from core.overviews.advice_signals import AdviceSignalQueries


async def request_advice(
    manager: DialogManager, *, previous_id: UUID | None = None
) -> AdviceAnswer:
    """The day's advice, or another one than `after`; pressing twice asks once."""
    current_user, executor = get_current_user(manager), get_command_executor(manager)
    origin = uuid5(NAMESPACE_URL, f"uspevai:advice:{executor.origin}")
    async with get_query_runner(manager)(AdviceSignalQueries) as queries:
        signals = await queries.collect_signals(current_user.profile)
    return await executor(
        AskAdvice(
            user_id=current_user.id,
            advice_id=uuid5(previous_id, "another") if previous_id else origin,
            signals=signals,
            another=previous_id is not None,
        )
    )
