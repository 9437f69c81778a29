from aiogram.fsm.state import State, StatesGroup


class Habits(StatesGroup):
    """The list with its ticks, the card of a habit, its days and pictures, what can be changed."""

    list = State()
    card = State()
    amount = State()
    month = State()
    day = State()
    note = State()
    picture = State()
    curve = State()
    edit = State()
    title = State()
    kind = State()
    target = State()
    micro = State()
    days = State()
    weekly = State()
    interval = State()
    remind = State()
    pause = State()
    freeze = State()
    vacation = State()
    archive = State()
    delete = State()


class NewHabit(StatesGroup):
    """Making a habit, step by step; `check` shows what was understood of a whole line."""

    title = State()
    check = State()
    days = State()
    weekly = State()
    interval = State()
    kind = State()
    target = State()
    micro = State()
    remind = State()
