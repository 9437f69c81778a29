"""The worker process: commands, reactions, the outbox relay, and the store of events."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from core.kit.clock import Clock
from core.kit.database import create_engine
from core.kit.nats.broker import Consumers, create_broker, jetstream
from core.kit.nats.streams import COMMANDS, DEAD, EVENTS, consumer
from core.kit.settings import Settings
from core.kit.spawn import spawn
from core.wiring import create_container
from worker.activity.running import storing
from worker.commands import CommandRunner
from worker.reactions import Reactions, reaction_bus
from worker.reactions.dead_commands import TellAboutDeadCommands
from worker.relay import Relay

WORKERS = 16
PENDING = 512  # commands taken at once; most wait for an earlier one of the same person
KILLED_AFTER = 8.0  # seconds after which a silent worker's commands go to another


@asynccontextmanager
async def running(settings: Settings, clock: Clock) -> AsyncIterator[None]:
    """Everything that changes data, from start to graceful stop."""
    assert settings.database_url
    assert settings.nats_url
    engine = create_engine(settings.database_url, pool_size=WORKERS)
    container = create_container(engine, clock)
    broker = create_broker(settings.nats_url, "worker")
    runner = CommandRunner(container, asyncio.Semaphore(WORKERS))
    await broker.connect()
    js = jetstream(broker)
    consumers = Consumers(broker)
    commands = consumer("commands", "commands.>", pending=PENDING, ack_wait=KILLED_AFTER)
    consumers.add(COMMANDS, commands, runner, PENDING)
    reactions = Reactions(reaction_bus(runner))
    consumers.add(EVENTS, consumer("reactions", "events.>", pending=256), reactions, 4)
    told = TellAboutDeadCommands(js)
    consumers.add(DEAD, consumer("dead-commands", "dead.commands.>", pending=64), told, 1)
    await consumers.start()
    relay = spawn(Relay(engine, js).run(), name="relay")
    try:
        async with storing(broker.connection, js, settings.database_url, clock):
            yield
    finally:
        await broker.stop()
        relay.cancel()
        with suppress(asyncio.CancelledError):
            await relay
        await container.close()
        await engine.dispose()
