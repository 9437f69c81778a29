"""The first window a person sees: what the bot does, in which language, in which zone."""

from aiogram_dialog import Dialog

from bot.dialogs.settings.languages import language_row
from bot.dialogs.welcome.handlers import begin
from bot.dialogs.welcome.states import Welcome
from bot.dialogs.zones.chooser import zone_window

zone = zone_window("welcome-greeting", language_row(), state=Welcome.zone, move=begin)


def create_dialogs() -> tuple[Dialog, ...]:
    """Fresh routers over the same windows: a router belongs to one dispatcher."""
    return (Dialog(zone),)
