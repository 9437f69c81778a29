"""A message of several lines: a task a line, or one task with the rest as its note."""

from aiogram import F
from aiogram_dialog import Window
from aiogram_dialog.widgets.kbd import Button, Cancel
from aiogram_dialog.widgets.text import Format

from bot.dialogs.tasks.draft_list_getters import get_drafts_data
from bot.dialogs.tasks.draft_list_handlers import merge_into_one, save_all_drafts
from bot.routes import Draft
from bot.ui.hints import HintText
from bot.ui.navigation import create_menu_button
from bot.ui.texts import I18nHtml, I18nText

drafts_window = Window(
    HintText(),
    I18nHtml("draft-several"),
    Format("{lines}"),
    I18nHtml("draft-several-ask"),
    Button(I18nText("draft-save-all"), id="all", on_click=save_all_drafts),
    Button(I18nText("draft-as-one"), id="one", on_click=merge_into_one),
    Cancel(I18nText("button-cancel"), id="drop", when="behind"),
    create_menu_button("button-cancel", when=~F["behind"]),
    state=Draft.several,
    getter=get_drafts_data,
)
