"""Windows of a new habit."""

from aiogram_dialog import Window
from aiogram_dialog.widgets.kbd import Button, Cancel, Group, Row, SwitchTo

from bot.dialogs.habits.draft_getters import get_draft_data
from bot.dialogs.habits.draft_handlers import (
    ask_amount,
    choose_yes_no,
    create_from_idea,
    save_amount,
    save_habit,
    save_micro_step,
    save_schedule,
    save_times,
    save_title,
)
from bot.dialogs.habits.draft_widgets import (
    IDEA_CODES,
    create_days_widgets,
    create_title_inputs,
    get_day_toggles_data,
    get_ideas_data,
)
from bot.dialogs.habits.question_windows import HabitQuestions, create_question_windows
from bot.dialogs.habits.time_widgets import create_time_widgets, get_hours_data
from bot.routes import NewHabit
from bot.ui.choosers import create_select
from bot.ui.hints import HintText
from bot.ui.item_codes import build_choice_pattern
from bot.ui.texts import I18nHtml, I18nText

_CANCEL_BUTTON = Cancel(I18nText("button-cancel"), id="cancel")
_TO_DAYS_BUTTON = SwitchTo(I18nText("button-back"), id="back", state=NewHabit.days)

title_window = Window(
    HintText(),
    I18nHtml("habit-new-title"),
    Group(
        create_select("idea", "ideas", create_from_idea, codes=build_choice_pattern(IDEA_CODES)),
        width=2,
    ),
    _CANCEL_BUTTON,
    *create_title_inputs(save_title),
    state=NewHabit.title,
    getter=get_ideas_data,
)
check_window = Window(
    HintText(),
    I18nHtml("habit-new-check"),
    I18nHtml("habit-new-counted", when="counted"),
    I18nHtml("habit-new-small", when="goal"),
    Button(I18nText("habit-days-save"), id="save", on_click=save_habit),
    Row(
        SwitchTo(I18nText("habit-rename"), id="title", state=NewHabit.title),
        SwitchTo(I18nText("habit-kind"), id="kind", state=NewHabit.kind),
    ),
    Row(
        SwitchTo(I18nText("habit-days"), id="days", state=NewHabit.days),
        SwitchTo(I18nText("habit-remind"), id="remind", state=NewHabit.remind),
    ),
    _CANCEL_BUTTON,
    state=NewHabit.check,
    getter=get_draft_data,
)
days_window = Window(
    HintText(),
    I18nHtml("habit-new-days"),
    I18nHtml("habit-new-counted", when="counted"),
    I18nHtml("habit-new-small", when="goal"),
    *create_days_widgets("habit-days-next", save_schedule),
    Row(
        SwitchTo(I18nText("habit-weekly"), id="weekly", state=NewHabit.weekly),
        SwitchTo(I18nText("habit-interval"), id="interval", state=NewHabit.interval),
    ),
    Row(
        SwitchTo(I18nText("habit-kind"), id="kind", state=NewHabit.kind),
        SwitchTo(I18nText("habit-micro"), id="micro", state=NewHabit.micro),
    ),
    Row(SwitchTo(I18nText("button-back"), id="back", state=NewHabit.title), _CANCEL_BUTTON),
    state=NewHabit.days,
    getter=[get_day_toggles_data, get_draft_data],
)
question_windows = create_question_windows(
    HabitQuestions(
        states=NewHabit,
        getter=get_draft_data,
        kind_back=NewHabit.days,
        micro_back=NewHabit.days,
        set_schedule=save_schedule,
        choose_yes_no=choose_yes_no,
        ask_amount=ask_amount,
        set_amount=save_amount,
        set_micro_step=save_micro_step,
    )
)
reminder_window = Window(
    HintText(),
    I18nHtml("habit-new-remind"),
    *create_time_widgets(save_times),
    Row(_TO_DAYS_BUTTON, _CANCEL_BUTTON),
    state=NewHabit.remind,
    getter=[get_hours_data, get_draft_data],
)
draft_windows = (title_window, check_window, days_window, *question_windows, reminder_window)
