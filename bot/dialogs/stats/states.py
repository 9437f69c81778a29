from aiogram.fsm.state import State, StatesGroup


class Stats(StatesGroup):
    main = State()
