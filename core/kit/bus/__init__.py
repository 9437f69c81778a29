"""An event bus: emit, subscribe with wildcards, queue, connect processes, record and replay.

    bus = EventBus()
    bus.subscribe("user.*", callback)
    bus.emit("user.registered", {"id": 15})

Transports to other processes are imported by name: `core.kit.bus.redis_transport`,
`core.kit.bus.nats_transport`.
"""

from core.kit.bus.bus import EventBus
from core.kit.bus.dead_letters import FileDeadLetterStore, InMemoryDeadLetterStore
from core.kit.bus.emission import Emission
from core.kit.bus.errors import (
    BusError,
    BusNotRunning,
    ContractViolation,
    InvalidName,
    NotSerializable,
    QueueOverflow,
)
from core.kit.bus.events import Event, EventHistory
from core.kit.bus.failures import DeadLetter, DeadLetterStore, Failure
from core.kit.bus.recorder import (
    EventRecorder,
    InvalidRecording,
    RecordedEvent,
    read_recorded_events,
)
from core.kit.bus.replay import EventSource, Replay, ReplayArguments, ReplayReport
from core.kit.bus.transport import InProcessHub, InProcessTransport, Transport

__all__ = [
    "BusError",
    "BusNotRunning",
    "ContractViolation",
    "DeadLetter",
    "DeadLetterStore",
    "Emission",
    "Event",
    "EventBus",
    "EventHistory",
    "EventRecorder",
    "EventSource",
    "Failure",
    "FileDeadLetterStore",
    "InMemoryDeadLetterStore",
    "InProcessHub",
    "InProcessTransport",
    "InvalidName",
    "InvalidRecording",
    "NotSerializable",
    "QueueOverflow",
    "RecordedEvent",
    "Replay",
    "ReplayArguments",
    "ReplayReport",
    "Transport",
    "read_recorded_events",
]
