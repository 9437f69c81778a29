"""Windows of skills: the list, a skill, its level, practice and evidence, the radar."""

from aiogram_dialog import StartMode, Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, Select, Start, SwitchTo
from aiogram_dialog.widgets.media import DynamicMedia
from aiogram_dialog.widgets.text import Format, List, Multi

from bot.dialogs.career import skill_getters as g
from bot.dialogs.career import skill_handlers as h
from bot.dialogs.career.new_skill_handlers import handle_first_skill_input, has_no_skills
from bot.dialogs.career.question_windows import create_level_window
from bot.dialogs.career.widgets import create_line_input, create_text_inputs
from bot.routes import Career, NewSkill, Skills
from bot.ui.app_actions import create_free_text_inputs
from bot.ui.choosers import create_select
from bot.ui.hints import HintText
from bot.ui.item_codes import ID, TURN, build_choice_pattern, create_code_checker
from bot.ui.navigation import create_menu_button
from bot.ui.pagers import create_pager
from bot.ui.texts import I18nHtml, I18nText

MINUTE_OPTIONS = ("15", "30", "45", "60", "90", "120")
_TO_CARD_BUTTON = SwitchTo(I18nText("button-back"), id="back", state=Skills.card)
_UNDO_BUTTON = Button(
    I18nText("career-undo"), id="undo", on_click=h.undo_skill_change, when="undoable"
)

skill_list_window = Window(
    HintText(),
    I18nHtml("skills-empty", when="empty"),
    Multi(
        I18nHtml("skills-head"),
        List(I18nHtml("skill-line"), items="lines"),
        sep="\n\n",
        when="some",
    ),
    Column(create_select("skill", "skills", h.open_skill, codes=ID)),
    create_pager(),
    Row(
        Start(I18nText("skill-add"), id="add", state=NewSkill.write),
        SwitchTo(I18nText("skill-radar"), id="radar", state=Skills.radar, when="some"),
    ),
    Row(
        Start(
            I18nText("career-to-goals"), id="goals", state=Career.goals, mode=StartMode.RESET_STACK
        ),
        create_menu_button(),
    ),
    create_line_input(handle_first_skill_input, when=has_no_skills),
    *create_free_text_inputs(),
    state=Skills.list,
    getter=g.get_skill_list_data,
)
skill_card_window = Window(
    HintText(),
    I18nHtml("skill-card"),
    I18nHtml("skill-target-line", when="on_the_way"),
    I18nHtml("skill-there-line", when="there"),
    I18nHtml("skill-practice-line"),
    I18nHtml("skill-goals-line", when="has_goals"),
    I18nHtml("skill-evidence-head", when="has_evidence"),
    List(Format("{item}"), items="evidence", when="has_evidence"),
    I18nHtml("skill-check-line-next", when="has_check"),
    I18nHtml("skill-check-line-now", when="asked"),
    I18nHtml("skill-archived-line", when="archived"),
    I18nHtml("skill-deleted-line", when="deleted"),
    _UNDO_BUTTON,
    Column(
        create_select(
            "answer",
            "answers",
            h.answer_check_in,
            when="asked",
            codes=f"{TURN}:(?:still|higher|lower)",
        )
    ),
    Row(
        Button(I18nText("skill-focus"), id="focus", on_click=h.start_focus),
        SwitchTo(I18nText("skill-practise"), id="practice", state=Skills.practice),
        when="active",
    ),
    Row(
        SwitchTo(I18nText("skill-set-level"), id="level", state=Skills.level),
        SwitchTo(I18nText("skill-set-target"), id="target", state=Skills.target),
        when="active",
    ),
    Row(
        SwitchTo(I18nText("skill-prove"), id="evidence", state=Skills.evidence),
        SwitchTo(I18nText("skill-log"), id="log", state=Skills.log),
        when="active",
    ),
    SwitchTo(I18nText("skill-edit"), id="edit", state=Skills.edit, when="active"),
    Button(
        I18nText("skill-unarchive"),
        id="unarchive",
        on_click=h.execute_skill_command,
        when="archived",
    ),
    Button(
        I18nText("skill-restore"), id="restore", on_click=h.execute_skill_command, when="deleted"
    ),
    Row(SwitchTo(I18nText("skill-to-list"), id="list", state=Skills.list), create_menu_button()),
    state=Skills.card,
    getter=g.get_skill_data,
)
edit_window = Window(
    HintText(),
    I18nHtml("skill-ask-title"),
    Button(I18nText("skill-hush"), id="hush", on_click=h.toggle_check_ins, when="can_hush"),
    Button(I18nText("skill-ask"), id="ask", on_click=h.toggle_check_ins, when="can_ask"),
    Row(
        Button(I18nText("skill-archive"), id="archive", on_click=h.execute_skill_command),
        Button(I18nText("skill-delete"), id="delete", on_click=h.execute_skill_command),
    ),
    _TO_CARD_BUTTON,
    *create_text_inputs(h.handle_title_input),
    state=Skills.edit,
    getter=g.get_skill_data,
)


_LEVEL_CODES = f"{TURN}:[1-5]"
level_window = create_level_window(
    Skills.level,
    "skill-ask-level",
    _TO_CARD_BUTTON,
    on_click=h.choose_level,
    on_level=h.handle_level_input,
    codes=_LEVEL_CODES,
    getter=g.get_levels_data,
)
target_window = create_level_window(
    Skills.target,
    "skill-ask-target",
    _TO_CARD_BUTTON,
    on_click=h.choose_target,
    on_level=h.handle_target_input,
    codes=_LEVEL_CODES,
    getter=g.get_levels_data,
)
practice_window = Window(
    HintText(),
    I18nHtml("skill-ask-practice"),
    Group(
        Select(
            I18nText("skill-minutes-button"),
            id="minutes",
            item_id_getter=lambda item: item["minutes"],
            items=lambda _: [{"minutes": minutes} for minutes in MINUTE_OPTIONS],
            type_factory=create_code_checker(build_choice_pattern(MINUTE_OPTIONS)),
            on_click=h.log_practice,
        ),
        width=3,
    ),
    _TO_CARD_BUTTON,
    *create_text_inputs(h.handle_practice_input),
    state=Skills.practice,
    getter=g.get_levels_data,
)
practice_log_window = Window(
    I18nHtml("skill-log-head"),
    I18nHtml("skill-log-empty", when="empty"),
    List(I18nHtml("skill-log-line"), items="lines", when="some"),
    Column(create_select("entry", "entries", h.remove_entry, codes=ID)),
    create_pager(),
    _UNDO_BUTTON,
    _TO_CARD_BUTTON,
    state=Skills.log,
    getter=g.get_practice_log_data,
)
evidence_window = Window(
    HintText(),
    I18nHtml("skill-ask-evidence"),
    List(Format("{item}"), items="lines", when="some"),
    Group(
        create_select(
            "idea", "ideas", h.choose_evidence, codes=build_choice_pattern(g.EVIDENCE_KINDS)
        ),
        width=2,
    ),
    Column(create_select("entry", "entries", h.remove_entry, codes=ID)),
    create_pager(),
    _UNDO_BUTTON,
    _TO_CARD_BUTTON,
    *create_text_inputs(h.handle_evidence_input),
    state=Skills.evidence,
    getter=g.get_evidence_data,
)
radar_window = Window(
    DynamicMedia("picture"),
    I18nHtml("skill-radar-caption"),
    List(I18nHtml("skill-radar-line"), items="lines", when="some"),
    SwitchTo(I18nText("button-back"), id="back", state=Skills.list),
    state=Skills.radar,
    getter=g.get_radar_data,
)
skill_windows = (
    skill_list_window,
    skill_card_window,
    edit_window,
    level_window,
    target_window,
    practice_window,
    practice_log_window,
    evidence_window,
    radar_window,
)
