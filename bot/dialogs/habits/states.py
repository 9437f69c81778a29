from aiogram.fsm.state import State, StatesGroup


class Habits(StatesGroup):
    """The list with its ticks, and the card of a habit with what can be changed on it."""

    list = State()
    card = State()
    title = State()
    days = State()
    remind = State()
    picture = State()


class NewHabit(StatesGroup):
    """Making a habit, step by step."""

    title = State()
    days = State()
    remind = State()
