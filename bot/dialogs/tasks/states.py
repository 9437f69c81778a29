from aiogram.fsm.state import State, StatesGroup


class Tasks(StatesGroup):
    """Lists and the card of a task."""

    today = State()
    all = State()
    card = State()
    snooze = State()


class Draft(StatesGroup):
    """What was understood of a text, as chips to correct; also the editor of a saved task."""

    write = State()
    review = State()
    title = State()
    day = State()
    calendar = State()
    time = State()
    priority = State()
    tags = State()
