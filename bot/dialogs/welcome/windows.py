"""The first window a person sees: what the bot does, in which language, in which zone."""

from aiogram_dialog import Dialog

from bot.dialogs.welcome.handlers import finish_onboarding, save_text
from bot.routes import Welcome
from bot.ui.languages import create_language_select
from bot.ui.zones.chooser import create_zone_window

welcome_window = create_zone_window(
    "welcome-greeting",
    create_language_select(),
    state=Welcome.zone,
    on_zone=finish_onboarding,
    on_other_text=save_text,
)


def create_dialogs() -> tuple[Dialog, ...]:
    """Fresh routers over the same windows: a router belongs to one dispatcher."""
    return (Dialog(welcome_window),)
