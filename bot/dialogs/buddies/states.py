from aiogram.fsm.state import State, StatesGroup


class Buddies(StatesGroup):
    """What is shown to whom: the list; one's own habit and who sees it; somebody else's habit; an
    invitation in the hands of the one who got it."""

    list = State()
    pick = State()
    circle = State()
    link = State()
    person = State()
    shared = State()
    leave = State()
    offer = State()
