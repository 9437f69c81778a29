"""Writing up an amount: «+N» by buttons and typed, for today and yesterday, with undo."""

from datetime import date, timedelta
from typing import Any

from aiogram.types import CallbackQuery, ContentType, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from bot.codes import DAY
from bot.context import speaker_of
from bot.dialogs.habits import lines
from bot.dialogs.habits.getters import chosen
from bot.dialogs.habits.handlers import do, habit_id_of, open_amount
from bot.dialogs.habits.inputs import Added, BadInput, is_amount
from bot.dialogs.habits.inputs import added as read_added
from bot.hints import hint
from bot.notices.focus_cards import bar
from bot.notices.habit_cards import number, progress, quick_amounts
from core.habits.contracts import HabitCard, LogAmount
from core.texts import day_name

_DAY = timedelta(days=1)
CODE = f"-?[0-9]{{1,10}}:-?[0-9]{{1,10}}:{DAY}"


async def amount(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """How far the day is, and what can be added to it."""
    card, speaker = await chosen(dialog_manager), speaker_of(dialog_manager)
    day = day_of(dialog_manager, card)
    there = card.on(day)[1]
    adds = [
        (f"+{number(one, speaker)}", _code(day, one, there)) for one in quick_amounts(card.target)
    ]
    undo = dialog_manager.dialog_data.get("undo", "")
    return {
        "title": card.title,
        "kind": card.kind,
        "day": day_name(speaker.locale, day, card.today),
        "progress": progress(card, there, speaker),
        "bar": bar(min(1.0, there / card.target) if card.target else float(there > 0)),
        "adds": adds,
        "ticks": _today_only(lines.ticks(card, speaker), card) if day == card.today else [],
        "undos": [(_undo_words(dialog_manager, undo), undo)] if _fits(undo, day, there) else [],
        "is_today": day == card.today,
        "is_yesterday": day != card.today,
        "streak": card.streak,
    }


def _today_only(ticks: list[tuple[str, str]], card: HabitCard) -> list[tuple[str, str]]:
    return [(words, code) for words, code in ticks if int(code[1:6], 16) == card.today.toordinal()]


def day_of(manager: DialogManager, card: HabitCard) -> date:
    """The day that is written up: today, or yesterday."""
    day = date.fromisoformat(manager.dialog_data.get("day", card.today.isoformat()))
    return day if day in (card.today, card.today - _DAY) else card.today


async def add(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """What the button says, if the day still has what was shown with it."""
    day, added, seen = _read(code)
    await _log(manager, day, added, seen=seen)


async def typed(manager: DialogManager, said: Added) -> None:
    card = await chosen(manager)
    await _log(manager, day_of(manager, card), said.amount, replace=said.replace)


async def is_amount_of_card(message: Message, dialog_manager: DialogManager, **_: Any) -> bool:
    """A number written on the card of a habit that counts; other words are no answer to it."""
    if not is_amount(message.text or ""):
        return False
    card = await chosen(dialog_manager)
    return card.kind != "yes_no" and not card.archived


async def typed_on_card(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """«+3» goes to today and shows what became of it, with the way back."""
    await open_amount(manager, habit_id_of(manager))
    try:
        await typed(manager, read_added(message.text or ""))
    except BadInput as bad:
        hint(manager, bad.key, **bad.params)


async def other_day(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    today = (await chosen(manager)).today
    day = today if button.widget_id == "today" else today - _DAY
    manager.dialog_data["day"] = day.isoformat()


async def _log(manager: DialogManager, day: date, added: float, **more: Any) -> None:
    person, habit_id = speaker_of(manager).id, habit_id_of(manager)
    before = (await chosen(manager)).on(day)[1]
    command = LogAmount(user_id=person, habit_id=habit_id, day=day, amount=added, **more)
    card: HabitCard | None = await do(manager, command)
    if card is not None:
        there = card.on(day)[1]
        back = before - there
        manager.dialog_data["undo"] = _code(day, back, there) if back else ""


def _code(day: date, added: float, seen: float) -> str:
    """Thousandths to add, those seen, and the day's ordinal."""
    return f"{round(added * 1000)}:{round(seen * 1000)}:{day.toordinal():x}"


def _read(code: str) -> tuple[date, float, float]:
    added, seen, ordinal = code.split(":")
    return date.fromordinal(int(ordinal, 16)), int(added) / 1000, int(seen) / 1000


def _fits(undo: str, day: date, there: float) -> bool:
    """Whether what was added last can be taken back as things are."""
    if not undo:
        return False
    of, _, seen = _read(undo)
    return of == day and round(seen - there, 3) == 0


def _undo_words(manager: DialogManager, undo: str) -> str:
    speaker = speaker_of(manager)
    back = -_read(undo)[1]
    sign = "+" if back > 0 else "−"
    return speaker.text("habit-take-back", amount=f"{sign}{number(abs(back), speaker)}")


card_input = MessageInput(typed_on_card, content_types=ContentType.TEXT, filter=is_amount_of_card)
