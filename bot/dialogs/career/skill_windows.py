"""Windows of skills: the list, a skill, its level, practice and evidence, the radar."""

from typing import Any

from aiogram.fsm.state import State
from aiogram_dialog import StartMode, Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, Select, Start, SwitchTo
from aiogram_dialog.widgets.media import DynamicMedia
from aiogram_dialog.widgets.text import Format, List, Multi

from bot.choices import choice
from bot.codes import ID, TURN, checked, one_of
from bot.dialogs.career import skill_getters as g
from bot.dialogs.career import skill_handlers as h
from bot.dialogs.career.new_skill import begin, no_skills
from bot.dialogs.career.states import Career, NewSkill, Skills
from bot.dialogs.career.widgets import level_input, line_input, words_input
from bot.free_words import free_words
from bot.hints import Hint
from bot.navigation import to_menu
from bot.paging import pager
from bot.texts import L, Rich

MINUTES = ("15", "30", "45", "60", "90", "120")
_TO_CARD = SwitchTo(L("button-back"), id="back", state=Skills.card)
_UNDO = Button(L("career-undo"), id="undo", on_click=h.undo, when="undoable")

skill_list = Window(
    Hint(),
    Rich("skills-empty", when="empty"),
    Multi(Rich("skills-head"), List(Rich("skill-line"), items="lines"), sep="\n\n", when="some"),
    Column(choice("skill", "skills", h.open_skill, codes=ID)),
    pager(),
    Row(
        Start(L("skill-add"), id="add", state=NewSkill.write),
        SwitchTo(L("skill-radar"), id="radar", state=Skills.radar, when="some"),
    ),
    Row(
        Start(L("career-to-goals"), id="goals", state=Career.goals, mode=StartMode.RESET_STACK),
        to_menu(),
    ),
    line_input(begin, when=no_skills),
    *free_words(),
    state=Skills.list,
    getter=g.skill_list,
)
card = Window(
    Hint(),
    Rich("skill-card"),
    Rich("skill-target-line", when="on_the_way"),
    Rich("skill-there-line", when="there"),
    Rich("skill-practice-line"),
    Rich("skill-goals-line", when="has_goals"),
    Rich("skill-evidence-head", when="has_evidence"),
    List(Format("{item}"), items="evidence", when="has_evidence"),
    Rich("skill-check-line-next", when="has_check"),
    Rich("skill-check-line-now", when="asked"),
    Rich("skill-archived-line", when="archived"),
    Rich("skill-deleted-line", when="deleted"),
    _UNDO,
    Column(
        choice("answer", "answers", h.answer, when="asked", codes=f"{TURN}:(?:still|higher|lower)")
    ),
    Row(
        Button(L("skill-focus"), id="focus", on_click=h.focus),
        SwitchTo(L("skill-practise"), id="practice", state=Skills.practice),
        when="active",
    ),
    Row(
        SwitchTo(L("skill-set-level"), id="level", state=Skills.level),
        SwitchTo(L("skill-set-target"), id="target", state=Skills.target),
        when="active",
    ),
    Row(
        SwitchTo(L("skill-prove"), id="evidence", state=Skills.evidence),
        SwitchTo(L("skill-log"), id="log", state=Skills.log),
        when="active",
    ),
    SwitchTo(L("skill-edit"), id="edit", state=Skills.edit, when="active"),
    Button(L("skill-unarchive"), id="unarchive", on_click=h.plain, when="archived"),
    Button(L("skill-restore"), id="restore", on_click=h.plain, when="deleted"),
    Row(SwitchTo(L("skill-to-list"), id="list", state=Skills.list), to_menu()),
    state=Skills.card,
    getter=g.skill_card,
)
edit = Window(
    Hint(),
    Rich("skill-ask-title"),
    Button(L("skill-hush"), id="hush", on_click=h.check_ins, when="can_hush"),
    Button(L("skill-ask"), id="ask", on_click=h.check_ins, when="can_ask"),
    Row(
        Button(L("skill-archive"), id="archive", on_click=h.plain),
        Button(L("skill-delete"), id="delete", on_click=h.plain),
    ),
    _TO_CARD,
    *words_input(h.rename),
    state=Skills.edit,
    getter=g.skill_card,
)


def _levels(state: State, key: str, on_click: Any, on_level: Any) -> Window:
    return Window(
        Hint(),
        Rich(key),
        Column(choice("level", "levels", on_click, codes=f"{TURN}:[1-5]")),
        _TO_CARD,
        *level_input(on_level),
        state=state,
        getter=g.levels,
    )


level = _levels(Skills.level, "skill-ask-level", h.set_level, h.typed_level)
target = _levels(Skills.target, "skill-ask-target", h.set_target, h.typed_target)
practice = Window(
    Hint(),
    Rich("skill-ask-practice"),
    Group(
        Select(
            L("skill-minutes-button"),
            id="minutes",
            item_id_getter=lambda item: item["minutes"],
            items=lambda _: [{"minutes": minutes} for minutes in MINUTES],
            type_factory=checked(one_of(MINUTES)),
            on_click=h.practise,
        ),
        width=3,
    ),
    _TO_CARD,
    *words_input(h.typed_practice),
    state=Skills.practice,
    getter=g.levels,
)
log = Window(
    Rich("skill-log-head"),
    Rich("skill-log-empty", when="empty"),
    List(Rich("skill-log-line"), items="lines", when="some"),
    Column(choice("entry", "entries", h.remove_entry, codes=ID)),
    pager(),
    _UNDO,
    _TO_CARD,
    state=Skills.log,
    getter=g.log,
)
evidence = Window(
    Hint(),
    Rich("skill-ask-evidence"),
    List(Format("{item}"), items="lines", when="some"),
    Group(choice("idea", "ideas", h.take_proof, codes=one_of(g.PROOFS)), width=2),
    Column(choice("entry", "entries", h.remove_entry, codes=ID)),
    pager(),
    _UNDO,
    _TO_CARD,
    *words_input(h.typed_proof),
    state=Skills.evidence,
    getter=g.evidence,
)
radar = Window(
    DynamicMedia("picture"),
    Rich("skill-radar-caption"),
    List(Rich("skill-radar-line"), items="lines", when="some"),
    SwitchTo(L("button-back"), id="back", state=Skills.list),
    state=Skills.radar,
    getter=g.skill_radar,
)
skill_windows = (skill_list, card, edit, level, target, practice, log, evidence, radar)
