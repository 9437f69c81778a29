"""What a tap does in the list of habits and on a card."""

from datetime import date
from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from bot.context import act_of, speaker_of, today_of
from bot.dialogs.habits.getters import chosen
from bot.dialogs.habits.states import Habits
from bot.hints import good_news, hint
from bot.paging import from_the_start
from core.habits import contracts as c
from core.kit.errors import DomainError


async def start_habits(data: Any, manager: DialogManager) -> None:
    """A card can be opened from outside with the habit's id."""
    manager.dialog_data["day"] = today_of(manager).isoformat()
    if isinstance(data, dict) and "habit_id" in data:
        manager.dialog_data["habit_id"] = UUID(hex=data["habit_id"]).hex


async def do(manager: DialogManager, command: Any) -> Any:
    """Execute it; what the rules of habits refuse is said above the window, which stays."""
    try:
        return await act_of(manager)(command)
    except DomainError as refusal:
        if refusal.code not in _SAID:
            raise
        hint(manager, f"error-{refusal.code}", **refusal.params)
        return None


_SAID = frozenset({"day-not-open", "freeze-points", "freeze-full", "pause-days", "habit-target"})


async def tick(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """Do what the button says; the button of a list too old to tick shows the list of today."""
    day, habit_id = date.fromordinal(int(code[1:6], 16)), UUID(hex=code[6:])
    if code[0] == "a":
        await open_amount(manager, habit_id)
        return
    kind = c.CheckInHabit if code[0] == "c" else c.UndoCheckIn
    await do(manager, kind(user_id=speaker_of(manager).id, habit_id=habit_id, day=day))


async def open_amount(manager: DialogManager, habit_id: UUID) -> None:
    manager.dialog_data.update(habit_id=habit_id.hex, day=today_of(manager).isoformat())
    manager.dialog_data.pop("undo", None)
    await manager.switch_to(Habits.amount)


async def count(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await open_amount(manager, habit_id_of(manager))


async def switch_mode(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """The list's buttons tick, or open cards."""
    manager.dialog_data["cards"] = button.widget_id == "cards"


async def open_archive(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    from_the_start(manager)
    await manager.switch_to(Habits.archive)


async def open_card(_: CallbackQuery, __: Any, manager: DialogManager, habit_id: str) -> None:
    manager.dialog_data["habit_id"] = UUID(hex=habit_id).hex
    await manager.switch_to(Habits.card)


async def write_note(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """About today, from the card."""
    manager.dialog_data.update(day=today_of(manager).isoformat(), from_card=True)
    await manager.switch_to(Habits.note)


async def archive(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The card shows itself and offers the way back."""
    person = speaker_of(manager).id
    await act_of(manager)(c.ArchiveHabit(user_id=person, habit_id=habit_id_of(manager)))
    await manager.switch_to(Habits.card)


async def restore(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    person = speaker_of(manager).id
    await act_of(manager)(c.RestoreHabit(user_id=person, habit_id=habit_id_of(manager)))


async def delete(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """For good, after a question; the archive says so."""
    person, habit_id = speaker_of(manager).id, habit_id_of(manager)
    card = await act_of(manager)(c.DeleteHabit(user_id=person, habit_id=habit_id))
    good_news(manager, "habit-deleted", title=card.title)
    from_the_start(manager)
    await manager.switch_to(Habits.archive)


async def take_step(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The offered micro-step; one that is offered no longer changes nothing."""
    card = await chosen(manager)
    if card.step is not None:
        await change(manager, target=card.step.target)


async def step_later(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await change(manager, later=True)


async def change(manager: DialogManager, **changes: Any) -> Any:
    """Edit the habit at hand."""
    person, habit_id = speaker_of(manager).id, habit_id_of(manager)
    return await do(manager, c.EditHabit(user_id=person, habit_id=habit_id, **changes))


def habit_id_of(manager: DialogManager) -> UUID:
    return UUID(hex=manager.dialog_data["habit_id"])
