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


class Keys(StatesGroup):
    """The keys of other systems: seen, made, closed."""

    list = State()
    card = State()
    revoke = State()
    source = State()
    grant = State()
    made = State()


class Letters(StatesGroup):
    """Dead letters: found, read, mended, sent again."""

    list = State()
    search = State()
    card = State()
    edit = State()
