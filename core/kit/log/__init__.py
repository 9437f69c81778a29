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
    OutOfSpace,
)
from core.kit.log.files import write_atomically
from core.kit.log.jsonl import InvalidLine, export_jsonl, import_jsonl
from core.kit.log.producer import MessageBatch, Producer
from core.kit.log.records import Record
from core.kit.log.syncing import FsyncPolicy

__all__ = [
    "Consumer",
    "CorruptRecord",
    "DiskFull",
    "FsyncPolicy",
    "InvalidLine",
    "InvalidMessage",
    "InvalidTopic",
    "LogError",
    "LogFull",
    "MessageBatch",
    "OutOfSpace",
    "Producer",
    "Record",
    "export_jsonl",
    "import_jsonl",
    "read_topic",
    "write_atomically",
]
