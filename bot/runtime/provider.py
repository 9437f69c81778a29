"""What the container makes for the bot beside the domains' parts."""

from aiogram import Bot
from dishka import Provider, Scope, from_context, provide, provide_all
from faststream.nats import NatsBroker
from nats.js import JetStreamContext
from redis.asyncio import Redis

from bot.dialogs.admin.queue_monitor import NotificationQueueMonitor
from bot.live import broadcasts, focus_timers, imports
from bot.live.broadcasts import ProgressBoard
from bot.live.export_refs import RedisExportStore
from bot.live.exports import LEASE_MILLISECONDS, ExportRunner
from bot.live.focus_timers import FocusTimerMessages
from bot.live.imports import ImportProgressBoard
from bot.live.message_store import RedisLiveMessageStore
from bot.ui.calendar_links import CalendarLinkBuilder
from bot.ui.current_user import QueryRunner
from bot.ui.deep_links import LinkBuilder
from core.activity.analytics.questions import Analytics
from core.kit.clock import Clock
from core.kit.nats.broker import get_jetstream
from core.kit.settings import Settings
from core.users.contracts import Owners


class BotProvider(Provider):
    """Handlers and getters ask for these with `FromDishka`. Each is made once a process."""

    scope = Scope.APP
    bot = from_context(Bot)
    redis = from_context(Redis)
    settings = from_context(Settings)
    broker = from_context(NatsBroker)
    analytics = from_context(Analytics)
    parts = provide_all(QueryRunner, NotificationQueueMonitor)

    @provide
    def provide_jetstream(self, broker: NatsBroker) -> JetStreamContext:
        return get_jetstream(broker)  # which is there once the broker has started

    @provide
    def provide_links(self, bot: Bot) -> LinkBuilder:
        """Links that lead to this bot; their secrets are made with its token."""

        async def get_username() -> str | None:
            return (await bot.me()).username

        return LinkBuilder(bot.token.encode(), get_username)

    @provide
    def provide_focus_timers(
        self, bot: Bot, redis: Redis, query_runner: QueryRunner, clock: Clock
    ) -> FocusTimerMessages:
        interval = focus_timers.EDIT_INTERVAL_SECONDS
        store = RedisLiveMessageStore(redis, clock, bot.id, "live", interval)
        return FocusTimerMessages(bot, query_runner, store)

    @provide
    def provide_broadcast_progress(
        self, bot: Bot, redis: Redis, query_runner: QueryRunner, clock: Clock, owners: Owners
    ) -> ProgressBoard:
        interval = broadcasts.EDIT_INTERVAL_SECONDS
        store = RedisLiveMessageStore(redis, clock, bot.id, "broadcasts", interval)
        return ProgressBoard(bot, query_runner, owners, store)

    @provide
    def provide_import_progress(
        self, bot: Bot, redis: Redis, query_runner: QueryRunner, clock: Clock
    ) -> ImportProgressBoard:
        store = RedisLiveMessageStore(
            redis, clock, bot.id, "live imports", imports.EDIT_INTERVAL_SECONDS
        )
        return ImportProgressBoard(bot, query_runner, store)

    @provide
    def provide_exports(self, bot: Bot, redis: Redis, query_runner: QueryRunner) -> ExportRunner:
        store = RedisExportStore(redis, bot.id, "exports", LEASE_MILLISECONDS)
        return ExportRunner(bot, query_runner, store)

    @provide
    def provide_calendar_links(self, settings: Settings) -> CalendarLinkBuilder:
        return CalendarLinkBuilder.from_settings(settings)
