"""The new skill windows."""

from aiogram_dialog import StartMode, Window
from aiogram_dialog.widgets.kbd import Group, Row, Start, SwitchTo

from bot.dialogs.career.new_skill_getters import get_levels_data
from bot.dialogs.career.new_skill_handlers import (
    choose_idea,
    choose_level,
    choose_target,
    handle_level_input,
    handle_skill_input,
    save_skill,
)
from bot.dialogs.career.question_windows import create_level_window
from bot.dialogs.career.widgets import (
    create_ideas_getter,
    create_text_inputs,
)
from bot.routes import NewSkill, Skills
from bot.ui.choosers import create_select
from bot.ui.hints import HintText
from bot.ui.item_codes import build_choice_pattern
from bot.ui.texts import I18nHtml, I18nText

IDEA_CODES = ("language", "code", "speak", "write", "lead", "music")

_CANCEL_BUTTON = Start(
    I18nText("button-cancel"), id="cancel", state=Skills.list, mode=StartMode.RESET_STACK
)

write_window = Window(
    HintText(),
    I18nHtml("skill-new"),
    Group(
        create_select("idea", "ideas", choose_idea, codes=build_choice_pattern(IDEA_CODES)), width=2
    ),
    _CANCEL_BUTTON,
    *create_text_inputs(handle_skill_input),
    state=NewSkill.write,
    getter=create_ideas_getter(lambda code: f"skill-idea-{code}", IDEA_CODES),
)

level_window = create_level_window(
    NewSkill.level,
    "skill-ask-level",
    Row(SwitchTo(I18nText("button-back"), id="back", state=NewSkill.write), _CANCEL_BUTTON),
    on_click=choose_level,
    on_level=handle_level_input,
    codes="[1-5]",
    getter=get_levels_data,
)

target_window = create_level_window(
    NewSkill.target,
    "skill-ask-target",
    Row(SwitchTo(I18nText("button-back"), id="back", state=NewSkill.level), _CANCEL_BUTTON),
    on_click=choose_target,
    on_level=save_skill,
    codes="[1-5]",
    getter=get_levels_data,
)

new_skill_windows = (write_window, level_window, target_window)
