"""Asking for advice, from wherever it is asked."""

from uuid import NAMESPACE_URL, UUID, uuid5

from aiogram_dialog import DialogManager

from bot.context import act_of, reader_of, speaker_of
from bot.dialogs.advice.figures import signals_of
from core.advice.contracts import AdviceAnswer, AskAdvice


async def ask(manager: DialogManager, *, after: UUID | None = None) -> AdviceAnswer:
    """The day's advice, or another one than `after`; pressing twice asks once."""
    speaker, act = speaker_of(manager), act_of(manager)
    origin = uuid5(NAMESPACE_URL, f"uspevai:advice:{act.origin}")
    return await act(
        AskAdvice(
            user_id=speaker.id,
            advice_id=uuid5(after, "another") if after else origin,
            signals=await signals_of(reader_of(manager), speaker),
            another=after is not None,
        )
    )
