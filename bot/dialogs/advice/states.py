from aiogram.fsm.state import State, StatesGroup


class Advice(StatesGroup):
    """A piece of advice, and what helped before."""

    main = State()
    kept = State()
