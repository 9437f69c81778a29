"""An event bus: emit, subscribe with wildcards, queue, connect processes, record and replay.

    bus = EventBus()
    bus.subscribe("user.*", callback)
    bus.emit("user.registered", {"id": 15})

Transports to other processes are imported by name: `core.kit.bus.redis_transport`,
`core.kit.bus.nats_transport`.
"""

from core.kit.bus.bus import EventBus
from core.kit.bus.dead_letters import FileDeadLetters, InMemoryDeadLetters
from core.kit.bus.emission import Emission
from core.kit.bus.errors import (
    BusError,
    BusNotRunning,
    ContractViolation,
    InvalidName,
    NotSerializable,
    QueueOverflow,
)
from core.kit.bus.events import Event, History
from core.kit.bus.failures import DeadLetter, DeadLetters, Failure
from core.kit.bus.recorder import BadRecording, EventRecorder, Recorded, file_events
from core.kit.bus.replay import Replay, ReplayArguments, ReplayReport, Source
from core.kit.bus.transport import Hub, InProcessTransport, Transport

__all__ = [
    "BadRecording",
    "BusError",
    "BusNotRunning",
    "ContractViolation",
    "DeadLetter",
    "DeadLetters",
    "Emission",
    "Event",
    "EventBus",
    "EventRecorder",
    "Failure",
    "FileDeadLetters",
    "History",
    "Hub",
    "InMemoryDeadLetters",
    "InProcessTransport",
    "InvalidName",
    "NotSerializable",
    "QueueOverflow",
    "Recorded",
    "Replay",
    "ReplayArguments",
    "ReplayReport",
    "Source",
    "Transport",
    "file_events",
]
