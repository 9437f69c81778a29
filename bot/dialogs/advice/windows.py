"""Windows of advice: the piece with its reason and source, and what helped before."""

from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Column, Row, Select, Start, SwitchTo

from bot.choices import choice
from bot.codes import ID, checked
from bot.dialogs.advice import getters as g
from bot.dialogs.advice import handlers as h
from bot.dialogs.advice.states import Advice
from bot.dialogs.career.states import Career, Skills
from bot.dialogs.focus.states import Focus
from bot.dialogs.habits.states import Habits
from bot.dialogs.reviews.states import WeeklyReview
from bot.dialogs.tasks.states import Tasks
from bot.navigation import to_menu
from bot.paging import pager
from bot.texts import L, Rich

main = Window(
    Rich("advice-card", when="some"),
    Rich("advice-none", when="none"),
    Rich("advice-later", when="later"),
    Row(
        Button(L("advice-helpful"), id="yes", on_click=h.helpful),
        Button(L("advice-unhelpful"), id="no", on_click=h.unhelpful),
        when=lambda data, *_: data.get("rating") == "none",
    ),
    Button(
        L("advice-unrate"),
        id="unrate",
        on_click=h.unrate,
        when=lambda data, *_: data.get("rating", "none") != "none",
    ),
    Start(L("menu-today"), id="tasks", state=Tasks.today, when="to_tasks"),
    Start(L("menu-focus"), id="focus", state=Focus.main, when="to_focus"),
    Start(L("menu-habits"), id="habits", state=Habits.list, when="to_habits"),
    Start(L("menu-career"), id="goals", state=Career.goals, when="to_goals"),
    Start(L("menu-career"), id="skills", state=Skills.list, when="to_skills"),
    Start(L("menu-review"), id="review", state=WeeklyReview.main, when="to_review"),
    Row(
        Select(
            L("advice-another"),
            id="another",
            item_id_getter=str,
            items="next",
            type_factory=checked(ID),
            on_click=h.another,
            when="some",
        ),
        Button(L("advice-again"), id="again", on_click=h.again, when="later"),
        SwitchTo(L("advice-kept"), id="kept", state=Advice.kept),
    ),
    to_menu(),
    state=Advice.main,
    getter=g.main,
)
kept = Window(
    Rich("advice-kept-head"),
    Column(choice("piece", "kept", h.show_kept, codes=ID)),
    pager(),
    Row(SwitchTo(L("button-back"), id="back", state=Advice.main), to_menu()),
    state=Advice.kept,
    getter=g.kept,
)


def create_dialogs() -> tuple[Dialog, ...]:
    """Fresh routers over the same windows: a router belongs to one dispatcher."""
    return (Dialog(main, kept, on_start=h.begin),)
