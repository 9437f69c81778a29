"""The worker process: commands, reactions, the outbox relay, and the store of events."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from faststream.nats import NatsBroker

from core.activity.analytics.warehouse import ClickHouse
from core.kit.clock import Clock
from core.kit.database import close_engine, create_engine
from core.kit.nats.broker import Consumers, create_broker, jetstream, stop_broker
from core.kit.nats.streams import COMMANDS, DEAD, EVENTS, MAIL, consumer
from core.kit.settings import Settings
from core.kit.spawn import background
from core.users.contracts import Owners
from core.wiring import create_container
from worker.activity.running import storing
from worker.broadcasts import Broadcasting
from worker.commands import CommandRunner
from worker.forgetting import ACK_WAIT as FORGETTING_WAIT
from worker.forgetting import SUBJECT as FORGOTTEN
from worker.forgetting import Forgetting
from worker.imports import ACK_WAIT as IMPORTING_WAIT
from worker.imports import DEAD_SUBJECT, Importing, Stopping
from worker.imports import SUBJECT as STARTED
from worker.mail.choice import roads_of
from worker.mail.consumer import LettersOut
from worker.mail.desk import Desk
from worker.reactions import Reactions, reaction_bus
from worker.reactions.dead_commands import TellAboutDeadCommands
from worker.relay import Relay

WORKERS = 16
PENDING = 512  # commands taken at once; most wait for an earlier one of the same person
IMPORTS = 4  # side by side; the others wait, their people see how far they are
LETTERS = 8  # connections to the mail server
LETTERS_PENDING = 1000  # those that wait for their next try count too
KILLED_AFTER = 8.0  # seconds after which a silent worker's commands go to another


@asynccontextmanager
async def running(settings: Settings, clock: Clock) -> AsyncIterator[None]:
    """Everything that changes data, from start to graceful stop."""
    assert settings.database_url
    assert settings.nats_url
    roads = roads_of(settings, clock)
    engine = create_engine(settings.database_url, pool_size=WORKERS)
    owners = Owners.on_telegram(settings.owner_id)
    container = create_container(engine, clock, owners=owners)
    broker = create_broker(settings.nats_url, "worker")
    runner = CommandRunner(container, asyncio.Semaphore(WORKERS))
    await broker.connect()
    js = jetstream(broker)
    consumers = Consumers(broker)
    commands = consumer("commands", "commands.>", pending=PENDING, ack_wait=KILLED_AFTER)
    consumers.add(COMMANDS, commands, runner, PENDING)
    reactions = Reactions(reaction_bus(runner))
    consumers.add(EVENTS, consumer("reactions", "events.>", pending=256), reactions, 4)
    forgetting = consumer("forgetting", FORGOTTEN, pending=4, ack_wait=FORGETTING_WAIT)
    warehouse = ClickHouse.at(settings.clickhouse_url) if settings.clickhouse_url else None
    consumers.add(EVENTS, forgetting, Forgetting(js, engine, warehouse), 1)
    imports = consumer("imports", STARTED, pending=64, ack_wait=IMPORTING_WAIT)
    consumers.add(EVENTS, imports, Importing(container, runner), IMPORTS)
    told = TellAboutDeadCommands(js)
    consumers.add(DEAD, consumer("dead-commands", "dead.commands.>", pending=64), told, 1)
    stopping = consumer("dead-imports", DEAD_SUBJECT, pending=64)
    consumers.add(DEAD, stopping, Stopping(runner), 1)
    letters = LettersOut(Desk(container, clock), roads)
    consumers.add(
        MAIL, consumer("mail", "mail.>", pending=LETTERS_PENDING, ack_wait=60), letters, LETTERS
    )
    await consumers.start()
    broadcasting = Broadcasting.at(container, settings.sends_per_second)
    try:
        async with (
            background(Relay(engine, js).run(), name="relay"),
            background(broadcasting.run(), name="broadcasts"),
            _stopping(broker),
            storing(broker.connection, js, settings.database_url, clock),
        ):
            yield
    finally:
        if warehouse is not None:
            await warehouse.close()
        await container.close()
        await close_engine(engine)


@asynccontextmanager
async def _stopping(broker: NatsBroker) -> AsyncIterator[None]:
    """Commands under way are finished while the loops still run."""
    try:
        yield
    finally:
        await stop_broker(broker)
