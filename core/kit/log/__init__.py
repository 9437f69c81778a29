"""An event log on files: topics of append-only segments, read by consumer groups.

producer.send("orders", {"id": 15})
consumer.subscribe("orders"); consumer.poll(); consumer.commit()
"""

from core.kit.log.consumer import Consumer, read_topic
from core.kit.log.errors import (
    CorruptRecord,
    DiskFull,
    InvalidMessage,
    InvalidTopic,
    LogError,
    LogFull,
    NoRoom,
)
from core.kit.log.files import atomic_write
from core.kit.log.jsonl import BadLine, export_jsonl, import_jsonl
from core.kit.log.producer import Batch, Producer
from core.kit.log.records import Record
from core.kit.log.syncing import FsyncPolicy

__all__ = [
    "BadLine",
    "Batch",
    "Consumer",
    "CorruptRecord",
    "DiskFull",
    "FsyncPolicy",
    "InvalidMessage",
    "InvalidTopic",
    "LogError",
    "LogFull",
    "NoRoom",
    "Producer",
    "Record",
    "atomic_write",
    "export_jsonl",
    "import_jsonl",
    "read_topic",
]
