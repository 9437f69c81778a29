"""Both ways to send the same notifications: bot.delivery, and a loop of aiogram's own sends."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from faststream.nats import NatsBroker
from redis.asyncio import Redis
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bench.delivery_office import TODAY, TOKEN, Office
from bot.app import create_bot
from bot.delivery.consumer import (
    MAX_PENDING_BATCHES,
    build_consumer_config,
    create_notification_consumer,
)
from bot.delivery.notification_session import MAX_CONNECTIONS
from bot.delivery.rate_limiter import SendRateLimiter
from bot.delivery.reply_middleware import ReplyRateLimitMiddleware
from bot.delivery.send_queue import REMINDER_LANE
from bot.delivery.sender import MAX_CONCURRENT_SENDS
from bot.ui.cards.tasks import RenderedMessage, render_task_reminder
from bot.ui.current_user import CurrentUser
from core.delivery.contracts import Kind
from core.kit.clock import SystemClock
from core.kit.messages import encode
from core.kit.nats.broker import ConsumerRegistry, create_broker, get_jetstream
from core.kit.nats.commands import NatsCommandBus
from core.kit.nats.streams import NOTIFY
from core.kit.settings import load_settings
from core.tasks.contracts.views import TaskCard
from core.tasks.models import Task
from core.users.contracts import Profile
from core.users.models import User
from core.wiring import create_container


@dataclass(slots=True)
class Spent:
    """Seconds on the clock and of this process's CPU."""

    seconds: float = 0.0
    cpu: float = 0.0

    @contextmanager
    def measured(self) -> Iterator[None]:
        began, used = time.perf_counter(), time.process_time()
        yield
        self.seconds, self.cpu = time.perf_counter() - began, time.process_time() - used


@asynccontextmanager
async def waiting(office: Office, run: str) -> AsyncIterator[NatsBroker]:
    """Notifications for everybody in NOTIFY; inside, the broker to consume them with."""
    broker = create_broker(office.endpoints.nats_url, "bench")
    await ConsumerRegistry(broker).start()
    due = SystemClock().now()
    for notes in office.notes(run, due):
        await get_jetstream(broker).publish(f"notify.{Kind.TASK}", encode(notes), stream=NOTIFY)
    try:
        yield broker
    finally:
        await broker.stop()


async def deliver(office: Office, run: str, rate: int) -> Spent:
    """bot.delivery sends to everybody; what it took until all is recorded and acknowledged."""
    settings = load_settings(**{k.lower(): v for k, v in office.settings().items()})
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(waiting(office, run))
        container = create_container(office.engine, SystemClock())
        stack.push_async_callback(container.close)
        redis = Redis.from_url(office.endpoints.redis_url)
        stack.push_async_callback(redis.aclose)
        bot = create_bot(settings)
        stack.push_async_callback(bot.session.close)
        pace = SendRateLimiter(redis, rate, f"bench:{run}")
        bot.session.middleware(ReplyRateLimitMiddleware(pace))
        broker = create_broker(office.endpoints.nats_url, "bench")
        bus = NatsCommandBus(broker, settings.command_timeout)
        deliver = create_notification_consumer(container, bot, pace, SystemClock(), bus)
        consumers = ConsumerRegistry(broker)
        consumers.add_consumer(
            NOTIFY, build_consumer_config(REMINDER_LANE), deliver, MAX_PENDING_BATCHES
        )
        spent = Spent()
        with spent.measured():
            await consumers.start()
            stack.push_async_callback(broker.stop)
            while (await get_jetstream(broker).stream_info(NOTIFY)).state.messages:
                await asyncio.sleep(0.05)
        return spent


async def loop_of_sends(office: Office, rendered_messages: Sequence[RenderedMessage]) -> Spent:
    """The limit: aiogram's own sends of the same texts with the same concurrency."""
    settings = load_settings(**{k.lower(): v for k, v in office.settings().items()})
    default = create_bot(settings).default
    session = AiohttpSession(api=TelegramAPIServer.from_base(office.url), limit=MAX_CONNECTIONS)
    bot, numbered = (
        Bot(TOKEN, session=session, default=default),
        iter(enumerate(rendered_messages, 1)),
    )

    async def some() -> None:
        for number, face in numbered:
            await bot.send_message(number, face.text, reply_markup=face.keyboard)

    spent = Spent()
    with spent.measured():
        await asyncio.gather(*(some() for _ in range(MAX_CONCURRENT_SENDS)))
    await session.close()
    return spent


async def render_cards(office: Office) -> list[RenderedMessage]:
    """The texts that delivery words, worded beforehand; by the people's numbers."""
    async with AsyncSession(office.engine) as session:
        rows = await session.execute(select(User, Task).join(Task, Task.user_id == User.id))
        worded = {
            task.id: _render_card(user.build_profile(), task.build_card()) for user, task in rows
        }
    return [worded[task_id] for task_id in office.tasks]


def _render_card(profile: Profile, card: TaskCard) -> RenderedMessage:
    return render_task_reminder(card, CurrentUser(profile), TODAY)
