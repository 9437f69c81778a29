"""The JetStream streams of the product and their consumers, declared before anything starts."""

from dataclasses import replace

from nats.js import JetStreamContext
from nats.js.api import (
    AckPolicy,
    ConsumerConfig,
    DiscardPolicy,
    RetentionPolicy,
    StorageType,
    StreamConfig,
)
from nats.js.errors import NotFoundError

COMMANDS, EVENTS, NOTIFY, DEAD = "COMMANDS", "EVENTS", "NOTIFY", "DEAD"
MAIL = "MAIL"
ACTIVITY = "ACTIVITY"
UPDATES = "UPDATES"
MESSAGE_LIFE_SECONDS = 7 * 86_400
_GIB = 1 << 30


def _build_stream(name: str, subject: str, retention: RetentionPolicy, gib: int) -> StreamConfig:
    return StreamConfig(
        name=name,
        subjects=[subject],
        retention=retention,
        storage=StorageType.FILE,
        discard=DiscardPolicy.NEW,
        max_age=MESSAGE_LIFE_SECONDS,
        max_bytes=gib * _GIB,
        max_msg_size=256 * 1024,
        duplicate_window=120,
    )


STREAMS = (
    _build_stream(COMMANDS, "commands.>", RetentionPolicy.WORK_QUEUE, 1),
    replace(
        _build_stream(EVENTS, "events.>", RetentionPolicy.LIMITS, 2), discard=DiscardPolicy.OLD
    ),
    _build_stream(NOTIFY, "notify.>", RetentionPolicy.WORK_QUEUE, 1),
    _build_stream(MAIL, "mail.>", RetentionPolicy.WORK_QUEUE, 1),
    # What was stored leaves the stream, so that its bytes bound what waits, not what was.
    replace(
        _build_stream(ACTIVITY, "activity.>", RetentionPolicy.WORK_QUEUE, 1), max_msg_size=1 << 20
    ),
    replace(
        _build_stream(UPDATES, "updates.>", RetentionPolicy.LIMITS, 1),
        max_age=86_400,  # as long as the messenger itself keeps an update
        max_msg_size=1 << 20,
    ),
    replace(
        _build_stream(DEAD, "dead.>", RetentionPolicy.LIMITS, 1),
        max_age=30 * 86_400,
        max_msg_size=512 * 1024,  # the largest message and the reason on top
    ),
)


async def declare_streams(js: JetStreamContext, replicas: int = 1) -> None:
    """Create the streams or bring their settings up to date."""
    for stream in STREAMS:
        config = replace(stream, num_replicas=replicas)
        try:
            await js.stream_info(config.name or "")
        except NotFoundError:
            await js.add_stream(config)
        else:
            await js.update_stream(config)


def build_push_consumer(
    name: str, *subjects: str, pending: int, ack_wait: float = 30.0
) -> ConsumerConfig:
    """A durable push consumer of `subjects`, shared by every instance through the queue group
    `name`.

    `max_deliver` is unlimited: the retry middleware decides when to give up, and says where to.
    """
    return ConsumerConfig(
        durable_name=name,
        deliver_group=name,
        deliver_subject=f"deliver.{name}",
        filter_subject=subjects[0] if len(subjects) == 1 else None,
        filter_subjects=list(subjects) if len(subjects) > 1 else None,
        ack_policy=AckPolicy.EXPLICIT,
        ack_wait=ack_wait,
        max_ack_pending=pending,
        max_deliver=-1,
    )


def build_pull_consumer(
    name: str, subject: str, *, pending: int, ack_wait: float
) -> ConsumerConfig:
    """A durable pull consumer; every instance asks for as much as it can take."""
    return ConsumerConfig(
        durable_name=name,
        filter_subject=subject,
        ack_policy=AckPolicy.EXPLICIT,
        ack_wait=ack_wait,
        max_ack_pending=pending,
        max_deliver=-1,
    )


async def upsert_consumer(js: JetStreamContext, stream: str, config: ConsumerConfig) -> None:
    """Create or update a durable: a changed setting is ignored by a mere subscribe."""
    await js.add_consumer(stream, config)
