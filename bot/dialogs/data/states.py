from aiogram.fsm.state import State, StatesGroup


class Data(StatesGroup):
    """What can be done with one's data, and each of those things step by step."""

    main = State()
    export = State()
    import_file = State()
    preview = State()
    calendar = State()
    forget = State()
    forget_surely = State()
