"""The bot process: updates in, windows and notifications out."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import cache
from typing import Any

import structlog
from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMessage,
    EditMessageCaption,
    EditMessageMedia,
    EditMessageReplyMarkup,
    EditMessageText,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)
from aiogram.methods.base import Response
from aiogram.types import LinkPreviewOptions
from dishka import AsyncContainer
from faststream.nats import NatsBroker
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import ExponentialBackoff
from redis.exceptions import ConnectionError as RedisConnectionError

from bot.delivery.channel_fallback import ChannelFallback
from bot.delivery.consumer import (
    MAX_PENDING_BATCHES,
    build_consumer_config,
    create_notification_consumer,
)
from bot.delivery.notification_session import MAX_CONNECTIONS, NotificationSession
from bot.delivery.rate_limiter import SendRateLimiter
from bot.delivery.reply_middleware import ReplyRateLimitMiddleware
from bot.delivery.send_queue import BROADCAST_LANE, REMINDER_LANE
from bot.live.broadcasts import ProgressBoard
from bot.live.exports import ExportRunner
from bot.live.focus_timers import FocusTimerMessages
from bot.live.imports import ImportProgressBoard
from bot.live.message_store import LiveMessageStore
from bot.runtime.account_erasure import AccountErasure
from bot.runtime.commands import register_commands
from bot.runtime.dispatcher import create_dispatcher
from bot.runtime.middlewares.account_erasure import AccountErasureMiddleware
from bot.runtime.pending_updates import PendingUpdates
from bot.runtime.polling import GetRawUpdates, Poller
from bot.runtime.processed_updates import ProcessedUpdates
from bot.runtime.profiles import ProfileCache
from bot.runtime.provider import BotProvider
from bot.runtime.refusal_notifier import RefusalNotifier
from bot.runtime.storage import CachedStorage, create_storage
from bot.runtime.unfinished_updates import UnfinishedUpdateStore
from bot.runtime.update_handler import UpdateHandler
from bot.runtime.update_rate_limiter import UpdateRateLimiter
from bot.runtime.webhook import run_webhook
from bot.ui.current_user import QueryRunner
from core.activity.analytics.provider import AnalyticsProvider
from core.activity.analytics.questions import Analytics
from core.kit.background_tasks import run_in_background, spawn_task
from core.kit.clock import Clock
from core.kit.database import close_engine, create_engine
from core.kit.nats.broker import ConsumerRegistry, create_broker, get_jetstream, stop_broker
from core.kit.nats.commands import CommandBus, NatsCommandBus
from core.kit.nats.streams import NOTIFY
from core.kit.settings import Settings
from core.users.contracts import Owners
from core.wiring import create_container

log = structlog.get_logger(__name__)


def create_bot(settings: Settings) -> Bot:
    """The client of the Bot API: Telegram's, or the one at TELEGRAM_API_URL."""
    assert settings.bot_token
    retain_response_models()
    api = PRODUCTION
    if settings.telegram_api_url:
        api = TelegramAPIServer.from_base(settings.telegram_api_url)
    session = NotificationSession(api=api, limit=MAX_CONNECTIONS)
    properties = DefaultBotProperties(
        parse_mode=ParseMode.HTML, link_preview=LinkPreviewOptions(is_disabled=True)
    )
    return Bot(settings.bot_token.get_secret_value(), session=session, default=properties)


@cache
def retain_response_models() -> tuple[object, ...]:
    """Hold the models of the answers the bot gets all the time.

    pydantic keeps parametrised generics by weak reference only: without a holder aiogram's
    `Response[...]` of each call is collected and built anew, about half a millisecond each.
    """
    methods: tuple[type[TelegramMethod[Any]], ...] = (
        GetRawUpdates,
        SendMessage,
        SendPhoto,
        EditMessageText,
        EditMessageMedia,
        EditMessageCaption,
        EditMessageReplyMarkup,
        AnswerCallbackQuery,
        DeleteMessage,
    )
    returned: list[Any] = [method.__returning__ for method in methods]
    return tuple(Response.__class_getitem__(answer) for answer in returned)


def create_redis(url: str) -> Redis:
    """A client that tries again while Redis restarts."""
    retry = Retry(ExponentialBackoff(cap=0.5, base=0.05), retries=5)
    return Redis.from_url(url, retry=retry, retry_on_error=[RedisConnectionError])


@asynccontextmanager
async def run_process(settings: Settings, clock: Clock) -> AsyncIterator[None]:
    """The bot from start to graceful stop; what has begun is finished."""
    assert settings.database_url
    assert settings.nats_url
    assert settings.redis_url
    async with AsyncExitStack() as stack:
        engine = create_engine(settings.database_url)
        stack.push_async_callback(close_engine, engine)
        writes = create_container(engine, clock, AnalyticsProvider(settings.clickhouse_url))
        stack.push_async_callback(writes.close)
        redis = create_redis(settings.redis_url)
        stack.push_async_callback(redis.aclose)
        bot = create_bot(settings)
        stack.push_async_callback(bot.session.close)
        broker = create_broker(settings.nats_url, "bot")
        owners = Owners.from_telegram_ids(settings.owner_id)
        container = create_container(
            engine.execution_options(isolation_level="AUTOCOMMIT"),
            clock,
            BotProvider(),
            owners=owners,
            context={
                Bot: bot,
                Redis: redis,
                Settings: settings,
                NatsBroker: broker,
                Analytics: await writes.get(Analytics),
            },
        )
        stack.push_async_callback(container.close)
        bus = NatsCommandBus(broker, settings.command_timeout)
        query_runner = await container.get(QueryRunner)
        profiles = ProfileCache(query_runner)
        profiles.subscribe_to_changes(broker)
        await _start_delivery(stack, settings, writes, bot, redis, clock, broker, bus)
        storage, isolation = create_storage(redis, shared=settings.webhook_url is not None)
        dispatcher = create_dispatcher(query_runner, bus, profiles, storage, isolation)
        dispatcher.workflow_data.update(owners=owners, contact_channels=settings.contact_channels)
        live_stores = await _start_live_messages(stack, container)
        exports = await container.get(ExportRunner)
        await stack.enter_async_context(run_in_background(exports.run(), name="exports"))
        erasure = AccountErasure(redis, storage, profiles, live_stores, exports.message_refs)
        dispatcher.update.outer_middleware(AccountErasureMiddleware(erasure))
        refusals = RefusalNotifier(bot, profiles, clock)
        finished = ProcessedUpdates(redis, bot.id)
        handling = UpdateHandler(bot, dispatcher, finished, UpdateRateLimiter(clock), refusals)
        unfinished = UnfinishedUpdateStore(get_jetstream(broker), bot.id)
        await stack.enter_async_context(
            _receive_updates(settings, bot, dispatcher, handling, unfinished)
        )
        yield


async def _start_delivery(
    stack: AsyncExitStack,
    settings: Settings,
    container: AsyncContainer,
    bot: Bot,
    redis: Redis,
    clock: Clock,
    broker: NatsBroker,
    bus: CommandBus,
) -> None:
    """The consumers of both lanes; they finish what is under way before the broker stops."""
    rate_limiter = SendRateLimiter(redis, settings.sends_per_second, str(bot.id))
    bot.session.middleware(ReplyRateLimitMiddleware(rate_limiter))
    consumers = ConsumerRegistry(broker)
    deliveries = [
        create_notification_consumer(
            container, bot, rate_limiter, clock, bus, lane=lane, fallback=ChannelFallback()
        )
        for lane in (REMINDER_LANE, BROADCAST_LANE)
    ]
    for delivery in deliveries:
        config = build_consumer_config(delivery.lane)
        consumers.add_consumer(NOTIFY, config, delivery, MAX_PENDING_BATCHES)
    await consumers.start()
    stack.push_async_callback(stop_broker, broker)
    for delivery in deliveries:
        stack.callback(delivery.stop)


async def _start_live_messages(
    stack: AsyncExitStack, container: AsyncContainer
) -> tuple[LiveMessageStore, ...]:
    """Keep messages up to date until the stack closes; where they are kept."""
    loops = [
        (await container.get(FocusTimerMessages)).loop,
        (await container.get(ProgressBoard)).loop,
        (await container.get(ImportProgressBoard)).loop,
    ]
    for loop in loops:
        await stack.enter_async_context(run_in_background(loop.run(), name=loop.name))
    return tuple(loop.store for loop in loops)


@asynccontextmanager
async def _receive_updates(
    settings: Settings,
    bot: Bot,
    dispatcher: Dispatcher,
    handling: UpdateHandler,
    unfinished: UnfinishedUpdateStore,
) -> AsyncIterator[None]:
    """Webhook when WEBHOOK_URL is set, long polling otherwise."""
    allowed = dispatcher.resolve_used_update_types()
    await dispatcher.emit_startup(bot=bot)
    greeting = spawn_task(register_commands(bot), name="register commands")
    if settings.webhook_url:
        async with run_webhook(settings, bot, handling, allowed):
            yield
    else:
        await bot.delete_webhook(drop_pending_updates=False)
        storage = dispatcher.storage
        on_conflict = storage.clear_cache if isinstance(storage, CachedStorage) else None
        poller = Poller(bot, handling, PendingUpdates(unfinished), allowed, on_conflict)
        try:
            async with run_in_background(poller.run(), name="intake"):
                yield
        finally:
            await poller.finish_running()
    greeting.cancel()
    await dispatcher.emit_shutdown(bot=bot)
