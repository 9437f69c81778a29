from aiogram.fsm.state import State, StatesGroup


class Tasks(StatesGroup):
    """Lists and the card of a task."""

    today = State()
    all = State()
    search = State()
    board = State()
    square = State()
    choose = State()
    choose_day = State()
    card = State()
    steps = State()
    blockers = State()
    snooze = State()
    snooze_day = State()
    snooze_time = State()


class Draft(StatesGroup):
    """What was understood of a text, as chips to correct; also the editor of a saved task."""

    write = State()
    several = State()
    review = State()
    more = State()
    title = State()
    day = State()
    calendar = State()
    time = State()
    priority = State()
    tags = State()
    project = State()
    duration = State()
    notes = State()
    waiting = State()
    reminders = State()
    reminder_day = State()
    repeat = State()
    until = State()
