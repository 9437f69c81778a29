"""Everything that answers updates, put together."""

from collections.abc import Iterable

from aiogram import Dispatcher
from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseEventIsolation, BaseStorage
from aiogram_dialog import Dialog, Window, setup_dialogs
from aiogram_dialog.context.media_storage import MediaIdStorage
from dishka.integrations.aiogram import setup_dishka

from bot import inline
from bot.dialogs.admin import windows as admin
from bot.dialogs.advice import windows as advice
from bot.dialogs.buddies import windows as buddies
from bot.dialogs.career import windows as career
from bot.dialogs.data import windows as data
from bot.dialogs.focus import windows as focus
from bot.dialogs.habits import windows as habits
from bot.dialogs.menu import windows as menu
from bot.dialogs.planner import windows as planner
from bot.dialogs.reviews import windows as reviews
from bot.dialogs.settings import windows as settings
from bot.dialogs.stats import windows as stats
from bot.dialogs.tasks import windows as tasks
from bot.dialogs.welcome import windows as welcome
from bot.notices import create_router as create_notices
from bot.runtime import commands, errors
from bot.runtime.app_actions import DialogActions
from bot.runtime.commands import COMMAND_STATES
from bot.runtime.dialog_ids import NamedStackManagerFactory
from bot.runtime.drafts import setup_draft_keeping
from bot.runtime.filters import make_filters_async
from bot.runtime.middlewares.current_user import CurrentUserMiddleware
from bot.runtime.middlewares.foreign_callbacks import (
    HiddenCallbackMiddleware,
    InlineCallbackMiddleware,
)
from bot.runtime.profiles import ProfileCache
from bot.ui.choosers import refuse_unknown_callbacks
from bot.ui.current_user import QueryRunner
from bot.ui.pictures import PictureMessageManager
from core.kit.nats.commands import CommandBus


def create_dispatcher(
    query_runner: QueryRunner,
    bus: CommandBus,
    profiles: ProfileCache,
    storage: BaseStorage,
    isolation: BaseEventIsolation,
) -> Dispatcher:
    """The dispatcher: dialogue state in `storage`, hot handlers first."""
    dispatcher = Dispatcher(
        storage=storage,
        events_isolation=isolation,
        app_actions=DialogActions(COMMAND_STATES),
    )
    dispatcher.update.outer_middleware(CurrentUserMiddleware(query_runner, bus, profiles))
    setup_dishka(query_runner.container, dispatcher)
    dispatcher.message.outer_middleware(HiddenCallbackMiddleware())
    dispatcher.callback_query.outer_middleware(InlineCallbackMiddleware())
    dialogs = create_all_dialogs()
    dispatcher.include_routers(
        inline.create_router(),
        commands.create_router(find_text_awaiting_states(dialogs)),
        create_notices(),
        commands.create_unknown_callback_router(),
        *dialogs,
        errors.create_router(),
    )
    media = MediaIdStorage()  # type: ignore[no-untyped-call]
    managers = NamedStackManagerFactory(PictureMessageManager(), media, getter=None)
    setup_dialogs(dispatcher, events_isolation=isolation, dialog_manager_factory=managers)
    setup_draft_keeping(dispatcher)
    make_filters_async(dispatcher)
    return dispatcher


def create_all_dialogs() -> tuple[Dialog, ...]:
    """Fresh ones: a router belongs to one dispatcher."""
    dialog_packages = (
        menu,
        tasks,
        planner,
        habits,
        focus,
        stats,
        buddies,
        career,
        reviews,
        advice,
        welcome,
        settings,
        data,
        admin,
    )
    dialogs = tuple(dialog for package in dialog_packages for dialog in package.create_dialogs())
    refuse_unknown_callbacks(dialogs)
    return dialogs


def find_text_awaiting_states(dialogs: Iterable[Dialog]) -> frozenset[State]:
    """The states whose windows wait for a message; in all others a message speaks for itself."""
    return frozenset(
        state
        for dialog in dialogs
        for state, window in dialog.windows.items()
        if isinstance(window, Window) and window.on_message is not None
    )
