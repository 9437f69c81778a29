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
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import ExponentialBackoff
from redis.exceptions import ConnectionError as RedisConnectionError

from bot.admission import Admission
from bot.broadcasts.places import RedisPlaces
from bot.broadcasts.progress import ProgressBoard
from bot.commands import register_commands
from bot.delivery.consumer import LISTS, consumer_of, create_delivery
from bot.delivery.letters import LetterInstead
from bot.delivery.line import BROADCASTS, REMINDERS
from bot.delivery.pacing import Pace
from bot.delivery.replies import PacedReplies
from bot.delivery.wire import CONNECTIONS, NoticeSession
from bot.dialogs.admin.queue import NotifyQueue
from bot.dispatcher import create_dispatcher
from bot.finished import FinishedUpdates
from bot.handling import Handling
from bot.intake import GetRawUpdates, Intake
from bot.links import Links
from bot.middlewares.farewell import FarewellMiddleware
from bot.notices.live import LiveMessages
from bot.personal.board import ImportBoard
from bot.personal.calendars import Calendars
from bot.personal.exports import LEASE_MILLISECONDS, Exports
from bot.personal.memories import Memories
from bot.profiles import Profiles
from bot.refusals import Refusals
from bot.speaker import Reader
from bot.storage import RememberingStorage, create_storage
from bot.under_way import UnderWay
from bot.unfinished import UnfinishedUpdates
from bot.webhook import webhook
from core.activity.analytics.provider import AnalyticsProvider
from core.activity.analytics.questions import Analytics
from core.kit.clock import Clock
from core.kit.database import close_engine, create_engine
from core.kit.nats.broker import Consumers, create_broker, jetstream, stop_broker
from core.kit.nats.commands import NatsCommandBus
from core.kit.nats.streams import NOTIFY
from core.kit.settings import Settings
from core.kit.spawn import background, spawn
from core.users.contracts import Owners
from core.wiring import create_container

log = structlog.get_logger(__name__)


def create_bot(settings: Settings) -> Bot:
    """The client of the Bot API: Telegram's, or the one at TELEGRAM_API_URL."""
    assert settings.bot_token
    keep_response_models()
    api = PRODUCTION
    if settings.telegram_api_url:
        api = TelegramAPIServer.from_base(settings.telegram_api_url)
    session = NoticeSession(api=api, limit=CONNECTIONS)
    properties = DefaultBotProperties(
        parse_mode=ParseMode.HTML, link_preview=LinkPreviewOptions(is_disabled=True)
    )
    return Bot(settings.bot_token.get_secret_value(), session=session, default=properties)


def own_links(bot: Bot) -> Links:
    """Links that lead to this bot; their secrets are made with its token."""

    async def username() -> str | None:
        return (await bot.me()).username

    return Links(bot.token.encode(), username)


@cache
def keep_response_models() -> tuple[object, ...]:
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
async def running(settings: Settings, clock: Clock) -> AsyncIterator[None]:
    """The bot from start to graceful stop; what has begun is finished."""
    assert settings.database_url
    assert settings.nats_url
    assert settings.redis_url
    async with AsyncExitStack() as stack:
        engine = create_engine(settings.database_url)
        stack.push_async_callback(close_engine, engine)
        reads = create_container(engine.execution_options(isolation_level="AUTOCOMMIT"), clock)
        stack.push_async_callback(reads.close)
        writes = create_container(engine, clock, AnalyticsProvider(settings.clickhouse_url))
        stack.push_async_callback(writes.close)
        redis = create_redis(settings.redis_url)
        stack.push_async_callback(redis.aclose)
        bot = create_bot(settings)
        stack.push_async_callback(bot.session.close)
        broker = create_broker(settings.nats_url, "bot")
        bus = NatsCommandBus(broker, settings.command_timeout)
        reader = Reader(reads, clock)
        profiles = Profiles(reader)
        profiles.listen(broker)
        pace = Pace(redis, settings.sends_per_second, str(bot.id))
        bot.session.middleware(PacedReplies(pace))
        consumers = Consumers(broker)
        deliveries = [
            create_delivery(writes, bot, pace, clock, bus, lane=lane, fallback=LetterInstead())
            for lane in (REMINDERS, BROADCASTS)
        ]
        for delivery in deliveries:
            consumers.add(NOTIFY, consumer_of(delivery.lane), delivery, LISTS)
        await consumers.start()
        stack.push_async_callback(stop_broker, broker)
        for delivery in deliveries:
            stack.callback(delivery.stop)
        storage, isolation = create_storage(redis, shared=settings.webhook_url is not None)
        live = LiveMessages(redis, bot, reader)
        await stack.enter_async_context(background(live.run(), name="timers"))
        owners = Owners.on_telegram(settings.owner_id)
        progress = ProgressBoard(bot, reader, owners, RedisPlaces(redis, bot.id))
        await stack.enter_async_context(background(progress.run(), name="progress of broadcasts"))
        dispatcher = create_dispatcher(reader, bus, profiles, storage, isolation, live)
        imports = ImportBoard(bot, reader, RedisPlaces(redis, bot.id, "imports"))
        await stack.enter_async_context(background(imports.run(), name="progress of imports"))
        places = RedisPlaces(redis, bot.id, "exports", LEASE_MILLISECONDS)
        exports = Exports(bot, reader, places)
        await stack.enter_async_context(background(exports.run(), name="exports"))
        books = (progress.places, imports.places, exports.places)
        memories = Memories(redis, storage, profiles, live, books)
        dispatcher.update.outer_middleware(FarewellMiddleware(memories))
        dispatcher.workflow_data.update(
            owners=owners,
            links=own_links(bot),
            progress=progress,
            imports=imports,
            exports=exports,
            queue=NotifyQueue(jetstream(broker)),
            ways=settings.ways,
            calendars=Calendars.of(settings),
            analytics=await writes.get(Analytics),
        )
        refusals = Refusals(bot, profiles, clock)
        finished = FinishedUpdates(redis, bot.id)
        handling = Handling(bot, dispatcher, finished, Admission(clock), refusals)
        unfinished = UnfinishedUpdates(jetstream(broker), bot.id)
        await stack.enter_async_context(_updates(settings, bot, dispatcher, handling, unfinished))
        yield


@asynccontextmanager
async def _updates(
    settings: Settings,
    bot: Bot,
    dispatcher: Dispatcher,
    handling: Handling,
    unfinished: UnfinishedUpdates,
) -> AsyncIterator[None]:
    """Webhook when WEBHOOK_URL is set, long polling otherwise."""
    allowed = dispatcher.resolve_used_update_types()
    await dispatcher.emit_startup(bot=bot)
    greeting = spawn(register_commands(bot), name="register commands")
    if settings.webhook_url:
        async with webhook(settings, bot, handling, allowed):
            yield
    else:
        await bot.delete_webhook(drop_pending_updates=False)
        storage = dispatcher.storage
        on_rival = storage.forget if isinstance(storage, RememberingStorage) else None
        intake = Intake(bot, handling, UnderWay(unfinished), allowed, on_rival)
        try:
            async with background(intake.run(), name="intake"):
                yield
        finally:
            await intake.finish()
    greeting.cancel()
    await dispatcher.emit_shutdown(bot=bot)
