"""Windows of a new goal."""

from aiogram_dialog import StartMode, Window
from aiogram_dialog.widgets.kbd import Button, Group, Row, Start, SwitchTo
from aiogram_dialog.widgets.text import List

from bot.choices import choice
from bot.codes import one_of
from bot.dialogs.career import new_goal as n
from bot.dialogs.career.goal_handlers import HORIZONS
from bot.dialogs.career.measures import MEASURES
from bot.dialogs.career.states import Career, NewGoal
from bot.dialogs.career.widgets import ideas, words_input
from bot.hints import Hint
from bot.texts import L, Rich

_CANCEL = Start(L("button-cancel"), id="cancel", state=Career.goals, mode=StartMode.RESET_STACK)

write = Window(
    Hint(),
    Rich("goal-new"),
    Group(choice("idea", "ideas", n.take_idea, codes=one_of(n.IDEAS)), width=2),
    _CANCEL,
    *words_input(n.typed_line),
    state=NewGoal.write,
    getter=ideas(lambda code: f"goal-idea-{code}", n.IDEAS),
)
review = Window(
    Hint(),
    Rich("goal-card"),
    List(Rich("goal-draft-line"), items="results", when="some_results"),
    List(Rich("goal-milestone-line"), items="milestones", when="some_milestones"),
    Rich("goal-review"),
    Button(L("goal-save"), id="save", on_click=n.save),
    Group(choice("until", "presets", n.preset, codes=one_of((*HORIZONS, "none"))), width=2),
    Row(
        SwitchTo(L("goal-measure-add"), id="measure", state=NewGoal.measure),
        Button(L("goal-clear"), id="clear", on_click=n.clear_parts, when="some_parts"),
    ),
    Row(SwitchTo(L("button-back"), id="back", state=NewGoal.write), _CANCEL),
    *words_input(n.typed_more),
    state=NewGoal.review,
    getter=n.review,
)
measure = Window(
    Hint(),
    Rich("goal-ask-measure"),
    Group(choice("measure", "ideas", n.take_measure, codes=one_of(MEASURES)), width=2),
    SwitchTo(L("button-back"), id="back", state=NewGoal.review),
    *words_input(n.typed_measure),
    state=NewGoal.measure,
    getter=ideas(lambda code: f"goal-measure-{code}", tuple(MEASURES)),
)
new_goal_windows = (write, review, measure)
