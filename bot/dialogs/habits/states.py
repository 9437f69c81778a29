from aiogram.fsm.state import State, StatesGroup


class Habits(StatesGroup):
    """The list with its ticks, and the card of a habit."""

    list = State()
    card = State()
    title = State()
    remind = State()


class NewHabit(StatesGroup):
    """Making a habit, step by step."""

    title = State()
    days = State()
    remind = State()
