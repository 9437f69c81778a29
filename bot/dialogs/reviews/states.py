from aiogram.fsm.state import State, StatesGroup


class WeeklyReview(StatesGroup):
    """The door, the four steps, the summary, and when to be reminded."""

    main = State()
    goals = State()
    skills = State()
    habits = State()
    tasks = State()
    done = State()
    remind = State()


STEPS = (WeeklyReview.goals, WeeklyReview.skills, WeeklyReview.habits, WeeklyReview.tasks)
