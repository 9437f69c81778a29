"""Windows of a new goal."""

from aiogram_dialog import StartMode, Window
from aiogram_dialog.widgets.kbd import Button, Group, Row, Start, SwitchTo
from aiogram_dialog.widgets.text import List

from bot.dialogs.career.goal_handlers import HORIZONS
from bot.dialogs.career.new_goal_getters import get_review_data
from bot.dialogs.career.new_goal_handlers import (
    IDEA_CODES,
    choose_deadline,
    choose_idea,
    choose_measure,
    clear_parts,
    handle_goal_input,
    handle_measure_input,
    handle_more_input,
    save_goal,
)
from bot.dialogs.career.question_windows import create_measure_window
from bot.dialogs.career.widgets import create_ideas_getter, create_text_inputs
from bot.routes import Career, NewGoal
from bot.ui.choosers import create_select
from bot.ui.hints import HintText
from bot.ui.item_codes import build_choice_pattern
from bot.ui.texts import I18nHtml, I18nText

_CANCEL_BUTTON = Start(
    I18nText("button-cancel"), id="cancel", state=Career.goals, mode=StartMode.RESET_STACK
)

write_window = Window(
    HintText(),
    I18nHtml("goal-new"),
    Group(
        create_select("idea", "ideas", choose_idea, codes=build_choice_pattern(IDEA_CODES)),
        width=2,
    ),
    _CANCEL_BUTTON,
    *create_text_inputs(handle_goal_input),
    state=NewGoal.write,
    getter=create_ideas_getter(lambda code: f"goal-idea-{code}", IDEA_CODES),
)

review_window = Window(
    HintText(),
    I18nHtml("goal-card"),
    List(I18nHtml("goal-draft-line"), items="results", when="some_results"),
    List(I18nHtml("goal-milestone-line"), items="milestones", when="some_milestones"),
    I18nHtml("goal-review"),
    Button(I18nText("goal-save"), id="save", on_click=save_goal),
    Group(
        create_select(
            "until", "presets", choose_deadline, codes=build_choice_pattern((*HORIZONS, "none"))
        ),
        width=2,
    ),
    Row(
        SwitchTo(I18nText("goal-measure-add"), id="measure", state=NewGoal.measure),
        Button(I18nText("goal-clear"), id="clear", on_click=clear_parts, when="some_parts"),
    ),
    Row(SwitchTo(I18nText("button-back"), id="back", state=NewGoal.write), _CANCEL_BUTTON),
    *create_text_inputs(handle_more_input),
    state=NewGoal.review,
    getter=get_review_data,
)

measure_window = create_measure_window(
    NewGoal.measure,
    SwitchTo(I18nText("button-back"), id="back", state=NewGoal.review),
    on_click=choose_measure,
    on_text=handle_measure_input,
)

new_goal_windows = (write_window, review_window, measure_window)
