"""Delivery as the bot runs it: people with tasks and habits, deliveries, and what arrived."""

from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any, TypeVar
from uuid import UUID, uuid4

import httpx
import msgspec
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from dishka import AsyncContainer
from redis.asyncio import Redis
from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from bot.delivery.channel_fallback import DeliveryFallback
from bot.delivery.consumer import NotificationConsumer, create_notification_consumer
from bot.delivery.notification_session import NotificationSession
from bot.delivery.rate_limiter import SendRateLimiter
from bot.delivery.send_queue import REMINDER_LANE, SendLane
from core.delivery.contracts import Delivery as LedgerRow
from core.delivery.engine import Claim
from core.delivery.models import DeliveryRow
from core.habits.contracts.commands import CreateHabit
from core.habits.contracts.views import HabitCard
from core.kit.clock import ShiftedClock
from core.kit.errors import DomainError
from core.kit.messages import Command, Notification, Refused, decode_reply
from core.tasks.contracts.commands import AddTask
from core.tasks.contracts.views import TaskCard
from core.users.contracts import PLATFORM_TELEGRAM, ChangeZone, Profile, RegisterUser, build_user_id
from core.users.queries import UserQueries
from core.wiring import create_container
from tests.support.clocks import tuesday_morning
from worker.commands import CommandEnvelope, CommandRunner

V = TypeVar("V")
Json = dict[str, Any]
_people = count(100)
_bots = count(1000)
OFTEN = 1000  # sends a second: no test waits for the pace unless it is about the pace


@dataclass(slots=True)
class WorkerBus:
    """The command bus without NATS between: the worker's own runner answers at once."""

    runner: CommandRunner

    async def execute(self, command: Command[V], *, command_id: UUID) -> V:
        reply = decode_reply(await self.runner.run(CommandEnvelope(command, command_id)))
        if isinstance(reply, Refused):
            raise DomainError(reply.code, **reply.params)
        view: V = msgspec.json.decode(reply.view, type=type(command).get_view_type())
        return view


@dataclass(slots=True)
class DeliveryHarness:
    stack: AsyncExitStack
    redis: Redis
    container: AsyncContainer
    url: str
    token: str
    http: httpx.AsyncClient
    bus: WorkerBus
    clock: ShiftedClock
    bots: dict[str, Bot] = field(default_factory=dict)

    @classmethod
    async def open(
        cls, stack: AsyncExitStack, redis_url: str, engine: AsyncEngine, url: str
    ) -> "DeliveryHarness":
        clock = tuesday_morning()
        container = create_container(engine, clock)
        stack.push_async_callback(container.close)
        redis = Redis.from_url(redis_url)
        stack.push_async_callback(redis.aclose)
        http = await stack.enter_async_context(httpx.AsyncClient(base_url=url))
        bus = WorkerBus(CommandRunner(container))
        token = f"{next(_bots)}:the-token-of-a-test"
        return cls(stack, redis, container, url, token, http, bus, clock)

    def bot(self, url: str | None = None) -> Bot:
        """The client of the messenger at `url`; one each, for closing one takes a while."""
        url = url or self.url
        if url not in self.bots:
            session = NotificationSession(api=TelegramAPIServer.from_base(url))
            self.stack.push_async_callback(session.close)
            self.bots[url] = Bot(self.token, session=session)
        return self.bots[url]

    def delivery(
        self,
        rate: int = OFTEN,
        url: str | None = None,
        lane: SendLane = REMINDER_LANE,
        fallback: DeliveryFallback | None = None,
    ) -> NotificationConsumer:
        """One more instance."""
        bot = self.bot(url)
        pace = SendRateLimiter(self.redis, rate, str(bot.id))
        return create_notification_consumer(
            self.container, bot, pace, self.clock, self.bus, lane=lane, fallback=fallback
        )

    async def do(self, command: Command[V]) -> V:
        return await self.bus.execute(command, command_id=uuid4())

    async def person(self, language: str = "ru", zone: str = "Europe/Moscow") -> Profile:
        """Somebody who has written to the bot."""
        number = next(_people)
        who = {"user_id": number, "first_name": "Аня", "language_code": language}
        assert (await self.http.post("/sim/message", json=who | {"text": "/start"})).is_success
        user_id = build_user_id(PLATFORM_TELEGRAM, number)
        arrived = RegisterUser(
            user_id=user_id,
            platform=PLATFORM_TELEGRAM,
            platform_user_id=str(number),
            name="Аня",
            language_code=language,
        )
        await self.do(arrived)
        return await self.do(ChangeZone(user_id=user_id, zone=zone))

    async def profile(self, user_id: UUID) -> Profile | None:
        async with self.container() as scope:
            return await (await scope.get(UserQueries)).get_profile(user_id)

    async def task(self, owner: Profile, title: str = "Купить молоко", **more: Any) -> TaskCard:
        return await self.do(AddTask(user_id=owner.id, task_id=uuid4(), title=title, **more))

    async def habit(self, owner: Profile, title: str = "Зарядка") -> HabitCard:
        return await self.do(CreateHabit(user_id=owner.id, habit_id=uuid4(), title=title))

    def note(
        self, owner: Profile, kind: str, subject_id: UUID | None = None, **more: Any
    ) -> Notification:
        """What the scheduler would publish, due this very moment."""
        due = more.pop("due_at", self.clock.now())
        return Notification(
            key=f"{kind}:{uuid4()}",
            kind=kind,
            user_id=owner.id,
            subject_id=subject_id,
            due_at=due,
            **more,
        )

    async def ledger(self, note: Notification) -> LedgerRow | None:
        async with self.container() as scope:
            session = await scope.get(AsyncSession)
            row = await session.scalar(select(DeliveryRow).where(DeliveryRow.key == note.key))
            return row.build_delivery() if row else None

    async def dies_while_sending(self, note: Notification, *, ago: timedelta) -> None:
        """Leave the ledger as a process does that was killed `ago` with the call on its way."""
        (claim,) = await self.delivery().sender.engine.claim_batch([note])
        assert isinstance(claim, Claim)
        async with self.container() as scope:
            session = await scope.get(AsyncSession)
            earlier = DeliveryRow.leased_until - ago
            mine = update(DeliveryRow).where(DeliveryRow.key == note.key)
            await session.execute(mine.values(leased_until=earlier))
            await session.commit()

    async def cut_database(self) -> None:
        """End every connection of this database but the one that says so."""
        others = (
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
        )
        mine = " AND datname = current_database()"
        async with self.container() as scope:
            await (await scope.get(AsyncSession)).execute(text(others + mine))

    async def fault(self, **fault: Any) -> None:
        """The next sends fail, as `/sim/fault` says."""
        body = {"method": "sendMessage", "times": 1} | fault
        assert (await self.http.post("/sim/fault", json=body)).is_success

    async def block(self, person: Profile, *, blocked: bool = True) -> None:
        body = {"user_id": int(person.platform_user_id), "blocked": blocked}
        assert (await self.http.post("/sim/block", json=body)).is_success

    async def arrived(self, person: Profile) -> list[Json]:
        """The bot's messages in this person's chat, oldest first."""
        query: dict[str, str | int] = {"chat_id": person.platform_user_id, "after": 0}
        messages: list[Json] = (await self.http.get("/sim/messages", params=query)).json()
        return [message for message in messages if message["from"]["is_bot"]]

    async def texts(self, person: Profile) -> list[str]:
        return [message["text"] for message in await self.arrived(person)]

    async def sends(self) -> list[Json]:
        """Every sendMessage call the messenger got, with its time."""
        calls: list[Json] = (await self.http.get("/sim/calls", params={"after": 0})).json()
        return [call for call in calls if call["method"] == "sendMessage"]


def captions(message: Json) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


def called_at(call: Json) -> datetime:
    return datetime.fromisoformat(call["time"])
