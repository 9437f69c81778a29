"""Windows of goals: the list, the archive, a goal, and what is changed on it."""

from aiogram_dialog import StartMode, Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, Start, SwitchTo
from aiogram_dialog.widgets.media import DynamicMedia
from aiogram_dialog.widgets.text import List, Multi

from bot.dialogs.career import goal_getters as g
from bot.dialogs.career import goal_handlers as h
from bot.dialogs.career.goal_number_getters import get_result_choice_data
from bot.dialogs.career.goal_number_handlers import choose_result
from bot.dialogs.career.goal_number_windows import goal_number_input
from bot.dialogs.career.new_goal_handlers import handle_first_goal_input, has_no_goals
from bot.dialogs.career.part_handlers import open_result
from bot.dialogs.career.widgets import create_line_input, create_text_inputs
from bot.routes import Career, NewGoal, Skills
from bot.ui.app_actions import create_free_text_inputs
from bot.ui.choosers import create_select
from bot.ui.hints import HintText
from bot.ui.item_codes import ID, build_choice_pattern
from bot.ui.navigation import create_menu_button
from bot.ui.pagers import create_pager
from bot.ui.texts import I18nHtml, I18nText

TO_GOAL_BUTTON = SwitchTo(I18nText("button-back"), id="back", state=Career.goal)
UNDO_BUTTON = Button(
    I18nText("career-undo"), id="undo", on_click=h.undo_goal_change, when="undoable"
)

goal_list_window = Window(
    HintText(),
    I18nHtml("goals-empty", when="empty"),
    Multi(
        I18nHtml("goals-head"), List(I18nHtml("goal-line"), items="lines"), sep="\n\n", when="some"
    ),
    Column(create_select("goal", "goals", h.open_goal, codes=ID)),
    create_pager(),
    Row(
        Start(I18nText("goal-add"), id="add", state=NewGoal.write),
        Start(
            I18nText("career-to-skills"), id="skills", state=Skills.list, mode=StartMode.RESET_STACK
        ),
    ),
    Row(
        SwitchTo(I18nText("career-archive"), id="archive", state=Career.archive),
        create_menu_button(),
    ),
    create_line_input(handle_first_goal_input, when=has_no_goals),
    *create_free_text_inputs(),
    state=Career.goals,
    getter=g.get_goal_list_data,
)
archive_window = Window(
    I18nHtml("career-archive-head", when="some"),
    I18nHtml("career-archive-empty", when="empty"),
    Column(create_select("kept", "kept", h.open_archived, codes=f"[gs]{ID}")),
    create_pager(),
    Row(SwitchTo(I18nText("button-back"), id="back", state=Career.goals), create_menu_button()),
    state=Career.archive,
    getter=g.get_archive_data,
)
goal_window = Window(
    HintText(),
    I18nHtml("goal-card"),
    I18nHtml("goal-progress", when="measured"),
    I18nHtml("goal-not-measured", when=lambda data, *_: not data["measured"]),
    I18nHtml("goal-reached-line", when="reached"),
    I18nHtml("goal-left-line", when="has_left"),
    I18nHtml("goal-past-line", when="is_past"),
    List(I18nHtml("goal-result-line"), items="results", when="some_results"),
    I18nHtml("goal-milestones-line", when="some_milestones"),
    List(I18nHtml("goal-milestone-line"), items="milestones", when="some_milestones"),
    I18nHtml("goal-more-line", when="more_milestones"),
    I18nHtml("goal-tasks-line", when="has_tasks"),
    I18nHtml("goal-habits-line", when="has_habits"),
    I18nHtml("goal-minutes-line", when="has_minutes"),
    I18nHtml("goal-archived-line", when="archived"),
    I18nHtml("goal-deleted-line", when="deleted"),
    UNDO_BUTTON,
    Column(create_select("result", "moves", open_result, when="active", codes=ID)),
    Row(
        SwitchTo(I18nText("goal-measure-add"), id="measure", state=Career.measure),
        SwitchTo(I18nText("goal-milestones"), id="steps", state=Career.milestones),
        when="active",
    ),
    Row(
        SwitchTo(I18nText("goal-feeds"), id="feeds", state=Career.feeds, when="active"),
        SwitchTo(I18nText("goal-picture"), id="picture", state=Career.picture),
    ),
    Row(
        Button(
            I18nText("goal-reach"), id="reach", on_click=h.execute_goal_command, when="can_reach"
        ),
        Button(
            I18nText("goal-reopen"), id="reopen", on_click=h.execute_goal_command, when="can_reopen"
        ),
        SwitchTo(I18nText("goal-edit"), id="edit", state=Career.edit, when="active"),
    ),
    Button(
        I18nText("goal-unarchive"), id="unarchive", on_click=h.execute_goal_command, when="archived"
    ),
    Button(I18nText("goal-restore"), id="restore", on_click=h.execute_goal_command, when="deleted"),
    Row(SwitchTo(I18nText("career-to-goals"), id="list", state=Career.goals), create_menu_button()),
    goal_number_input,
    *create_free_text_inputs(),
    state=Career.goal,
    getter=g.get_goal_data,
)
choose_result_window = Window(
    HintText(),
    I18nHtml("goal-ask-which"),
    Column(create_select("which", "choices", choose_result, codes=ID)),
    TO_GOAL_BUTTON,
    goal_number_input,
    *create_free_text_inputs(),
    state=Career.which,
    getter=get_result_choice_data,
)
edit_window = Window(
    HintText(),
    I18nHtml("goal-ask-title"),
    SwitchTo(I18nText("goal-deadline"), id="deadline", state=Career.deadline),
    Row(
        Button(I18nText("goal-archive"), id="archive", on_click=h.execute_goal_command),
        Button(I18nText("goal-delete"), id="delete", on_click=h.execute_goal_command),
    ),
    TO_GOAL_BUTTON,
    *create_text_inputs(h.handle_title_input),
    state=Career.edit,
    getter=g.get_goal_data,
)
deadline_window = Window(
    HintText(),
    I18nHtml("goal-ask-deadline"),
    Group(
        create_select(
            "until", "presets", h.choose_deadline, codes=build_choice_pattern((*h.HORIZONS, "none"))
        ),
        width=2,
    ),
    TO_GOAL_BUTTON,
    *create_text_inputs(h.handle_deadline_input),
    state=Career.deadline,
    getter=h.get_deadlines_data,
)
picture_window = Window(
    DynamicMedia("picture"),
    I18nHtml("goal-picture-caption"),
    List(I18nHtml("goal-result-line"), items="results", when="some_results"),
    TO_GOAL_BUTTON,
    state=Career.picture,
    getter=g.get_picture_data,
)
goal_windows = (
    goal_list_window,
    archive_window,
    goal_window,
    choose_result_window,
    edit_window,
    deadline_window,
    picture_window,
)
