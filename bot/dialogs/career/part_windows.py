"""Windows of what measures a goal and what feeds it."""

from typing import Any

from aiogram import F
from aiogram.fsm.state import State
from aiogram_dialog import Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, SwitchTo
from aiogram_dialog.widgets.text import List

from bot.choices import choice
from bot.codes import FIGURE, ID, one_of
from bot.dialogs.career import feeds as f
from bot.dialogs.career import milestones as m
from bot.dialogs.career import parts as p
from bot.dialogs.career.goal_windows import TO_GOAL, UNDO
from bot.dialogs.career.measures import MEASURES
from bot.dialogs.career.states import Career
from bot.dialogs.career.widgets import ideas, words_input
from bot.hints import Hint
from bot.navigation import to_menu
from bot.paging import pager
from bot.texts import L, Rich

result = Window(
    Hint(),
    Rich("goal-result-card"),
    Group(choice("move", "moves", p.move, codes=f"[0-9a-f]{{{p.TOKEN}}}{FIGURE}"), width=3),
    UNDO,
    Row(Button(L("goal-result-remove"), id="remove", on_click=p.remove_result), TO_GOAL),
    *words_input(p.typed_move),
    state=Career.result,
    getter=p.result,
)
measure = Window(
    Hint(),
    Rich("goal-ask-measure"),
    Group(choice("measure", "ideas", p.take_measure, codes=one_of(MEASURES)), width=2),
    TO_GOAL,
    *words_input(p.typed_measure),
    state=Career.measure,
    getter=ideas(lambda code: f"goal-measure-{code}", tuple(MEASURES)),
)
milestones = Window(
    Hint(),
    Rich("goal-ask-milestones"),
    Column(choice("step", "milestones", m.tap_milestone, codes=f"[rntu]{ID}")),
    pager(),
    Column(choice("idea", "ideas", m.take_step, when="empty", codes=one_of(m.STEPS))),
    UNDO,
    Row(
        Button(L("goal-steps-rename"), id="rename", on_click=m.switch_mode, when="can_change"),
        Button(L("goal-steps-remove"), id="remove", on_click=m.switch_mode, when="can_change"),
        Button(L("goal-steps-tick"), id="tick", on_click=m.switch_mode, when=~F["ticking"]),
        TO_GOAL,
    ),
    *words_input(m.typed_milestone),
    state=Career.milestones,
    getter=m.milestones,
)
milestone = Window(
    Hint(),
    Rich("goal-ask-step-title"),
    SwitchTo(L("button-back"), id="steps", state=Career.milestones),
    *words_input(m.rename_milestone),
    state=Career.milestone,
    getter=m.milestone,
)
feeds = Window(
    Hint(),
    Rich("goal-feeds-head", when="some"),
    Rich("goal-feeds-empty", when="empty"),
    List(Rich("goal-feed-line"), items="lines", when="some"),
    Rich("goal-feeds-minutes", when="has_minutes"),
    Column(choice("feed", "feeds", f.unlink, codes=f"[ths]{ID}")),
    pager(),
    UNDO,
    Row(
        SwitchTo(L("goal-feed-task"), id="task", state=Career.task),
        SwitchTo(L("goal-feed-habit"), id="habit", state=Career.habit),
        SwitchTo(L("goal-feed-skill"), id="skill", state=Career.skill),
    ),
    Row(TO_GOAL, to_menu()),
    state=Career.feeds,
    getter=f.feeds,
)
_TO_FEEDS = SwitchTo(L("button-back"), id="feeds", state=Career.feeds)


def _choose(kind: str, state: State, getter: Any, on_click: Any, *more: Any) -> Window:
    """A list to link one thing of."""
    return Window(
        Hint(),
        Rich(f"goal-ask-{kind}"),
        Rich(f"goal-no-{kind}", when="empty"),
        Column(choice("one", "choices", on_click, codes=ID)),
        pager(),
        _TO_FEEDS,
        *more,
        state=state,
        getter=getter,
    )


task = _choose("task", Career.task, f.tasks, f.link_task, *words_input(f.typed_task))
habit = _choose("habit", Career.habit, f.habits, f.link_habit)
skill = _choose("skill", Career.skill, f.skills, f.link_skill)
part_windows = (result, measure, milestones, milestone, feeds, task, habit, skill)
