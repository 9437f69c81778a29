from aiogram.fsm.state import State, StatesGroup


class Welcome(StatesGroup):
    zone = State()
