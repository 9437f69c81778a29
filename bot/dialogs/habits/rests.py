"""Pauses of one habit, vacations of all of them, and freezes."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from bot.context import reader_of, speaker_of, today_of
from bot.dialogs.habits.getters import chosen, pause_words
from bot.dialogs.habits.handlers import do, habit_id_of
from bot.dialogs.habits.inputs import BadInput
from bot.dialogs.habits.ranges import day_range
from bot.dialogs.habits.states import Habits
from bot.hints import good_news, hint
from core.habits import contracts as c

LENGTHS = {"three": 3, "week": 7, "fortnight": 14}


async def rest(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """From today for as long as the button says."""
    today, days = today_of(manager), LENGTHS.get(button.widget_id or "")
    await _rest(manager, today, today + timedelta(days=days - 1) if days else None)


async def typed_rest(message: Message, _: MessageInput, manager: DialogManager) -> None:
    speaker, today = speaker_of(manager), today_of(manager)
    now = reader_of(manager).clock.now()
    zone, lang = speaker.profile.zone, speaker.locale
    try:
        first, last = day_range(message.text or "", now=now, zone=zone, lang=lang, today=today)
    except BadInput as bad:
        hint(manager, bad.key, **bad.params)
    else:
        await _rest(manager, first, last)


async def resume(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    who = speaker_of(manager).id
    done = await do(manager, c.ResumeHabits(user_id=who, habit_id=_whose(manager)))
    if done is not None and _whose(manager) is None:
        good_news(manager, "habit-resumed", count=done.changed)
    await manager.switch_to(_behind(manager))


async def buy_freeze(_: CallbackQuery, __: Any, manager: DialogManager, seen: str) -> None:
    person, habit_id = speaker_of(manager).id, habit_id_of(manager)
    await do(manager, c.BuyFreeze(user_id=person, habit_id=habit_id, seen=int(seen)))


async def freeze(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The freezes at hand; the button to buy one, where it can be paid."""
    card, speaker = await chosen(dialog_manager), speaker_of(dialog_manager)
    can = card.points >= c.FREEZE_PRICE and card.freezes < c.MOST_FREEZES
    words = speaker.text("habit-freeze-buy", price=c.FREEZE_PRICE)
    return {
        "title": card.title,
        "freezes": card.freezes,
        "points": card.points,
        "price": c.FREEZE_PRICE,
        "most": c.MOST_FREEZES,
        "buys": [(words, str(card.freezes))] if can else [],
    }


async def _rest(manager: DialogManager, first: date, last: date | None) -> None:
    who, whose = speaker_of(manager).id, _whose(manager)
    command = c.PauseHabits(user_id=who, habit_id=whose, first=first, last=last)
    done = await do(manager, command)
    if done is None:
        return
    if whose is None:
        days = pause_words(c.Pause(first, last), today_of(manager), speaker_of(manager))
        good_news(manager, "habit-rested", count=done.changed, days=days)
    await manager.switch_to(_behind(manager))


def _whose(manager: DialogManager) -> UUID | None:
    """The habit at hand, or None for all of them."""
    vacation = manager.current_context().state == Habits.vacation
    return None if vacation else habit_id_of(manager)


def _behind(manager: DialogManager) -> Any:
    return Habits.list if _whose(manager) is None else Habits.card
