from aiogram.fsm.state import State, StatesGroup


class Focus(StatesGroup):
    """The start of a session, what to spend it on, how it went, and the person's own lengths."""

    main = State()
    task = State()
    length = State()
    stats = State()
    settings = State()
