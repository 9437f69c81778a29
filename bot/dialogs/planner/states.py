from aiogram.fsm.state import State, StatesGroup


class Planner(StatesGroup):
    """The plan of a day, and when morning and evening come."""

    day = State()
    rituals = State()
    morning = State()
    evening = State()


class Week(StatesGroup):
    """Seven days, and the tasks of one of them, the overdue or the undated ones."""

    main = State()
    list = State()


class Spread(StatesGroup):
    """Overdue tasks over the coming days."""

    main = State()


class Review(StatesGroup):
    """What the day left, to be chosen from."""

    main = State()
