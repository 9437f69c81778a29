from aiogram.fsm.state import State, StatesGroup


class Career(StatesGroup):
    """The goals, a goal with what measures it and what feeds it, and the archive."""

    goals = State()
    archive = State()
    goal = State()
    edit = State()
    deadline = State()
    result = State()
    which = State()
    measure = State()
    milestones = State()
    milestone = State()
    feeds = State()
    task = State()
    habit = State()
    skill = State()
    picture = State()


class NewGoal(StatesGroup):
    """A goal from one line, or from taps."""

    write = State()
    review = State()
    measure = State()


class Skills(StatesGroup):
    """The skills, and a skill with its levels, practice and evidence."""

    list = State()
    card = State()
    edit = State()
    level = State()
    target = State()
    practice = State()
    log = State()
    evidence = State()
    radar = State()


class NewSkill(StatesGroup):
    """A skill from one line, or from taps."""

    write = State()
    level = State()
    target = State()
