"""The record: how it lies on the disk, and how it is found again after damage.

    crc32 u32 | length u32 | offset u64 | microseconds since 1970 u64 | payload

little endian; the CRC covers everything behind it. A record carries its own offset, so records
behind damaged bytes keep their numbers.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from struct import Struct
from typing import Any, TypeVar
from zlib import crc32

import msgspec

T = TypeVar("T")
_HEADER = Struct("<IIQQ")
_BODY = Struct("<IQQ")
_CRC = Struct("<I")
HEADER_BYTES = _HEADER.size
_HIGH_HALF_AT = 12


class Record(msgspec.Struct, frozen=True, gc=False):
    """One message of a topic. `timestamp` is in microseconds since 1970, UTC."""

    topic: str
    offset: int
    timestamp: int
    payload: bytes

    @property
    def value(self) -> Any:
        """The payload read as JSON."""
        return _decode_json(self.payload)

    @property
    def at(self) -> datetime:
        """When it was appended, aware, in UTC."""
        return datetime.fromtimestamp(self.timestamp / 1_000_000, UTC)

    def decode(self, contract: type[T]) -> T:
        """The payload as a `contract`, from JSON; `msgspec.ValidationError` if it does not fit."""
        return msgspec.json.decode(self.payload, type=contract)


def pack_records(payloads: Iterable[bytes], first_offset: int, timestamp: int) -> bytearray:
    """Records of consecutive offsets, ready to be written."""
    packed = bytearray()
    offset, pack_body, pack_crc = first_offset, _BODY.pack, _CRC.pack
    for payload in payloads:
        body = pack_body(len(payload), offset, timestamp) + payload
        packed += pack_crc(crc32(body))
        packed += body
        offset += 1
    return packed


def unpack_records(
    topic: str, data: bytes, position: int, limit: int, wanted: int = 0
) -> tuple[list[Record], int]:
    """Up to `limit` whole records from `position` on, and where the first byte behind them is.

    Stops at the end or at bytes that are no whole record; offsets below `wanted` are passed over.
    """
    records: list[Record] = []
    size, unpack_header = len(data), _HEADER.unpack_from
    while len(records) < limit and position + HEADER_BYTES <= size:
        crc, length, offset, timestamp = unpack_header(data, position)
        end = position + HEADER_BYTES + length
        body = data[position + _CRC.size : end]
        if end > size or crc32(body) != crc:
            break
        if offset >= wanted:
            records.append(Record(topic, offset, timestamp, body[_BODY.size :]))
        position = end
    return records, position


def read_offset_at(data: bytes, position: int) -> int | None:
    """The offset of the whole record at `position`, None if there is none."""
    if position + HEADER_BYTES > len(data):
        return None
    crc, length, offset, _ = _HEADER.unpack_from(data, position)
    end = position + HEADER_BYTES + length
    if end > len(data) or crc32(memoryview(data)[position + 4 : end]) != crc:
        return None
    return int(offset)


def read_record_size(data: bytes, position: int) -> int:
    """How many bytes the record at `position` claims to have, header included."""
    if position + HEADER_BYTES > len(data):
        return HEADER_BYTES
    return HEADER_BYTES + int(_HEADER.unpack_from(data, position)[1])


def read_timestamp(header: bytes) -> int:
    """The timestamp in a record's header."""
    return int(_HEADER.unpack_from(header)[3])


def find_next_record(data: bytes, start: int, least_offset: int) -> int | None:
    """Where, from `start` on, the next whole record numbered `least_offset` or above is."""
    high_half = _CRC.pack(least_offset >> 32)
    found = data.find(high_half, start + _HIGH_HALF_AT)
    while found >= 0:
        position = found - _HIGH_HALF_AT
        offset = read_offset_at(data, position)
        if offset is not None and offset >= least_offset:
            return position
        found = data.find(high_half, found + 1)
    return None


def scan_to_end(data: bytes, position: int, offset: int) -> tuple[int, int]:
    """Walk records from `position` (where `offset` is expected) to the end of `data`.

    Gives (end of the last whole record, offset after it); damage with records behind it is walked
    over, so a position before the end of `data` means that only a torn tail follows.
    """
    while True:
        found = read_offset_at(data, position)
        if found is None:
            resumed = find_next_record(data, position + 1, offset)
            if resumed is None:
                return position, offset
            position = resumed
        else:
            position += read_record_size(data, position)
            offset = found + 1


_decode_json = msgspec.json.Decoder().decode
