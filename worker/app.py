"""The worker process: commands, reactions, the outbox relay, and the store of events."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from faststream.nats import NatsBroker

from core.activity.analytics.warehouse import ClickHouseWarehouse
from core.kit.background_tasks import run_in_background
from core.kit.clock import Clock
from core.kit.database import close_engine, create_engine
from core.kit.nats.broker import ConsumerRegistry, create_broker, get_jetstream, stop_broker
from core.kit.nats.streams import COMMANDS, DEAD, EVENTS, MAIL, build_push_consumer
from core.kit.settings import Settings
from core.users.contracts import Owners
from core.wiring import create_container
from worker.account_erasure import ACK_WAIT as FORGETTING_WAIT
from worker.account_erasure import SUBJECT as FORGOTTEN
from worker.account_erasure import AccountErasureConsumer
from worker.activity.consumers import run_activity_consumers
from worker.broadcasts import BroadcastRunner
from worker.channels.consumer import create_contact_consumer
from worker.channels.mailer_factory import build_mailers
from worker.commands import CommandRunner
from worker.imports import ACK_WAIT as IMPORTING_WAIT
from worker.imports import DEAD_SUBJECT, FailedImportConsumer, ImportConsumer
from worker.imports import SUBJECT as STARTED
from worker.reactions import ReactionConsumer, create_reaction_bus
from worker.reactions.dead_commands import DeadCommandNotifier
from worker.relay import OutboxRelay

COMMAND_WORKERS = 16
MAX_PENDING = 512  # commands taken at once; most wait for an earlier one of the same person
IMPORT_WORKERS = 4  # side by side; the others wait, their people see how far they are
MAIL_WORKERS = 8  # connections to the mail server
MAIL_MAX_PENDING = 1000  # those that wait for their next try count too
COMMAND_ACK_WAIT = 8.0  # seconds after which a silent worker's commands go to another


@asynccontextmanager
async def run_process(settings: Settings, clock: Clock) -> AsyncIterator[None]:
    """Everything that changes data, from start to graceful stop."""
    assert settings.database_url
    assert settings.nats_url
    mailers = build_mailers(settings, clock)
    engine = create_engine(settings.database_url, pool_size=COMMAND_WORKERS)
    owners = Owners.from_telegram_ids(settings.owner_id)
    container = create_container(engine, clock, owners=owners)
    broker = create_broker(settings.nats_url, "worker")
    runner = CommandRunner(container, asyncio.Semaphore(COMMAND_WORKERS))
    await broker.connect()
    js = get_jetstream(broker)
    consumers = ConsumerRegistry(broker)
    commands = build_push_consumer(
        "commands", "commands.>", pending=MAX_PENDING, ack_wait=COMMAND_ACK_WAIT
    )
    consumers.add_consumer(COMMANDS, commands, runner, MAX_PENDING)
    reactions = ReactionConsumer(create_reaction_bus(runner))
    consumers.add_consumer(
        EVENTS, build_push_consumer("reactions", "events.>", pending=256), reactions, 4
    )
    forgetting = build_push_consumer("forgetting", FORGOTTEN, pending=4, ack_wait=FORGETTING_WAIT)
    warehouse = (
        ClickHouseWarehouse.connect_to(settings.clickhouse_url) if settings.clickhouse_url else None
    )
    consumers.add_consumer(EVENTS, forgetting, AccountErasureConsumer(js, engine, warehouse), 1)
    imports = build_push_consumer("imports", STARTED, pending=64, ack_wait=IMPORTING_WAIT)
    consumers.add_consumer(EVENTS, imports, ImportConsumer(container, runner), IMPORT_WORKERS)
    text = DeadCommandNotifier(js)
    consumers.add_consumer(
        DEAD, build_push_consumer("dead-commands", "dead.commands.>", pending=64), text, 1
    )
    stopping = build_push_consumer("dead-imports", DEAD_SUBJECT, pending=64)
    consumers.add_consumer(DEAD, stopping, FailedImportConsumer(runner), 1)
    letters = create_contact_consumer(container, clock, mailers)
    consumers.add_consumer(
        MAIL,
        build_push_consumer("mail", "mail.>", pending=MAIL_MAX_PENDING, ack_wait=60),
        letters,
        MAIL_WORKERS,
    )
    await consumers.start()
    broadcasting = BroadcastRunner.create_for_rate(container, settings.sends_per_second)
    try:
        async with (
            run_in_background(OutboxRelay(engine, js).run(), name="relay"),
            run_in_background(broadcasting.run(), name="broadcasts"),
            _stop_broker_at_exit(broker),
            run_activity_consumers(broker.connection, js, settings.database_url, clock),
        ):
            yield
    finally:
        if warehouse is not None:
            await warehouse.close()
        await container.close()
        await close_engine(engine)


@asynccontextmanager
async def _stop_broker_at_exit(broker: NatsBroker) -> AsyncIterator[None]:
    """Commands under way are finished while the loops still run."""
    try:
        yield
    finally:
        await stop_broker(broker)
