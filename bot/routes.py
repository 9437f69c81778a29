"""Every state of every dialog: where a button can lead. Imports nothing of `bot`, so that no dialog
needs another one to open it.

The names of groups and states are part of what Redis keeps of open dialogs.
"""

from aiogram.fsm.state import State, StatesGroup


class Welcome(StatesGroup):
    zone = State()


class Menu(StatesGroup):
    main = State()
    help = State()
    more = State()


class Tasks(StatesGroup):
    """Lists and the card of a task."""

    today = State()
    all = State()
    search = State()
    board = State()
    square = State()
    choose = State()
    choose_day = State()
    card = State()
    steps = State()
    blockers = State()
    snooze = State()
    snooze_day = State()
    snooze_time = State()


class Draft(StatesGroup):
    """What was understood of a text, as chips to correct; also the editor of a saved task."""

    write = State()
    several = State()
    review = State()
    more = State()
    title = State()
    day = State()
    calendar = State()
    time = State()
    priority = State()
    tags = State()
    project = State()
    duration = State()
    notes = State()
    waiting = State()
    reminders = State()
    reminder_day = State()
    repeat = State()
    until = State()


class Planner(StatesGroup):
    """The plan of a day, and when morning and evening come."""

    day = State()
    picture = State()
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


class Focus(StatesGroup):
    """The start of a session, what to spend it on, how it went, and the person's own lengths."""

    main = State()
    task = State()
    length = State()
    stats = State()
    settings = State()


class Habits(StatesGroup):
    """The list with its ticks, the card of a habit, its days and pictures, what can be changed."""

    list = State()
    card = State()
    amount = State()
    month = State()
    day = State()
    note = State()
    picture = State()
    curve = State()
    edit = State()
    title = State()
    kind = State()
    target = State()
    micro = State()
    days = State()
    weekly = State()
    interval = State()
    remind = State()
    pause = State()
    freeze = State()
    vacation = State()
    archive = State()
    delete = State()


class NewHabit(StatesGroup):
    """Making a habit, step by step; `check` shows what was understood of a whole line."""

    title = State()
    check = State()
    days = State()
    weekly = State()
    interval = State()
    kind = State()
    target = State()
    micro = State()
    remind = State()


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


class Stats(StatesGroup):
    main = State()


class WeeklyReview(StatesGroup):
    """The first window, the four steps, the summary, and when to be reminded."""

    main = State()
    goals = State()
    skills = State()
    habits = State()
    tasks = State()
    done = State()
    remind = State()


STEPS = (WeeklyReview.goals, WeeklyReview.skills, WeeklyReview.habits, WeeklyReview.tasks)


class Advice(StatesGroup):
    """A piece of advice, and what helped before."""

    main = State()
    kept = State()


class Settings(StatesGroup):
    main = State()
    language = State()
    zone = State()
    day_start = State()
    working = State()
    quiet = State()
    notices = State()
    email = State()
    email_address = State()
    phone = State()
    phone_number = State()


class Data(StatesGroup):
    """What can be done with one's data, and each of those things step by step."""

    main = State()
    export = State()
    import_file = State()
    preview = State()
    calendar = State()
    forget = State()
    forget_surely = State()


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
