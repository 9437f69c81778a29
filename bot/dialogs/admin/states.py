from aiogram.fsm.state import State, StatesGroup


class Admin(StatesGroup):
    """How the product is doing, and the broadcasts; for owners."""

    main = State()
    day = State()
    failures = State()
    broadcasts = State()
    events = State()


class NewBroadcast(StatesGroup):
    """Writing a broadcast, step by step."""

    write = State()
    people = State()
    languages = State()
    variant = State()
    button = State()
    confirm = State()
