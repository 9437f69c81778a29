"""Windows of goals: the list, the archive, a goal, and what is changed on it."""

from aiogram_dialog import StartMode, Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, Start, SwitchTo
from aiogram_dialog.widgets.media import DynamicMedia
from aiogram_dialog.widgets.text import List, Multi

from bot.choices import choice
from bot.codes import ID, one_of
from bot.dialogs.career import goal_getters as g
from bot.dialogs.career import goal_handlers as h
from bot.dialogs.career import numbers as n
from bot.dialogs.career import parts as p
from bot.dialogs.career.new_goal import begin, no_goals
from bot.dialogs.career.states import Career, NewGoal, Skills
from bot.dialogs.career.widgets import line_input, words_input
from bot.free_words import free_words
from bot.hints import Hint
from bot.navigation import to_menu
from bot.paging import pager
from bot.texts import L, Rich

TO_GOAL = SwitchTo(L("button-back"), id="back", state=Career.goal)
UNDO = Button(L("career-undo"), id="undo", on_click=h.undo, when="undoable")

goals = Window(
    Hint(),
    Rich("goals-empty", when="empty"),
    Multi(Rich("goals-head"), List(Rich("goal-line"), items="lines"), sep="\n\n", when="some"),
    Column(choice("goal", "goals", h.open_goal, codes=ID)),
    pager(),
    Row(
        Start(L("goal-add"), id="add", state=NewGoal.write),
        Start(L("career-to-skills"), id="skills", state=Skills.list, mode=StartMode.RESET_STACK),
    ),
    Row(SwitchTo(L("career-archive"), id="archive", state=Career.archive), to_menu()),
    line_input(begin, when=no_goals),
    *free_words(),
    state=Career.goals,
    getter=g.goal_list,
)
archive = Window(
    Rich("career-archive-head", when="some"),
    Rich("career-archive-empty", when="empty"),
    Column(choice("kept", "kept", h.open_kept, codes=f"[gs]{ID}")),
    pager(),
    Row(SwitchTo(L("button-back"), id="back", state=Career.goals), to_menu()),
    state=Career.archive,
    getter=g.archive,
)
goal = Window(
    Hint(),
    Rich("goal-card"),
    Rich("goal-progress", when="measured"),
    Rich("goal-not-measured", when=lambda data, *_: not data["measured"]),
    Rich("goal-reached-line", when="reached"),
    Rich("goal-left-line", when="has_left"),
    Rich("goal-past-line", when="is_past"),
    List(Rich("goal-result-line"), items="results", when="some_results"),
    Rich("goal-milestones-line", when="some_milestones"),
    List(Rich("goal-milestone-line"), items="milestones", when="some_milestones"),
    Rich("goal-more-line", when="more_milestones"),
    Rich("goal-tasks-line", when="has_tasks"),
    Rich("goal-habits-line", when="has_habits"),
    Rich("goal-minutes-line", when="has_minutes"),
    Rich("goal-archived-line", when="archived"),
    Rich("goal-deleted-line", when="deleted"),
    UNDO,
    Column(choice("result", "moves", p.open_result, when="active", codes=ID)),
    Row(
        SwitchTo(L("goal-measure-add"), id="measure", state=Career.measure),
        SwitchTo(L("goal-milestones"), id="steps", state=Career.milestones),
        when="active",
    ),
    Row(
        SwitchTo(L("goal-feeds"), id="feeds", state=Career.feeds, when="active"),
        SwitchTo(L("goal-picture"), id="picture", state=Career.picture),
    ),
    Row(
        Button(L("goal-reach"), id="reach", on_click=h.plain, when="can_reach"),
        Button(L("goal-reopen"), id="reopen", on_click=h.plain, when="can_reopen"),
        SwitchTo(L("goal-edit"), id="edit", state=Career.edit, when="active"),
    ),
    Button(L("goal-unarchive"), id="unarchive", on_click=h.plain, when="archived"),
    Button(L("goal-restore"), id="restore", on_click=h.plain, when="deleted"),
    Row(SwitchTo(L("career-to-goals"), id="list", state=Career.goals), to_menu()),
    n.goal_input,
    *free_words(),
    state=Career.goal,
    getter=g.goal_card,
)
which = Window(
    Hint(),
    Rich("goal-ask-which"),
    Column(choice("which", "choices", n.take_result, codes=ID)),
    TO_GOAL,
    n.goal_input,
    *free_words(),
    state=Career.which,
    getter=n.which,
)
edit = Window(
    Hint(),
    Rich("goal-ask-title"),
    SwitchTo(L("goal-deadline"), id="deadline", state=Career.deadline),
    Row(
        Button(L("goal-archive"), id="archive", on_click=h.plain),
        Button(L("goal-delete"), id="delete", on_click=h.plain),
    ),
    TO_GOAL,
    *words_input(h.rename),
    state=Career.edit,
    getter=g.goal_card,
)
deadline = Window(
    Hint(),
    Rich("goal-ask-deadline"),
    Group(
        choice("until", "presets", h.preset_deadline, codes=one_of((*h.HORIZONS, "none"))), width=2
    ),
    TO_GOAL,
    *words_input(h.typed_deadline),
    state=Career.deadline,
    getter=h.deadlines,
)
picture = Window(
    DynamicMedia("picture"),
    Rich("goal-picture-caption"),
    List(Rich("goal-result-line"), items="results", when="some_results"),
    TO_GOAL,
    state=Career.picture,
    getter=g.goal_picture,
)
goal_windows = (goals, archive, goal, which, edit, deadline, picture)
